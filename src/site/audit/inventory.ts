import { type Problem, problem } from '../../errors/problem.js';
import { parseVersion } from '../../version/semver.js';
import { HEADERS_FILE, NGINX_FILE } from '../header-files.js';
import { channelOfPath } from '../layout.js';

/** What hosts and people put at the root of a site. */
const FOR_PEOPLE = new Set(['index.html', '404.html', HEADERS_FILE, NGINX_FILE, 'robots.txt', '.nojekyll', 'CNAME']);
/** Where a directory host keeps files that it has not finished. */
const TEMP_FOLDER = '.ota-release/';
/** Folders whose objects only a release brings. */
const RELEASE_FOLDERS =
  /^(?:bundles|schemas|attachments|records|provenance|releases|pages)\/|^(?:channels\/[^/]+\/)?(?:archive|revisions|metadata)\//;

/**
 * What stands on the site and belongs to no release. All warnings: nothing signed refers to it.
 *
 * @param listed every path of the site.
 * @param known the paths that the audit has accounted for.
 * @param complete whether all that is signed could be read; what a broken object lists or needs can't be told from what
 *   nobody does, so unfinished releases and orphans are found only once the site is sound.
 */
export const inventoryProblems = (
  listed: readonly string[],
  known: ReadonlySet<string>,
  complete: boolean,
): readonly Problem[] => [
  ...listed.filter((path) => !isKnown(path, known) && (complete || !isOfRelease(path))).map(strangerProblem),
  ...clashes([...new Set([...listed, ...known])].sort()),
];

/** 0-OS looks for the MD5 of a bundle beside it. */
const isKnown = (path: string, known: ReadonlySet<string>): boolean =>
  known.has(path) || FOR_PEOPLE.has(path) || (path.endsWith('.md5') && known.has(path.slice(0, -'.md5'.length)));

const isOfRelease = (path: string): boolean => RELEASE_FOLDERS.test(path) || claimedVersion(path) !== undefined;

/** Whether a path is one that a site may have, whoever put it there. */
export const isSiteName = (path: string): boolean =>
  FOR_PEOPLE.has(path) ||
  isOfRelease(path) ||
  /^(?:channels\/[^/]+\/)?(?:index\.(?:json|html)|versions|latest)$/.test(path);

const strangerProblem = (path: string): Problem => {
  const details = { path: printable(path) };
  const place = { file: details.path };
  if (path.startsWith(TEMP_FOLDER)) return problem('verify-leftover-temp', details, place);
  const version = claimedVersion(path);
  if (version !== undefined) return problem('verify-unfinished-release', { ...details, version }, place);
  if (RELEASE_FOLDERS.test(path)) return problem('verify-object-orphaned', details, place);
  return problem('verify-file-unknown', details, place);
};

/** The version that a path claims to be the upgrade object of. */
export const claimedVersion = (path: string): string | undefined => {
  const channel = channelOfPath(path);
  const name = channel === undefined ? path : path.slice(`channels/${channel}/`.length);
  return parseVersion(name)?.text;
};

const clashes = (paths: readonly string[]): readonly Problem[] => {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    return other === undefined
      ? []
      : [problem('verify-name-clash', { path: printable(path), other: printable(other) }, { file: printable(path) })];
  });
};

/** A name that somebody else chose, safe for a terminal. */
export const printable = (path: string): string =>
  path.replace(
    /[^\x20-\x7e\u00a0-\u{10ffff}]/gu,
    (character) => `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`,
  );
