import type { SiteSource } from '../site/site-source.js';
import type { KeptBytes, Spool } from './spool.js';

/** A source that keeps what is read of it, so that what was verified is what is copied. */
export interface RecordedSource extends SiteSource {
  /** The bytes that were read last under a path; undefined where none were. */
  recorded(path: string): Promise<Uint8Array | undefined>;
}

/** What stands for ever once it is there, and is read to be verified before it is copied. */
const IMMUTABLE = /^(?:(?:channels\/[^/]+\/)?(?:revisions|archive)|records|provenance|pages)\//;

/**
 * Records what is read of a source. A revision, a part of the archive, the record of a release or a page is asked for once; what was kept
 * answers from then on.
 */
export const recordedSource = (source: SiteSource, spool: Spool): RecordedSource => {
  const kept = new Map<string, KeptBytes>();
  const recorded = async (path: string): Promise<Uint8Array | undefined> => {
    const place = kept.get(path);
    return place && spool.recall(place);
  };
  const recording =
    (read: SiteSource['read']): SiteSource['read'] =>
    async (path, maxBytes) => {
      const known = IMMUTABLE.test(path) ? await recorded(path) : undefined;
      if (known) return known;
      const bytes = await read(path, maxBytes);
      if (bytes) kept.set(path, await spool.keep(path, bytes));
      return bytes;
    };
  return {
    ...source,
    read: recording(source.read),
    stream: async (path, take) => {
      const known = IMMUTABLE.test(path) ? await recorded(path) : undefined;
      return known ? take(whole(known)) : source.stream(path, take);
    },
    ...(source.peek ? { peek: recording(source.peek) } : {}),
    recorded,
  };
};

const whole = async function* (bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
};
