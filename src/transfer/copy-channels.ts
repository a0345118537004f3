import type { Body } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { distinctObjects } from '../site/audit/object-audit.js';
import type { NeededObject } from '../site/audit/release-audit.js';
import { mapInOrder } from '../site/in-order.js';
import { minisigPath } from '../site/layout.js';
import { withRetired } from '../site/vouched-trust.js';
import type { CopyTarget } from './copy-target.js';
import { type FetchedObject, fetchObject } from './fetch-object.js';
import type { RecordedSource } from './recorded-source.js';
import type { Spool } from './spool.js';
import type { SurveyedChannel } from './survey.js';

/** A channel, as far as what never changes of it is concerned. */
type CopiedChannel = Pick<SurveyedChannel, 'layout' | 'newest' | 'releases' | 'archive' | 'roots' | 'lowest'>;

/** From where to where channels are copied. */
export interface CopyRequest {
  readonly source: RecordedSource;
  readonly trust: Trust;
  readonly spool: Spool;
  readonly target: CopyTarget;
  readonly channels: readonly CopiedChannel[];
  /** Told how many bytes of bundles and attachments have been dealt with so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** What was copied. */
export interface CopyTally {
  /** Objects that were written. */
  readonly created: number;
  /** Their bytes. */
  readonly bytes: number;
  /** Objects that were there, with the same bytes. */
  readonly same: number;
}

/** One object on its way, verified; undefined where the site has none of that name and needs none. */
type Fetch = () => Promise<FetchedObject | undefined>;

/**
 * Copies what never changes, in the order in which readers may see it: what releases need, their upgrade objects, the
 * archive, the roots of TUF, and then the revisions one by one, oldest first. Nothing is written that wasn't verified; a copy that was cut
 * short is finished by another.
 *
 * @throws OtaError `verify-…`, `host-…`, `transfer-…`.
 */
export const copyChannels = async (request: CopyRequest): Promise<CopyTally> => {
  const { target, channels } = request;
  const tally = { created: 0, bytes: 0, same: 0 };
  const write = async (path: string, body: Body | undefined): Promise<void> => {
    const created = body !== undefined && (await target.create(path, body));
    if (!body || !created) tally.same += 1;
    else {
      tally.created += 1;
      tally.bytes += body.kind === 'file' ? body.size : body.bytes.length;
    }
  };
  const put = async (object: FetchedObject | undefined): Promise<void> => {
    if (!object) return;
    try {
      await write(object.path, object.body);
      if (object.minisig) await write(object.minisig.path, { kind: 'bytes', bytes: object.minisig.bytes });
    } finally {
      await object.dispose();
    }
  };
  const { parallel, inTurn } = target;
  await inPhase(neededObjects(request), put, { parallel, inTurn });
  await inPhase(channels.flatMap(upgradeObjects(request)), put, { parallel, inTurn });
  await inPhase(channels.flatMap(archiveObjects(request)), put, { parallel, inTurn });
  await inPhase(channels.flatMap(rootObjects(request)), put, { parallel: 1, inTurn: true });
  for (const channel of channels) await inPhase(revisions(request, channel), put, { parallel: 1, inTurn: true });
  return tally;
};

/** Bytes that `copyChannels` tells of at its end; schemas, whose size isn't signed, don't count. */
export const bytesToCopy = (channels: readonly Pick<CopiedChannel, 'releases'>[]): number =>
  needed(channels).reduce((sum, { size = 0 }) => sum + size, 0);

/** The paths that `copyChannels` writes, or finds there, in its order. */
export const pathsToCopy = (channels: readonly CopiedChannel[]): readonly string[] => [
  ...needed(channels).flatMap(({ kind, path }) => (kind === 'bundle' ? [path, minisigPath(path)] : [path])),
  ...channels.flatMap(({ layout, releases }) => releases.map(({ entry }) => layout.upgradeObject(entry.version))),
  ...channels.flatMap(({ archive }) => [...archive.keys()]),
  ...channels.flatMap(({ roots }) => roots),
  ...channels.flatMap((channel) => countersOf(channel).map(channel.layout.revision)),
];

const needed = (channels: readonly Pick<CopiedChannel, 'releases'>[]): readonly NeededObject[] =>
  distinctObjects(channels.flatMap(({ releases }) => releases.flatMap((release) => release.needed)));

const countersOf = ({ newest, lowest }: Pick<CopiedChannel, 'newest' | 'lowest'>): readonly number[] =>
  Array.from({ length: newest.predicate.counter - lowest + 1 }, (_, position) => lowest + position);

const neededObjects = ({
  source,
  trust,
  spool,
  target,
  channels,
  onBytes = () => {},
}: CopyRequest): readonly Fetch[] => {
  let dealtWith = 0;
  const standing = (path: string) => target.digest(path);
  // Bundles have their digest in the index; who signed them may be retired since.
  const vouching = withRetired(
    trust,
    channels.map(({ newest }) => newest.predicate),
  );
  const context = { source, trust: vouching, spool, standing, target: target.location };
  return needed(channels).map((object) => async () => {
    let own = 0;
    const count = (bytes: number): void => {
      if (object.size === undefined) return;
      dealtWith += bytes - own;
      own = bytes;
      onBytes(dealtWith);
    };
    const fetched = await fetchObject(context, object, count);
    count(object.size ?? 0);
    return fetched;
  });
};

const keptObject = (path: string, bytes: Uint8Array): FetchedObject => ({
  path,
  body: { kind: 'bytes', bytes },
  dispose: async () => {},
});

const recordedObject =
  (source: RecordedSource, path: string): Fetch =>
  async () => {
    const bytes = await source.recorded(path);
    return bytes && keptObject(path, bytes);
  };

/** A withdrawn release may have lost its object. */
const upgradeObjects =
  ({ source }: CopyRequest) =>
  ({ layout, releases }: CopiedChannel): readonly Fetch[] =>
    releases.map(({ entry }) => recordedObject(source, layout.upgradeObject(entry.version)));

/** A page that nothing was looked up in has not been read yet. */
const archiveObjects =
  ({ source, trust, spool, target }: CopyRequest) =>
  ({ layout, archive }: CopiedChannel): readonly Fetch[] =>
    [...archive].map(([path, sha256]) => async () => {
      const recorded = await recordedObject(source, path)();
      if (recorded) return recorded;
      const standing = (at: string) => target.digest(at);
      const page: NeededObject = { kind: 'document', path, sha256, size: undefined, neededBy: layout.index };
      return fetchObject({ source, trust, spool, standing, target: target.location }, page);
    });

/** Oldest first, as clients follow them. */
const rootObjects =
  ({ source }: CopyRequest) =>
  ({ roots }: CopiedChannel): readonly Fetch[] =>
    roots.map((path) => recordedObject(source, path));

const revisions = ({ source }: CopyRequest, channel: CopiedChannel): readonly Fetch[] =>
  countersOf(channel).map((counter) => recordedObject(source, channel.layout.revision(counter)));

/** Fetches some objects at once and puts each; one after another and in their order where it has to be `inTurn`. */
const inPhase = async (
  fetches: readonly Fetch[],
  put: (object: FetchedObject | undefined) => Promise<void>,
  { parallel, inTurn }: { readonly parallel: number; readonly inTurn: boolean },
): Promise<void> => {
  let last: Promise<void> = Promise.resolve();
  await mapInOrder(
    fetches,
    async (fetch) => {
      const before = last;
      let passOn = (): void => {};
      const own = new Promise<void>((done) => {
        passOn = done;
      });
      // One that fails early passes on a turn that it never had only once it would have had it.
      last = before.then(() => own);
      try {
        const object = await fetch();
        if (inTurn) await before;
        await put(object);
      } finally {
        passOn();
      }
    },
    parallel,
  );
};
