import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { type Place, type Problem, problem } from '../errors/problem.js';
import { isMissing } from './read-failure.js';

/** Far more than the samples of any project: a pattern that leads through more was meant to begin deeper. */
export const MAX_WALKED_FILES = 10_000;

/** Never searched: what lies there is not the project's. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** The files that paths and patterns stand for. */
export interface SampleFiles {
  /** Absolute, each once: in the order of the patterns, those of one pattern sorted. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The files that the given paths and patterns name. A path is taken as it is, whether it exists or not; a pattern that
 * matches nothing is a problem.
 *
 * @param list the key that holds them, for messages.
 */
export const sampleFiles = async (
  patterns: readonly string[],
  directory: string,
  placeOf: (index: number) => Place,
  list = 'config.samples',
): Promise<SampleFiles> => {
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, value] of patterns.entries()) {
    const key = `${list}[${index}]`;
    const found = await filesOf(value, directory);
    if (found === 'too many')
      problems.push(problem('project-pattern-too-wide', { key, value, maximum: MAX_WALKED_FILES }, placeOf(index)));
    else if (found.length === 0) problems.push(problem('project-pattern-unmatched', { key, value }, placeOf(index)));
    else for (const file of found) files.add(file);
  }
  return { files: [...files], problems };
};

const filesOf = async (pattern: string, directory: string): Promise<readonly string[] | 'too many'> => {
  const { base, glob, isGlob } = picomatch.scan(pattern);
  if (!isGlob) return [resolve(directory, pattern)];
  const root = resolve(directory, base);
  const matches = picomatch(glob);
  const walked: string[] = [];
  if (!(await walk(root, walked))) return 'too many';
  return walked.filter((file) => matches(relative(root, file).split(sep).join('/'))).sort();
};

/** Appends every file below a directory; false where there are too many. Symbolic links to directories are not followed. */
const walk = async (directory: string, files: string[]): Promise<boolean> => {
  for (const entry of await entriesOf(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      if (!(await walk(path, files))) return false;
    } else if (!entry.isDirectory()) files.push(path);
    if (files.length > MAX_WALKED_FILES) return false;
  }
  return true;
};

const entriesOf = async (directory: string): Promise<readonly Dirent[]> => {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};
