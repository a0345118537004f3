import { type Place, type Problem, problem } from '../errors/problem.js';

/** A segment's limit on Linux, macOS and Windows alike; the zip header's limit for a whole name. */
const MAX_SEGMENT_BYTES = 255;
const MAX_PATH_BYTES = 65_535;

const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const PLAIN = /^[\x20-\x7e]*$/;
// The marks that reorder text count as well: with them a listing shows another name than the one on disk.
const CONTROL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why unpacking a name could write outside the directory it is unpacked to; undefined for a name that is safe.
 * The words continue the sentence "The name … ".
 */
export const escapeReason = (path: string): string | undefined => {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return 'is an absolute path';
  if (/^[a-z]:/i.test(path)) return 'begins with a drive letter';
  const segments = path.split('/');
  if (segments.includes('..')) return "holds '..', which leads out of the directory";
  if (segments.includes('.')) return "holds '.', which names a directory twice";
  return segments.includes('') ? 'holds an empty part' : undefined;
};

/** Why Windows can't hold a file of that name; undefined where it can. Continues the sentence "The name … ". */
const unportableReason = (path: string): string | undefined => {
  for (const segment of path.split('/')) {
    if (RESERVED_ON_WINDOWS.test(segment)) return `holds ${JSON.stringify(segment)}, a device's name on Windows`;
    if (/[. ]$/.test(segment)) return 'has a part that ends with a dot or a blank, which Windows drops';
    const character = /[<>:"|?*]/.exec(segment)?.[0];
    if (character !== undefined) return `holds ${character}, which Windows does not allow in names`;
  }
  return undefined;
};

const utf8Bytes = (text: string): number => (PLAIN.test(text) ? text.length : new TextEncoder().encode(text).length);

const lengthProblem = (path: string, place: Place): Problem | undefined => {
  const report = (part: string, bytes: number, maxBytes: number): Problem =>
    problem('bundle-name-too-long', { path, part, bytes, maxBytes }, place);
  const bytes = utf8Bytes(path);
  if (bytes > MAX_PATH_BYTES) return report('path', bytes, MAX_PATH_BYTES);
  if (bytes <= MAX_SEGMENT_BYTES) return undefined;
  const longest = Math.max(...path.split('/').map(utf8Bytes));
  return longest > MAX_SEGMENT_BYTES ? report('name of a file or directory in', longest, MAX_SEGMENT_BYTES) : undefined;
};

/** What is wrong with one name, whatever the others are. */
const singleNameProblems = (path: string, place: Place): readonly Problem[] => {
  const found: (Problem | undefined)[] = [];
  const escaping = escapeReason(path);
  if (escaping) found.push(problem('bundle-name-escapes', { path, reason: escaping }, place));
  if (path.includes('\\')) found.push(problem('bundle-name-backslash', { path }, place));
  if (!PLAIN.test(path)) {
    if (CONTROL.test(path)) found.push(problem('bundle-name-control', { path }, place));
    if (LONE_SURROGATE.test(path)) found.push(problem('bundle-name-undecodable', { path }, place));
    if (path.normalize('NFC') !== path) found.push(problem('bundle-name-not-nfc', { path }, place));
  }
  const unportable = escaping ? undefined : unportableReason(path);
  if (unportable) found.push(problem('bundle-name-unportable', { path, reason: unportable }, place));
  found.push(lengthProblem(path, place));
  return found.filter((one) => one !== undefined);
};

const normalized = (path: string): string => (PLAIN.test(path) ? path : path.normalize('NFC'));
// Upper case first brings together what lower case alone keeps apart: the two sigmas, the long s, the dotless i.
const folded = (path: string): string =>
  PLAIN.test(path) ? path.toLowerCase() : normalized(path).toUpperCase().toLowerCase();

/** The directories that a path leads through, the outermost first, and the path itself. */
const prefixesOf = (path: string): readonly string[] => {
  const prefixes: string[] = [];
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1))
    prefixes.push(path.slice(0, slash));
  return [...prefixes, path];
};

/** Finds names, of files or of the directories above them, that some file systems take for one and the same. */
const clashFinder = (): ((path: string, place: Place) => Problem | undefined) => {
  const byFolding = new Map<string, string>();
  const seen = new Set<string>();
  return (path, place) => {
    if (seen.has(path)) return problem('bundle-name-duplicate', { path }, place);
    for (const prefix of prefixesOf(path)) {
      if (seen.has(prefix)) continue;
      seen.add(prefix);
      const key = folded(prefix);
      const other = byFolding.get(key);
      if (other === undefined) {
        byFolding.set(key, prefix);
      } else {
        const by = normalized(other) === normalized(prefix) ? 'Unicode normalisation' : 'upper and lower case';
        return problem('bundle-name-clash', { path: prefix, other, by }, place);
      }
    }
    return undefined;
  };
};

/**
 * What is wrong with the names of a bundle: absolute, leading out of the root, backslashes and control characters, too
 * long, given twice, or told apart only by case or Unicode normalisation (errors); not in normal form C, or not
 * possible on Windows (warnings).
 */
export const nameProblems = (paths: readonly string[], place: (path: string) => Place): readonly Problem[] => {
  const findClash = clashFinder();
  return paths.flatMap((path) => {
    const clash = findClash(path, place(path));
    return [...singleNameProblems(path, place(path)), ...(clash ? [clash] : [])];
  });
};
