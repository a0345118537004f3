import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installForgejo } from './install.js';

/** Where a Forgejo is, and who its administrator is. */
export interface ForgejoAddress {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly admin: { readonly name: string; readonly password: string; readonly token: string };
}

/** A Forgejo of the tests' own, on loopback, with nothing in it but its administrator. */
export interface ForgejoServer extends ForgejoAddress {
  readonly stop: () => Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const ADMIN = 'administrator';

/** Starts it in a temporary directory, which goes with it. */
export const startForgejo = async (): Promise<ForgejoServer> => {
  const program = installForgejo();
  const owner = ownerOfProcess();
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-forgejo-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const install: Installation = { directory, owner, program: owner.isOther ? join(directory, 'forgejo') : program };
  // The cache of root is closed to everybody else.
  if (owner.isOther) copyFileSync(program, install.program);
  configure(install, url);
  const child = startServer(install);
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await answering(child, url, directory);
    return { url, admin: makeAdmin(install), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

interface Installation {
  readonly directory: string;
  readonly program: string;
  readonly owner: Owner;
}

interface Owner {
  readonly name: string;
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Not the user who runs the tests. */
  readonly isOther: boolean;
}

const NOBODY = 65_534;

/** Forgejo refuses to run as root. */
const ownerOfProcess = (): Owner =>
  process.getuid?.() === 0
    ? { name: 'nobody', ids: { uid: NOBODY, gid: NOBODY }, isOther: true }
    : { name: userInfo().username, ids: {}, isOther: false };

const configure = ({ directory, owner }: Installation, url: string): void => {
  const { hostname, port } = new URL(url);
  const file = join(directory, 'app.ini');
  writeFileSync(
    file,
    `RUN_MODE = prod
RUN_USER = ${owner.name}
WORK_PATH = ${directory}/data
[server]
HTTP_ADDR = ${hostname}
HTTP_PORT = ${port}
ROOT_URL = ${url}/
DISABLE_SSH = true
OFFLINE_MODE = true
[database]
DB_TYPE = sqlite3
PATH = ${directory}/data/forgejo.db
[repository]
ROOT = ${directory}/data/repositories
[security]
INSTALL_LOCK = true
SECRET_KEY = ${randomBytes(32).toString('hex')}
DISABLE_GIT_HOOKS = false
[service]
DISABLE_REGISTRATION = true
[log]
MODE = console
LEVEL = Warn
[cron]
ENABLED = false
[indexer]
ISSUE_INDEXER_TYPE = db
[oauth2]
ENABLE = false
[update_checker]
ENABLED = false
[actions]
ENABLED = false
`,
  );
  for (const name of ['data', 'home']) mkdirSync(join(directory, name));
  const { uid, gid } = owner.ids;
  if (uid === undefined || gid === undefined) return;
  for (const path of [directory, file, join(directory, 'data'), join(directory, 'home')]) chownSync(path, uid, gid);
};

const surroundings = ({ directory, owner }: Installation) => ({
  cwd: directory,
  env: { PATH: process.env.PATH, HOME: join(directory, 'home'), USER: owner.name, LC_ALL: 'C' },
  ...owner.ids,
});

const withConfiguration = ({ directory }: Installation, ...args: readonly string[]): readonly string[] => [
  ...args,
  '--config',
  join(directory, 'app.ini'),
];

const startServer = (install: Installation): ChildProcess => {
  const log = openSync(join(install.directory, 'log'), 'a');
  return spawn(install.program, withConfiguration(install, 'web'), {
    ...surroundings(install),
    stdio: ['ignore', log, log],
  });
};

const makeAdmin = (install: Installation): ForgejoAddress['admin'] => {
  const password = randomBytes(12).toString('hex');
  const run = (...args: readonly string[]): string =>
    execFileSync(install.program, withConfiguration(install, 'admin', 'user', ...args), {
      ...surroundings(install),
      encoding: 'utf8',
    }).trim();
  const mail = ['--email', `${ADMIN}@example.com`, '--must-change-password=false'];
  run('create', '--admin', '--username', ADMIN, '--password', password, ...mail);
  const token = run('generate-access-token', '--username', ADMIN, '--token-name', 'tests', '--scopes', 'all', '--raw');
  return { name: ADMIN, password, token };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const answering = async (child: ChildProcess, url: string, directory: string): Promise<void> => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const healthy = await fetch(`${url}/api/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`Forgejo did not start:\n${readFileSync(join(directory, 'log'), 'utf8').slice(-2000)}`);
    await sleep(50);
  }
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(force);
};
