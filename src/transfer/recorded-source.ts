import type { SiteSource } from '../site/site-source.js';
import type { KeptBytes, Spool } from './spool.js';

/** A source that keeps what is read of it, so that what was verified is what is copied. */
export interface RecordedSource extends SiteSource {
  /** The bytes that were read last under a path; undefined where none were. */
  recorded(path: string): Promise<Uint8Array | undefined>;
}

/** What stands for ever once it is there. */
const IMMUTABLE = /^(?:channels\/[^/]+\/)?(?:revisions|archive)\//;

/** Records what is read of a source. A revision or a part of the archive is asked for once; the record answers from then on. */
export const recordedSource = (source: SiteSource, spool: Spool): RecordedSource => {
  const kept = new Map<string, KeptBytes>();
  const recorded = async (path: string): Promise<Uint8Array | undefined> => {
    const place = kept.get(path);
    return place && spool.recall(place);
  };
  const recording =
    (read: SiteSource['read']): SiteSource['read'] =>
    async (path) => {
      const known = IMMUTABLE.test(path) ? await recorded(path) : undefined;
      if (known) return known;
      const bytes = await read(path);
      if (bytes) kept.set(path, await spool.keep(path, bytes));
      return bytes;
    };
  return {
    ...source,
    read: recording(source.read),
    ...(source.peek ? { peek: recording(source.peek) } : {}),
    recorded,
  };
};
