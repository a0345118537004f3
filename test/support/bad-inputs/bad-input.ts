import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../../src/errors/problem.js';
import type { Workspace } from '../workspace.js';

/** One way to get something wrong, and what the command line says to it. */
export interface BadInput {
  readonly title: string;
  /** The codes of all errors, in the order of the report. */
  readonly codes: readonly ProblemCode[];
  /** Where the first of them is: `file:line`, a path inside a document, or empty. */
  readonly place: string;
  /** Changes the workspace, which holds 1.0.0 published and 1.1.0 committed. What it changes in the repository is committed. */
  readonly change?: (w: Workspace) => void;
  /** Instead of `release --json`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** 2 where it is left out. */
  readonly exitCode?: 1 | 3;
  /** The change stays uncommitted. */
  readonly uncommitted?: true;
}

/** What a row says beyond its usual columns. */
export type More = Omit<BadInput, 'title' | 'codes' | 'place' | 'change'>;

/** One row: title, codes, place, change, and what else there is to say. */
export const bad = (
  title: string,
  codes: ProblemCode | readonly ProblemCode[],
  place: string,
  change?: (w: Workspace) => void,
  more: More = {},
): BadInput => ({
  title,
  codes: typeof codes === 'string' ? [codes] : codes,
  place,
  ...(change ? { change } : {}),
  ...more,
});

/** Changes the project file; a change that hits nothing is a mistake in the table. */
export const yaml =
  (from: string | RegExp, to: string) =>
  (w: Workspace): void =>
    w.edit('ota-release.yaml', (text) => {
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${from} is not in the project file`);
      return changed;
    });

/** Adds lines to the end of the project file. */
export const append = (lines: string) => yaml(/$(?![\s\S])/, lines);

/** Changes a file of the work tree. */
export const file =
  (path: string, from: string | RegExp, to: string) =>
  (w: Workspace): void =>
    w.edit(path, (text) => text.replace(from, to));

/** Writes a file of the work tree. */
export const write =
  (path: string, content: string | Uint8Array) =>
  (w: Workspace): void =>
    w.write(path, content);

/** Removes a file or directory of the work tree. */
export const remove =
  (path: string) =>
  (w: Workspace): void =>
    rmSync(join(w.repo, path), { recursive: true });

/** Several changes, in order. */
export const all =
  (...changes: readonly ((w: Workspace) => void)[]) =>
  (w: Workspace): void => {
    for (const change of changes) change(w);
  };

/** The project file, as places name it. */
export const PROJECT = 'ota-release.yaml';
