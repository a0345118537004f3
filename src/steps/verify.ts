import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { auditSite } from '../site/audit/audit-site.js';
import { hostSource } from '../site/host-source.js';
import type { PublicReport } from '../site/public/public-check.js';
import type { Publication } from './commit.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import { followThrough, type Publishing } from './public-url.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import { given } from './skips.js';

/** What was read back. */
interface ReadBack {
  readonly objects: number;
  readonly bytes: number;
  /** What devices get; absent where the public URL was not asked. */
  readonly public?: Omit<PublicReport, 'problems'>;
  /** Warnings. */
  readonly problems: readonly Problem[];
}

export interface Verified {
  readonly verification: ReadBack;
}

/** Other changes may be between their commit and their pointers; eight at once need a few seconds to settle. */
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
  run: async ({ project, version, preflight, publication }) => {
    const { host, publicUrl, layout, trust, standing } = ready(preflight, project);
    const revision = publication?.revision ?? given(standing.newest);
    const wrote = hasWritten(publication);
    const page = publication?.written.includes(layout.page) ?? false;
    const publishing = { project, host, publicUrl, layout, trust, revision, version, page, wrote };
    return { verification: await readBack(services, publishing, `${project.product} ${version}`) };
  },
});

/** Whether the run has changed the site. */
export const hasWritten = (publication: Publication | undefined): boolean =>
  publication !== undefined && (publication.outcome === 'published' || publication.written.length > 0);

/**
 * Reads what was published back, from the host and then through the public URL: index, pointers, and the one release that devices must get.
 *
 * @param name what was published, in a message: `pump 1.2.0`. @throws OtaError with what the audit found, or `public-not-served`.
 */
export const readBack = async (services: Needed, publishing: Publishing, name: string): Promise<ReadBack> => {
  const { problems, ...read } = await audited(services, publishing);
  services.reporter.problems(problems);
  const { report, problems: found } = await followThrough(services, publishing);
  const further = found.filter(({ message }) => !problems.some((known) => known.message === message));
  if (hasErrors(further)) throw new OtaError([notServed(publishing, name), ...further]);
  services.reporter.problems(further);
  const all = { ...read, problems: [...problems, ...further] };
  if (!report) return all;
  const { problems: _, ...seen } = report;
  return { ...all, public: seen };
};

const audited = async ({ clock }: Needed, { project, host, trust, layout, version, page = false }: Publishing) => {
  const { objects, bytes, problems } = await auditSite(hostSource(host), {
    trust,
    now: clock(),
    devices: project.devices,
    only: { channel: layout.channel, versions: version === undefined ? [] : [version], page },
    patienceMs: PATIENCE_MS,
  });
  // The rehearsal has verified the bundle's signature; a host reads large bundles for their SHA-256 alone.
  const told = problems.filter((finding) => finding.code !== 'verify-minisig-unchecked');
  if (hasErrors(told)) throw new OtaError(told);
  return { objects, bytes, problems: told };
};

const notServed = ({ project, host, publicUrl }: Publishing, release: string): Problem =>
  problem('public-not-served', { release, host: host.location, url: publicUrl }, project.place('publicUrl'));
