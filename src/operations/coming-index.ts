import type { Host } from '../hosts/host.js';
import { type IndexChange, type NewObject, nextIndex } from '../site/next-index.js';
import type { UpcomingIndex } from '../steps/upcoming-index.js';
import type { ChannelAt } from './operation.js';

/** The channel as a change would leave it, before anything is signed: for what follows from it, as the decisions of devices. */
export const comingIndex = (
  { predicate, directory, layout, now }: Pick<ChannelAt, 'predicate' | 'directory' | 'layout' | 'now'>,
  change: Pick<IndexChange, 'releases' | 'archive'>,
): UpcomingIndex => {
  const input = { ...change, note: { kind: 'plan' }, layout, previous: null, now, expiresDays: 1 };
  const next = nextIndex(predicate, directory, input);
  return { predicate: next.statement.predicate, directory: next.directory };
};

/** A host with objects that are yet to be created: pages of the archive that a coming index names. */
export const withObjects = ({ read }: Pick<Host, 'read'>, objects: readonly NewObject[]): Pick<Host, 'read'> => ({
  read: async (path) => {
    const made = objects.find((object) => object.path === path);
    return made ? { bytes: made.bytes, etag: '' } : read(path);
  },
});
