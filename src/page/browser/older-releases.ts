import type { IndexPredicate, IndexRelease } from '../../site/index-statement.js';
import { compareVersions } from '../../version/semver.js';
import { type PageRef, readDirectory, readPage } from './archive.js';
import type { OlderReleases } from './release-list.js';
import type { ObjectSource } from './source.js';

/** The archive of a channel, as the list asks for it. */
export interface Archive extends OlderReleases {
  readonly isPruned: (version: string) => boolean;
}

/**
 * Reads the archive from its newest page on, page by page, each verified by its digest.
 *
 * @param failed told what doesn’t verify, by the object’s name.
 */
export const olderReleases = (
  source: ObjectSource,
  { archive }: Pick<IndexPredicate, 'archive'>,
  failed: (name: string, reason: string) => void,
): Archive => {
  let left = archive?.releases ?? 0;
  let pages: PageRef[] | undefined;
  let pruned: ReadonlySet<string> = new Set();
  const open = async (): Promise<PageRef[] | undefined> => {
    if (pages || !archive) return pages;
    const directory = await readDirectory(source, archive);
    if (directory.kind === 'bad') {
      failed('Archive', directory.reason);
      return undefined;
    }
    pruned = new Set(directory.value.pruned);
    // Pages stand in the order in which they were made; a visitor goes back from the newest version.
    pages = directory.value.pages.toSorted((a, b) => compareVersions(a.last, b.last));
    return pages;
  };
  return {
    left: () => left,
    isPruned: (version) => pruned.has(version),
    next: async (): Promise<readonly IndexRelease[]> => {
      const page = (await open())?.pop();
      if (!page) {
        left = 0;
        return [];
      }
      left = Math.max(0, left - page.releases);
      const releases = await readPage(source, page);
      if (releases.kind === 'good') return releases.value.toReversed();
      failed('Archive', releases.reason);
      return [];
    },
  };
};
