import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIST = fileURLToPath(new URL('forgejo/', import.meta.url));
const PROGRAM = 'node_modules/forgejo-dist-linux-x64/forgejo';
const LOCK = 'package-lock.json';

/** The path of Forgejo's program. It is kept in the user's cache, and installed into it by npm where it isn't there yet. */
export const installForgejo = (): string => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`There is a Forgejo for Linux on x64, and none for ${process.platform} on ${process.arch}.`);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ota-release-tests');
  const folder = join(cache, 'forgejo');
  if (!isInstalled(folder)) install(cache, folder);
  return join(folder, PROGRAM);
};

const isInstalled = (folder: string): boolean =>
  existsSync(join(folder, PROGRAM)) &&
  readFileSync(join(folder, LOCK), 'utf8') === readFileSync(join(LIST, LOCK), 'utf8');

/** Elsewhere first: another run that looks in between finds all of it or nothing. */
const install = (cache: string, folder: string): void => {
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, 'installing-'));
  try {
    for (const name of ['package.json', LOCK]) cpSync(join(LIST, name), join(made, name));
    const npm = process.env.npm_execpath;
    const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error', '--no-update-notifier'];
    const [command, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
    execFileSync(command, all, { cwd: made, stdio: ['ignore', 'ignore', 'inherit'] });
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};
