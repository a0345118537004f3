import { gather } from '../errors/gather.js';
import { readHistory } from '../site/history.js';
import { hostSource } from '../site/host-source.js';
import type { ChannelAt } from './operation.js';
import type { ChannelOfSite } from './prune-objects.js';

type Needs = Pick<ChannelAt, 'host' | 'trust'>;

const PAGE = /^pages\//;

/**
 * The pages for people that earlier revisions name, and no newest one. One that no revision names stays: a run that is about to commit may
 * have just written it.
 *
 * @param names every path of the site. @throws OtaError `host-…`.
 */
export const outdatedPages = async (
  { host, trust }: Needs,
  channels: readonly ChannelOfSite[],
  names: readonly string[],
): Promise<readonly string[]> => {
  const named = new Set(channels.flatMap(({ predicate: { page } }) => (page ? [page.path] : [])));
  const unnamed = new Set(names.filter((path) => PAGE.test(path) && !named.has(path)));
  const outdated = new Set<string>();
  for (const { layout } of channels) {
    // A log that can’t be followed to its end is what an audit reports; what it names beyond stays.
    await gather(async () => {
      for await (const { revision } of readHistory({ source: hostSource(host), layout, trust })) {
        if (unnamed.size === outdated.size) break;
        const { page } = revision.predicate;
        if (page && unnamed.has(page.path)) outdated.add(page.path);
      }
    });
  }
  return [...outdated].sort();
};

/** Puts pages back that a revision has come to name while they were removed. @param removed the bytes by path. */
export const putBackPages = async (
  { host }: Needs,
  channels: readonly ChannelOfSite[],
  removed: ReadonlyMap<string, Uint8Array>,
): Promise<void> => {
  for (const { page } of channels.map(({ predicate }) => predicate)) {
    const bytes = page && removed.get(page.path);
    if (page && bytes) await host.create(page.path, { kind: 'bytes', bytes });
  }
};
