import type { Problem } from '../errors/problem.js';
import type { Checked } from './check.js';
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

type Needs = ReleaseInputs & LoadedProject & Checked & Packed & Planned & { readonly preflight: Preflight };

/**
 * Step 12: hands the release to the services of those families that have one, such as the API of Connhex. Each looks first at what
 * the service has, so that running it again completes what is missing and changes nothing else.
 */
export const deliver = (services: Services): Step<Needs, Delivered> => ({
  title: 'Deliver',
  effect: 'writes',
  skip: ({ project }) => (project.devices.length === 0 ? 'the project names no family of devices' : undefined),
  run: async (state) => {
    const input = filesInput(services, state, ready(state.preflight, state.project).publicUrl);
    const deliveryFindings = await fromFamilies(input, (family) => family.deliver?.(input));
    services.reporter.problems(deliveryFindings);
    return { deliveryFindings };
  },
});
