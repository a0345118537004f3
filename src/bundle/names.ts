import { type Place, type Problem, problem } from '../errors/problem.js';

/** What ext4 takes for one part of a path, in bytes where other file systems count characters; what a zip header takes in all. */
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
const escapeReason = (path: string): string | undefined => {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return 'is an absolute path';
  if (/^[a-z]:/i.test(path)) return 'begins with a drive letter';
  const segments = path.split('/');
  if (segments.includes('..')) return "holds '..', which leads out of the directory";
  if (segments.includes('.')) return "holds '.', which names a directory twice";
  return segments.includes('') ? 'holds an empty part' : undefined;
};

/** Why Windows can't hold a file of that name; undefined where it can. Continues the sentence "The name … ". */
const unportableReason = (path: string, name: string): string | undefined => {
  if (RESERVED_ON_WINDOWS.test(name)) {
    return name === path
      ? "is a device's name on Windows"
      : `ends in ${JSON.stringify(name)}, a device's name on Windows`;
  }
  if (/[. ]$/.test(name)) return 'ends with a dot or a blank, which Windows drops';
  const character = /[<>:"|?*]/.exec(name)?.[0];
  return character === undefined ? undefined : `holds ${character}, which Windows does not allow in names`;
};

const utf8Bytes = (text: string): number => (PLAIN.test(text) ? text.length : new TextEncoder().encode(text).length);

const lengthProblems = (part: string, path: string, maxBytes: number, place: Place): readonly Problem[] => {
  const bytes = utf8Bytes(path);
  return bytes > maxBytes ? [problem('bundle-name-too-long', { path, part, bytes, maxBytes }, place)] : [];
};

/** What is wrong with a file's or directory's own name, the last part of its path. */
const ownNameProblems = (path: string, place: Place): readonly Problem[] => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found: Problem[] = [];
  if (name.includes('\\')) found.push(problem('bundle-name-backslash', { path }, place));
  if (!PLAIN.test(name)) {
    if (CONTROL.test(name)) found.push(problem('bundle-name-control', { path }, place));
    if (LONE_SURROGATE.test(name)) found.push(problem('bundle-name-undecodable', { path }, place));
    if (name.normalize('NFC') !== name) found.push(problem('bundle-name-not-nfc', { path }, place));
  }
  const reason = unportableReason(path, name);
  if (reason) found.push(problem('bundle-name-unportable', { path, reason }, place));
  return [...found, ...lengthProblems('name', name, MAX_SEGMENT_BYTES, place)];
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
 * possible on Windows (warnings). A directory's name is judged once, not for every file below it.
 */
export const nameProblems = (paths: readonly string[], placeOf: (path: string) => Place): readonly Problem[] => {
  const findClash = clashFinder();
  const judged = new Set<string>();
  return paths.flatMap((path) => {
    const place = placeOf(path);
    const reason = escapeReason(path);
    if (reason) return [problem('bundle-name-escapes', { path, reason }, place)];
    const found = [...lengthProblems('path', path, MAX_PATH_BYTES, place)];
    for (const prefix of prefixesOf(path)) {
      if (judged.has(prefix)) continue;
      judged.add(prefix);
      found.push(...ownNameProblems(prefix, prefix === path ? place : placeOf(prefix)));
    }
    const clash = findClash(path, place);
    return clash ? [...found, clash] : found;
  });
};
