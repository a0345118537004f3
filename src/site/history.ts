import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Trust } from '../signing/trust.js';
import { examineVouched, signersOf, statedTrust } from './audit/revision.js';
import { placedAt } from './audit/site-reader.js';
import { assertFollows, type Revision, readChannel } from './channel-state.js';
import { readAhead } from './in-order.js';
import { sha256Hex } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import type { SiteSource } from './site-source.js';

/** The history of which channel is read, and with which keys. */
export interface HistoryRequest {
  readonly source: Pick<SiteSource, 'read' | 'peek' | 'location'>;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
}

/** One revision of a channel, verified. */
export interface LoggedRevision {
  readonly revision: Revision;
  /** The one before it, verified as well; undefined before the first, and where it doesn’t verify. */
  readonly before: Revision | undefined;
  /** The one before it is there and doesn’t verify, or is missing: what this one changed can’t be told. The walk ends here. */
  readonly broken: boolean;
  /** Ids of the keys whose signatures on it count. */
  readonly signers: readonly string[];
  /** None of them is trusted any more: the revision after it vouches for it. */
  readonly retired: boolean;
}

/**
 * The revisions of a channel from the newest back to the first, each verified: by the trusted keys, or, where those have been replaced
 * since, by its digest in the revision after it and by its own keys. Two of them and a few reads ahead are in memory at a time.
 *
 * @throws OtaError `verify-index-missing`, `site-…`, and, once it has given all that is sound, what the first revision that doesn’t verify
 * has: `verify-revision-missing`, `verify-revision-forked`, `site-revision-broken-chain`, `verify-other-product`, `site-object-…`.
 */
export async function* readHistory(request: HistoryRequest): AsyncGenerator<LoggedRevision> {
  const { source, layout, trust } = request;
  const { newest } = await readChannel(historyHost(request), layout, trust);
  if (!newest) throw fail('verify-index-missing', { path: layout.index, site: source.location });
  let later: Linked = { revision: newest, retired: false };
  const read = async (path: string) => ({ path, ...(await gather(() => source.read(path))) });
  for await (const { path, value, problems } of readAhead(pathsBefore(newest, layout), read)) {
    const { linked, faults } = value
      ? await linkedTo(later.revision, path, value, request)
      : { linked: undefined, faults: problems.length > 0 ? problems : [missing(path, newest)] };
    if (!linked) {
      yield logged(later, undefined, trust);
      throw new OtaError(placedAt(faults, path));
    }
    yield logged(later, linked.revision, trust);
    later = linked;
  }
  // The first of all names none before it.
  assertFollows(undefined, later.revision);
  yield logged(later, undefined, trust);
}

/** A revision that the one after it vouches for. */
interface Linked {
  readonly revision: Revision;
  readonly retired: boolean;
}

const logged = ({ revision, retired }: Linked, before: Revision | undefined, trust: Trust): LoggedRevision => ({
  revision,
  before,
  broken: before === undefined && revision.predicate.counter > 1,
  signers: signersOf(revision, retired ? statedTrust(revision.predicate) : trust),
  retired,
});

/** The site as a channel is read from it. A cache that remembers that the next revision isn’t there would hide it from devices. */
const historyHost = ({ source, layout }: HistoryRequest) => ({
  read: async (path: string) => {
    const read = path.startsWith(layout.revisions) ? (source.peek ?? source.read) : source.read;
    const bytes = await read(path);
    return bytes && { bytes, etag: '' };
  },
});

function* pathsBefore({ predicate }: Revision, layout: ChannelLayout): Generator<string> {
  for (let counter = predicate.counter - 1; counter >= 1; counter -= 1) yield layout.revision(counter);
}

const missing = (path: string, newest: Revision): Problem =>
  problem('verify-revision-missing', { path, newest: newest.path }, { file: path });

const linkedTo = async (
  later: Revision,
  path: string,
  bytes: Uint8Array,
  { layout, trust }: HistoryRequest,
): Promise<{ readonly linked?: Linked; readonly faults: readonly Problem[] }> => {
  const unlinked = linkFault(later, path, bytes);
  if (unlinked) return { faults: [unlinked] };
  // From here on a verified revision vouches for these very bytes.
  const { revision, problems } = await examineVouched(bytes, path, layout, trust);
  if (!revision) return { faults: problems };
  const found = revision.predicate.product;
  const { product } = later.predicate;
  if (found !== product) return { faults: [problem('verify-other-product', { path, found, product }, { file: path })] };
  const retired = problems.some(({ code }) => code === 'verify-revision-key-retired');
  return { linked: { revision, retired }, faults: [] };
};

const linkFault = ({ path: next, predicate }: Revision, path: string, bytes: Uint8Array): Problem | undefined => {
  if (predicate.previous === sha256Hex(bytes)) return undefined;
  if (predicate.previous !== null) return problem('verify-revision-forked', { path, next }, { file: path });
  const reason = 'it names no revision before it';
  return problem('site-revision-broken-chain', { path: next, reason }, { file: next });
};
