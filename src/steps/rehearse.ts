import { verifyBundle } from '../bundle/read.js';
import { deviceFamilies } from '../devices/registry.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { RehearsalReport } from '../rehearsal/rehearsal-report.js';
import { verifyMinisig } from '../signing/minisign.js';
import { hostSource } from '../site/host-source.js';
import { minisigPath } from '../site/layout.js';
import type { Checked } from './check.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import type { SignedRelease } from './sign.js';
import { given, unlessPublishing } from './skips.js';
import type { StagedRelease } from './staged-site.js';
import { rehearsalSigners } from './stand-in-signers.js';

/** How the devices of the project’s families took the release; absent where it names none. */
export interface Rehearsed {
  readonly rehearsal?: RehearsalReport;
  /** Warnings. */
  readonly rehearsalFindings?: readonly Problem[];
}

type Needs = LoadedProject &
  Pick<Checked, 'matrix'> &
  Packed &
  Planned & { readonly preflight: Preflight; readonly signed?: SignedRelease };

/**
 * Step 8: takes the staged release as a device with nothing but a shell would, before any device can see it: the bytes
 * on the host are the promised ones, the signature beside them verifies, and every entry of the zip unpacks to its sum.
 * Then as the devices of each family would, from each version in the field, with the revision that is to come laid over the site.
 */
export const rehearse = (services: Services): Step<Needs, Rehearsed> => ({
  title: 'Rehearse',
  effect: 'writes',
  skip: unlessPublishing,
  run: async (state) => {
    await takeWithAShell(state);
    return state.project.devices.length === 0 ? {} : takeAsFamilies(services, state);
  },
});

const takeWithAShell = async ({ project, preflight, draft, bundle }: Needs): Promise<void> => {
  const { host, trust } = ready(preflight, project);
  const { path, sha256, size } = draft.statement.predicate.bundle;
  const staged = await host.digest(path);
  if (staged?.sha256 !== sha256 || staged.size !== size) throw fail('site-stage-differs', { path });
  const minisig = await host.read(minisigPath(path));
  if (!minisig) throw fail('site-stage-differs', { path: minisigPath(path) });
  await verifyMinisig(new TextDecoder().decode(minisig.bytes), bundle.path, trust);
  await verifyBundle(bundle.path);
};

const takeAsFamilies = async (services: Services, state: Needs): Promise<Rehearsed> => {
  // Loaded only where devices are named.
  const { rehearseSite } = await import('../rehearsal/rehearse-site.js');
  const { stagedSite, withoutRollout } = await import('./staged-site.js');
  const { reportLines } = await import('../rehearsal/rehearsal-text.js');
  const { project, preflight, draft, signed, matrix, version } = state;
  const access = ready(preflight, project);
  const { host } = access;
  const { trust, signers } = rehearsalSigners(access);
  const staged: StagedRelease = {
    project,
    draft,
    signed: given(signed),
    access,
    trust,
    signers,
    now: services.clock(),
    base: hostSource(host),
  };
  const site = await stagedSite(staged);
  const whole = project.rollout && (await stagedSite({ ...staged, project: withoutRollout(project) }));
  const { isolation, timeout } = project.rehearsal;
  const rehearsal = await rehearseSite(
    {
      workDirectory: services.workDirectory,
      openSandbox: (scratch) => services.openSandbox(isolation, scratch),
      now: services.clock,
    },
    {
      site,
      ...(whole ? { whole } : {}),
      project,
      matrix,
      target: version,
      families: await deviceFamilies(project.devices),
      published: false,
      from: [],
      faults: [],
      timeoutMs: timeout * 1000,
      installsFirst: 'newest',
    },
  );
  for (const line of reportLines(rehearsal, { brief: true })) services.reporter.info(line);
  if (hasErrors(rehearsal.problems)) throw new OtaError(rehearsal.problems);
  services.reporter.problems(rehearsal.problems);
  return { rehearsal, rehearsalFindings: rehearsal.problems };
};
