import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseEnvironment } from '../cli.js';
import { cloneRoot } from '../markdown.js';

/** What a newcomer sits at: an empty folder, git, and an `npx` that has the package. */
export interface Desk {
  /** Holds everything. */
  readonly home: string;
  /** Where the page’s commands are typed. */
  readonly work: string;
  /** Put in front of PATH; what else stands for a program goes in here. */
  readonly bin: string;
  readonly env: NodeJS.ProcessEnv;
  /** A new bare repository at `PATH.git`, which `git@HOST:PATH.git` is, whatever the host. */
  readonly serve: (path: string) => string;
  readonly close: () => void;
}

/** What is published: packed by npm and unpacked, and, as a clone has it, the folder of the device agent. */
export interface Published {
  readonly package: string;
  readonly clone: string;
  readonly close: () => void;
}

/** Packs this clone’s package as npm would publish it, and makes a repository of what the pages take from a clone. */
export const publishLocally = (): Published => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-published-'));
  const run = (command: string, args: readonly string[], cwd: string) =>
    execFileSync(command, args, { cwd, env: baseEnvironment as NodeJS.ProcessEnv, encoding: 'utf8' }).trim();
  const packed = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], cloneRoot);
  run('tar', ['-xzf', packed], home);
  const clone = join(home, 'clone');
  cpSync(join(cloneRoot, 'examples/device-agent'), join(clone, 'examples/device-agent'), { recursive: true });
  run('git', ['init', '--quiet'], clone);
  run('git', ['add', '--all'], clone);
  run('git', ['commit', '--quiet', '--message', 'A clone'], clone);
  return {
    package: join(home, 'package'),
    clone,
    close: () => rmSync(home, { recursive: true, force: true }),
  };
};

/**
 * Sets a desk up. Three things stand for what is elsewhere: `npx ota-release` runs the packed package without asking the
 * registry, `https://github.com/OWNER/ota-release.git` is the local repository, and SSH to any git server ends in `home`.
 */
export const openDesk = (published: Published): Desk => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-quickstart-'));
  const [work, bin, servers] = [join(home, 'work'), join(home, 'bin'), join(home, 'servers')];
  for (const directory of [work, bin, servers]) mkdirSync(directory);
  writeProgram(join(bin, 'npx'), npxText(published.package));
  writeProgram(join(bin, 'ssh'), `for command; do :; done\neval "set -- $command" && exec "$1" "${servers}/$2"`);
  const env = {
    ...baseEnvironment,
    OTA_RELEASE_CLOCK: undefined,
    PATH: `${bin}:${process.env.PATH}`,
    // Nothing of this machine’s user, and no job.
    HOME: home,
    CI: undefined,
    GIT_SSH_VARIANT: 'ssh',
    GIT_SSH_COMMAND: join(bin, 'ssh'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${published.clone}/.git.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/OWNER/ota-release.git',
  };
  return {
    home,
    work,
    bin,
    env,
    serve: (path) => {
      const directory = join(servers, `${path}.git`);
      execFileSync('git', ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', directory], {
        env: { ...baseEnvironment } as NodeJS.ProcessEnv,
      });
      return directory;
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
};

/** Writes a shell program. */
export const writeProgram = (file: string, text: string): void => {
  writeFileSync(file, `#!/bin/sh\nset -e\n${text}\n`);
  chmodSync(file, 0o755);
};

/** Takes the version that the package has, and no other package. The clock goes on, also in jobs: the device has a real one. */
const npxText = (directory: string): string => `
[ "$1" != --yes ] || shift
case $1 in ota-release | ota-release@0.1) shift ;; *) echo "npx: not at hand: $1" >&2; exit 9 ;; esac
unset OTA_RELEASE_CLOCK
npm_command=exec exec "${process.execPath}" "${directory}/dist/cli.js" "$@"`;
