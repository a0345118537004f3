import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cloneRoot } from '../markdown.js';

/** Where the vectors lie. */
export const vectorFolder = join(cloneRoot, 'test/vectors');

/** The files below a directory, by their paths from there. */
export const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));

/** The cases of a file of vectors. Only what this project writes there is read. */
export const cases = <T>(file: string, list = 'cases'): readonly T[] =>
  JSON.parse(readFileSync(join(vectorFolder, file), 'utf8'))[list];
