import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nameProblems } from '../../bundle/names.js';
import { type Problem, problem } from '../../errors/problem.js';
import { readFailure } from '../../project/read-failure.js';
import { compareCodePoints } from './canonical-json.js';
import { isSignatureKey } from './signature-entry.js';
import { MAX_STATE_KEYS, SIGNATURES, SPEC_KEY } from './state.js';

/** A file of the parts’ directory. */
export interface PartFile {
  /** Relative to the directory, `/`-separated. */
  readonly key: string;
  /** Absolute. */
  readonly file: string;
}

/** The files that were found, in the order of a state, and what is wrong with them. */
export interface PartFiles {
  readonly files: readonly PartFile[];
  readonly problems: readonly Problem[];
}

/** What pvr and git keep beside the parts. */
const BESIDE = /^\.(?:pvr|git)/;
/** Longer keys are no path of a device’s file system. */
const MAX_KEY_BYTES = 1024;
const MAX_LEVELS = 32;
/** Parts and files of the root stand in the patterns of signatures, so they hold nothing that a pattern gives a meaning. */
const PLAIN_NAME = /^[\w.+@-]+$/;

/**
 * Every file below the directory that the parts of a revision stand in. Links and whatever else is no plain file are refused: a
 * state has nothing but files. What pvr and git keep at the top (`.pvr`, `.git…`) is left out.
 *
 * @param shown the directory as the user would write it. @param maxFiles where the search ends.
 */
export const findPartFiles = async (
  directory: string,
  shown: string,
  maxFiles = MAX_STATE_KEYS,
): Promise<PartFiles> => {
  const found: PartFile[] = [];
  const problems: Problem[] = [];
  const refuse = (path: string, reason: string) =>
    problems.push(problem('pantavisor-part-refused', { path, reason }, { file: join(shown, path) }));
  const waiting: string[] = [''];
  for (let below = waiting.pop(); below !== undefined && found.length <= maxFiles; below = waiting.pop()) {
    for (const entry of await entriesOf(directory, below, problems, shown)) {
      const key = below === '' ? entry.name : `${below}/${entry.name}`;
      if (BESIDE.test(key)) continue;
      if (entry.isFile()) found.push({ key, file: join(directory, key) });
      else if (!entry.isDirectory()) refuse(key, `it is ${kindOf(entry)}, and a revision holds plain files alone`);
      else if (key.split('/').length > MAX_LEVELS) refuse(key, `it lies more than ${MAX_LEVELS} levels deep`);
      else waiting.push(key);
    }
  }
  if (found.length > maxFiles)
    problems.push(problem('pantavisor-parts-too-many', { directory: shown, maximum: maxFiles }, { file: shown }));
  const files = found.toSorted((a, b) => compareCodePoints(a.key, b.key));
  return { files, problems: [...problems, ...keyProblems(files, shown)] };
};

const entriesOf = async (
  directory: string,
  below: string,
  problems: Problem[],
  shown: string,
): Promise<readonly Dirent[]> => {
  try {
    return await readdir(join(directory, below), { withFileTypes: true });
  } catch (error) {
    const path = below === '' ? shown : below;
    const place = { file: join(shown, below) };
    problems.push(problem('pantavisor-part-unreadable', { path, reason: readFailure(error) }, place));
    return [];
  }
};

const kindOf = (entry: Dirent): string => {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  if (entry.isFIFO()) return 'a named pipe';
  return entry.isSocket() ? 'a socket' : 'a device or something unknown';
};

const keyProblems = (files: readonly PartFile[], shown: string): readonly Problem[] => {
  const placeOf = (path: string) => ({ file: join(shown, path) });
  const refused = files.flatMap(({ key }) => {
    const reason = keyFault(key);
    return reason === undefined ? [] : [problem('pantavisor-part-refused', { path: key, reason }, placeOf(key))];
  });
  return [
    ...refused,
    ...nameProblems(
      files.map(({ key }) => key),
      placeOf,
    ),
  ];
};

/** Why a file’s path can’t be a key of a state, as the end of a sentence. */
const keyFault = (key: string): string | undefined => {
  if (key === SPEC_KEY) return `${SPEC_KEY} is written by ota-release itself`;
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return `its path has more than ${MAX_KEY_BYTES} bytes`;
  if (key.startsWith(SIGNATURES) && !isSignatureKey(key)) return `${SIGNATURES} holds <name>.json and nothing else`;
  const [first = '', second] = key.split('/');
  const odd = [first, ...(first === '_config' && second !== undefined ? [second] : [])].find(
    (name) => !PLAIN_NAME.test(name),
  );
  return odd === undefined
    ? undefined
    : `the name ${JSON.stringify(odd)} would stand in a signature’s pattern, and has more than letters, digits, . _ + @ -`;
};
