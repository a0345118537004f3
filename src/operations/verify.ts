import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { auditSite } from '../site/audit/audit-site.js';
import { hostSource } from '../site/host-source.js';
import type { PublicReport } from '../site/public/public-check.js';
import type { Step } from '../steps/flow.js';
import { followThrough } from '../steps/public-url.js';
import type { Services } from '../steps/services.js';
import type { OperationPublished } from './commit.js';
import type { LoadedForOperation } from './load.js';
import type { OpenedChannel } from './preflight.js';

export interface OperationVerified {
  /** What devices get; absent where the public URL was not asked. */
  readonly seen?: Omit<PublicReport, 'problems'>;
  /** Warnings. */
  readonly verifyFindings: readonly Problem[];
}

/** Other changes may be between their commit and their pointers. */
const PATIENCE_MS = 15_000;

type Needs = LoadedForOperation & OperationPublished & { readonly opened: OpenedChannel };

/** Step 5: reads index, pointers and the latest release back as one who trusts only the keys, then asks the public URL for the same. */
export const operationVerify = (services: Services): Step<Needs, OperationVerified> => ({
  title: 'Verify',
  effect: 'writes',
  run: async ({ project, opened, publication, afterFindings }) => {
    const { host, trust, layout } = opened;
    const { revision, written, outcome } = publication;
    const version = revision.predicate.latest ?? undefined;
    const versions = version === undefined ? [] : [version];
    const { problems } = await auditSite(hostSource(host), {
      trust,
      now: services.clock(),
      devices: project.devices,
      only: { channel: layout.channel, versions },
      patienceMs: PATIENCE_MS,
    });
    const read = [...afterFindings, ...problems.filter(({ code }) => code !== 'verify-minisig-unchecked')];
    if (hasErrors(read)) throw new OtaError(read);
    const { publicUrl } = project;
    if (publicUrl === undefined) return { verifyFindings: read };
    const wrote = outcome === 'published' || written.length > 0;
    const publishing = { project, host, publicUrl, layout, trust, revision, version, wrote };
    const { report, problems: found } = await followThrough(services, publishing);
    const further = found.filter(({ message }) => !read.some((known) => known.message === message));
    const release = `revision ${revision.predicate.counter} of ${project.product}`;
    const details = { release, host: host.location, url: publicUrl };
    if (hasErrors(further))
      throw new OtaError([problem('public-not-served', details, project.place('publicUrl')), ...further]);
    services.reporter.problems([...read, ...further]);
    if (!report) return { verifyFindings: [...read, ...further] };
    const { problems: _, ...seen } = report;
    return { seen, verifyFindings: [...read, ...further] };
  },
});
