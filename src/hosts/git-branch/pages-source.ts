import type { Tip } from './branch-tree.js';
import type { Change } from './holdings.js';

/** The file by which GitHub Pages are told to publish files as they are (GitHub Docs, “About GitHub Pages”, static site generators). */
const NO_JEKYLL = '.nojekyll';

/** What shows that somebody's pages are built by Jekyll: `.nojekyll` would take them away. */
const JEKYLL = /^(_config\.(yml|yaml|toml)|_layouts\/.+|_posts\/.+|Gemfile|(index|README)\.(md|markdown))$/i;

/**
 * The folders that GitHub Pages may publish, of those above the site: the branch's root, and `docs` (GitHub Docs, “Configuring
 * a publishing source”).
 */
const sourcesOf = (folder: string): readonly string[] => (folder.startsWith('docs/') ? ['', 'docs/'] : ['']);

/** The files that a commit adds so that names with an underscore or a dot are published. */
export const noJekyllChanges = (tip: Tip, folder: string, empty: NonNullable<Change['blob']>): readonly Change[] =>
  sourcesOf(folder)
    .filter((source) => !tip.entries.has(source + NO_JEKYLL) && jekyllFile(tip, source, folder) === undefined)
    .map((source) => ({ path: source + NO_JEKYLL, kind: 'added', blob: empty }));

/** Whether the path is a file of the host's own, which is no part of the site. */
export const isOwnFile = (path: string, folder: string): boolean =>
  sourcesOf(folder).some((source) => path === source + NO_JEKYLL);

/** What shows that GitHub Pages would build the site with Jekyll; undefined where nothing does. */
export const jekyllSign = (tip: Tip, folder: string): string | undefined =>
  sourcesOf(folder)
    .filter((source) => !tip.entries.has(source + NO_JEKYLL))
    .map((source) => jekyllFile(tip, source, folder))
    .find((file) => file !== undefined);

/** A file outside of the site that Jekyll would make something of. */
const jekyllFile = (tip: Tip, source: string, folder: string): string | undefined =>
  [...tip.entries.keys()].find(
    (path) =>
      path.startsWith(source) &&
      (folder === '' || folder === source || !path.startsWith(folder)) &&
      JEKYLL.test(path.slice(source.length)),
  );
