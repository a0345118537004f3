import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { auditSite } from '../site/audit/audit-site.js';
import { hostSource } from '../site/host-source.js';
import type { PublicReport } from '../site/public/public-check.js';
import type { Publication } from './commit.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import { followThrough } from './public-url.js';
import { type ReadyPreflight, ready } from './ready.js';
import type { Services } from './services.js';
import { given } from './skips.js';

export interface Verified {
  readonly verification: {
    readonly objects: number;
    readonly bytes: number;
    /** What devices get; absent where the public URL was not asked. */
    readonly public?: Omit<PublicReport, 'problems'>;
    /** Warnings. */
    readonly problems: readonly Problem[];
  };
}

/** Other releases may be between their commit and their pointers; eight at once need a few seconds to settle. */
const PATIENCE_MS = 15_000;

type Needs = LoadedProject & { readonly preflight: Preflight; readonly publication?: Publication };
type Needed = Pick<Services, 'clock' | 'openWebSite' | 'pacing' | 'purge' | 'reporter'>;

/**
 * Step 11: reads the release back from the host as a reader who trusts only the keys: index, pointers, upgrade object,
 * bundle. Then it asks the public URL for the same as devices do. Its cost is the release's own size, whatever the history.
 *
 * Where devices don't get it, the release stands all the same: the same run again changes nothing and asks again.
 */
export const verify = (services: Needed): Step<Needs, Verified> => ({
  title: 'Verify',
  effect: 'writes',
  run: async (state) => {
    const access = ready(state.preflight, state.project);
    const { problems, ...read } = await readBack(services, access, state);
    services.reporter.problems(problems);
    const seen = await seenByDevices(services, access, state);
    const further = seen.problems.filter((found) => !problems.some((known) => known.message === found.message));
    if (hasErrors(further)) throw new OtaError([notServed(access, state), ...further]);
    services.reporter.problems(further);
    return { verification: { ...read, ...seen.shown, problems: [...problems, ...further] } };
  },
});

const readBack = async ({ clock }: Needed, { host, trust, layout }: ReadyPreflight, { project, version }: Needs) => {
  const { objects, bytes, problems } = await auditSite(hostSource(host), {
    trust,
    now: clock(),
    devices: project.devices,
    only: { channel: layout.channel, versions: [version] },
    patienceMs: PATIENCE_MS,
  });
  // The rehearsal has verified the bundle's signature; a host reads large bundles for their SHA-256 alone.
  const told = problems.filter((finding) => finding.code !== 'verify-minisig-unchecked');
  if (hasErrors(told)) throw new OtaError(told);
  return { objects, bytes, problems: told };
};

const seenByDevices = async (services: Needed, access: ReadyPreflight, { project, version, publication }: Needs) => {
  const { host, publicUrl, layout, trust, standing } = access;
  const revision = publication?.revision ?? given(standing.newest);
  const wrote = publication !== undefined && (publication.outcome === 'published' || publication.written.length > 0);
  const publishing = { project, host, publicUrl, layout, trust, revision, version, wrote };
  const { report, problems } = await followThrough(services, publishing);
  if (!report) return { problems, shown: {} };
  const { problems: _, ...shown } = report;
  return { problems, shown: { public: shown } };
};

const notServed = ({ host, publicUrl }: ReadyPreflight, { project, version }: Needs): Problem =>
  problem(
    'public-not-served',
    { release: `${project.product} ${version}`, host: host.location, url: publicUrl },
    project.place('publicUrl'),
  );
