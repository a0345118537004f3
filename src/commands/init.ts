import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Answers, type GivenAnswers, proposedAnswers } from './init/answers.js';
import { detectProject, type Surroundings } from './init/detect.js';
import { assertSafe, foundKey, makeKey, type ProjectKey } from './init/new-keys.js';
import { keptFiles, plannedFiles } from './init/planned-files.js';
import { writeNewFiles } from './init/write-new-files.js';

/** What `init` is told. */
export interface InitOptions extends GivenAnswers {
  readonly directory: string;
}

/** What `init` did, or on a dry run would do. Paths are relative to the directory. */
export interface InitOutcome {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  /** The key whose public half the new project file trusts. */
  readonly key?: ProjectKey;
}

/**
 * Writes what a project needs to be released: a commented project file, a bundle with `update.sh` and `rollback.sh`,
 * config schemas with a template, and pipelines for the forge; and with `keys` a key beside the repository. What is there is kept as it is.
 *
 * @throws OtaError `init-file-unwritable`, `init-keys-in-repository`, `key-…`; then nothing is left behind. `project-…`.
 */
export const initProject = async ({ directory, keys = 'none', ...given }: InitOptions): Promise<InitOutcome> => {
  const seen = await detectProject(directory);
  return writeProject(seen, await proposedAnswers(seen, { ...given, keys }));
};

/** Writes the files that the answers ask for, all of them or none. */
export const writeProject = async (seen: Surroundings, answers: Answers): Promise<InitOutcome> => {
  const { directory } = seen;
  const made =
    answers.keys === undefined
      ? undefined
      : await makeKey(answers.keys, relative(directory, answers.keys), (length) => randomBytes(length));
  try {
    const files = await plannedFiles(seen, answers, made?.key.publicKey);
    const { written, kept } = await writeNewFiles(directory, files);
    return { written, kept: [...keptFiles(seen), ...kept], ...(made === undefined ? {} : { key: made.key }) };
  } catch (error) {
    await made?.undo();
    throw error;
  }
};

/** What `writeProject` would write and keep; nothing is made, no key either. */
export const previewProject = async (seen: Surroundings, answers: Answers): Promise<InitOutcome> => {
  const { directory } = seen;
  const files = await plannedFiles(seen, answers);
  const key = answers.keys === undefined ? undefined : await previewKey(directory, answers.keys);
  const there = await Promise.all(
    files.map(async (file) => ({ path: file.path, is: await isThere(join(directory, file.path)) })),
  );
  return {
    written: there.filter(({ is }) => !is).map(({ path }) => path),
    kept: [...keptFiles(seen), ...there.filter(({ is }) => is).map(({ path }) => path)],
    ...(key === undefined ? {} : { key }),
  };
};

const previewKey = async (directory: string, keys: string): Promise<ProjectKey> => {
  await assertSafe(keys, relative(directory, keys));
  const found = await foundKey(keys);
  return found ?? { directory: keys, secretFile: join(keys, 'ota.key'), publicKey: '', found: false };
};

const isThere = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
