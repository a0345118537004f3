import type { Place, Problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/device-families.js';
import { auditSite } from '../audit/audit-site.js';
import type { HttpSource } from '../http-source.js';
import { awaitArrival, type Patience, type Remedies } from './arrival.js';
import { delayProblem } from './delay-problem.js';
import type { Published } from './verdict.js';

/** What is asked of the public URL, and how. */
export interface PublicCheck {
  readonly source: HttpSource;
  readonly published: Published;
  /** Whose findings about the web server count. */
  readonly devices: readonly DeviceFamilyName[];
  readonly now: Date;
  readonly patience: Patience;
  readonly remedies: Remedies;
  /** This run has changed the site. */
  readonly wrote: boolean;
  /** Where the public URL is declared. */
  readonly place?: Place;
}

/** What devices get. Plain data. */
export interface PublicReport {
  /** The public URL. */
  readonly url: string;
  /** Counter of the index that devices are shown; null where they are shown none that is as new as what was published. */
  readonly revision: number | null;
  /** Whole seconds until the public URL was up to date, or was given up. */
  readonly waitedSeconds: number;
  /** Objects that were read to the end, and their bytes. */
  readonly objects: number;
  readonly bytes: number;
  /** Errors keep devices from what was published; warnings cost time. */
  readonly problems: readonly Problem[];
}

/** Other releases may be between their commit and their pointers; eight at once need a few seconds to settle. */
const SETTLING_MS = 15_000;

/**
 * Asks the public URL whether devices get what was published: waits until it shows it, then takes index, pointers, upgrade
 * objects and bundles as devices do, and looks at how the web server treats them. A later revision than the published one
 * is as good, if it verifies and lists the same releases.
 *
 * @throws OtaError `forge-proxy-invalid`, `forge-certificate-unreadable`; whatever is wrong with the site is a problem.
 */
export const checkPublicUrl = async (check: PublicCheck): Promise<PublicReport> => {
  const { source, published, patience, remedies, wrote, place } = check;
  const { exchange, location: url } = source;
  const eye = { exchange, nowMs: () => check.now.getTime() };
  const arrival = await awaitArrival({ ...eye, published, patience, remedies, wrote });
  const waitedSeconds = Math.round(arrival.waitedMs / 1000);
  if (arrival.kind === 'arrived') {
    const audit = await auditPublished(check, source);
    return { url, revision: arrival.revision.predicate.counter, waitedSeconds, ...audit };
  }
  const late = delayProblem(arrival, arrival.waitedMs, place);
  const report = { url, revision: null, waitedSeconds };
  // Where the server has it all and only a cache is late, what lies behind the pointers can be looked at all the same.
  if (arrival.route === 'past-caches') return { ...report, objects: 0, bytes: 0, problems: [late] };
  const audit = await auditPublished(check, pastPointerCaches(check));
  return { ...report, ...audit, problems: [late, ...audit.problems] };
};

const auditPublished = async (
  { published, devices, now }: PublicCheck,
  source: HttpSource,
): Promise<Pick<PublicReport, 'objects' | 'bytes' | 'problems'>> => {
  const { layout, trust, versions } = published;
  const { objects, bytes, problems } = await auditSite(source, {
    trust,
    now,
    devices,
    only: { channel: layout.channel, versions },
    // The next revision isn't there yet, and a cache would remember that.
    lookAhead: false,
    patienceMs: SETTLING_MS,
  });
  return { objects, bytes, problems };
};

/** The site with its pointers and upgrade objects as the server itself has them. */
const pastPointerCaches = ({ source, published: { layout, versions } }: PublicCheck): HttpSource => {
  const mutable = new Set([
    layout.index,
    layout.versions,
    layout.latest,
    ...versions.map((version) => layout.upgradeObject(version)),
  ]);
  const { peek = source.read } = source;
  return { ...source, read: (path, maxBytes) => (mutable.has(path) ? peek : source.read)(path, maxBytes) };
};
