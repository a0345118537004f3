import type { Problem } from '../errors/problem.js';
import { isForEverybody } from '../site/rollout.js';
import type { Checked } from './check.js';
import type { Publication } from './commit.js';
import { filesInput, fromFamilies } from './family-input.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { ReleaseInputs, Services } from './services.js';

/** What the services of device families said. */
export interface Delivered {
  /** Warnings. */
  readonly deliveryFindings: readonly Problem[];
}

type Needs = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Planned & { readonly preflight: Preflight; readonly publication?: Publication };

/**
 * Step 12: hands the release to the services of those families that have one, such as the API of Connhex. Each looks first at what
 * the service has, so that running it again completes what is missing and changes nothing else. A service that can’t offer a release
 * to a part of the fleet gets it once the roll-out is complete, from the next run.
 */
export const deliver = (services: Services): Step<Needs, Delivered> => ({
  title: 'Deliver',
  effect: 'writes',
  skip: ({ project }) => (project.devices.length === 0 ? 'the project names no family of devices' : undefined),
  run: async (state) => {
    const input = filesInput(services, state, ready(state.preflight, state.project).publicUrl);
    const wait = waitsForRollout(state);
    const deliveryFindings = await fromFamilies(input, (family) => {
      if (!wait || family.cohorts || !family.deliver) return family.deliver?.(input);
      services.reporter.info(`${family.title}: not handed over before the roll-out of ${state.version} is complete`);
      return [];
    });
    services.reporter.problems(deliveryFindings);
    return { deliveryFindings };
  },
});

const waitsForRollout = ({ preflight, project, publication, version }: Needs): boolean => {
  const revision = publication?.revision ?? ready(preflight, project).standing.newest;
  const release = revision?.predicate.releases.find((one) => one.version === version);
  return revision !== undefined && release !== undefined && !isForEverybody(release, revision.predicate.created);
};
