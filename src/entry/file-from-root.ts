import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileFromRoot } from '../report/run-record.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the files that findings name, as paths from the root of the repository with `/` between names: what annotations
 * and reports of a forge are placed by. The root is where the forge's runner checked it out, else the nearest directory
 * above with a `.git`.
 *
 * @param directory where the run works, and where the places of its findings start. Absolute.
 */
export const fileFromRoot = (directory: string, environment: Environment): FileFromRoot => {
  const root = real(rootOf(directory, environment));
  const start = real(directory);
  return (file) => {
    const path = resolve(start, file);
    const shown = relative(root, path).split(sep).join('/');
    return shown === '' || shown.startsWith('../') || !isFile(path) ? undefined : shown;
  };
};

const rootOf = (directory: string, { GITHUB_ACTIONS, GITHUB_WORKSPACE, CI_PROJECT_DIR }: Environment): string => {
  const told = GITHUB_ACTIONS === 'true' ? GITHUB_WORKSPACE : CI_PROJECT_DIR;
  if (told && existsSync(told)) return told;
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return directory;
  }
};

/** Runners name their directories through links on some systems. */
const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
