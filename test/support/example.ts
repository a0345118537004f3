import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBuiltMain } from './built-main.js';
import { baseEnvironment, type CliOptions, type CliRun, cliFile, runCli, runProcess } from './cli.js';
import { cloneRoot, codeBlocks } from './markdown.js';
import { type Repository, startRepository } from './repository.js';

/** An example in a git repository of its own, committed and pushed; its keys stand beside it. */
export interface Example extends Repository {
  /** Runs the built command line in the work tree, with the signing secret, once there is one. */
  readonly ota: (args: readonly string[], options?: Partial<CliOptions>) => Promise<CliRun>;
  /** The same in this process, see runBuiltMain: for what a test is not about. */
  readonly otaHere: Example['ota'];
  /** Makes a key with the built command line, trusts it in the project files, and commits; gives the secret. */
  readonly makeKey: (projectFiles?: readonly string[]) => Promise<string>;
  /** The public key as `minisign -p` and `verify --key` take it. */
  readonly publicKeyFile: string;
  /** The tags of the remote: name and commit. */
  readonly remoteTags: () => Readonly<Record<string, string>>;
}

/** Copies an example below `directory`, as somebody would who starts from it. */
export const openExample = (name: string, directory: string): Example => {
  const repository = startRepository(`examples/${name}`, directory, (started) => {
    cpSync(join(cloneRoot, 'examples', name), started.repo, { recursive: true });
    started.commit('Start');
    started.git('fetch', '--quiet', 'origin');
  });
  const { repo, git, edit, commit } = repository;
  const keys = join(directory, 'keys');
  const signing = (options: Partial<CliOptions> = {}): CliOptions => ({
    cwd: repo,
    ...options,
    env: { OTA_SIGNING_KEY_FILE: join(keys, 'ota.key'), ...options.env },
  });
  return {
    ...repository,
    publicKeyFile: join(keys, 'ota.pub'),
    ota: (args, options) => runCli(args, signing(options)),
    otaHere: (args, options) => runBuiltMain(args, signing(options)),
    makeKey: async (projectFiles = ['ota-release.yaml']) => {
      await runBuiltMain(['keys', 'generate', '--out', keys], { cwd: directory });
      const key = readFileSync(join(keys, 'ota.pub.b64'), 'utf8').trim();
      for (const file of projectFiles) edit(file, (text) => text.replace('trustedKeys: []', `trustedKeys: [${key}]`));
      commit('Key');
      return readFileSync(join(keys, 'ota.key'), 'utf8').trim();
    },
    remoteTags: () => tagsOf(git('ls-remote', '--tags', 'origin')),
  };
};

/** An annotated tag is listed twice, the second time with `^{}` and the commit it stands on. */
const tagsOf = (listing: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listing.split('\n').flatMap((line) => {
      const [, commit, name] = /^(\S+)\s+refs\/tags\/(.+?)(?:\^\{\})?$/.exec(line) ?? [];
      return commit === undefined || name === undefined ? [] : [[name, commit] as const];
    }),
  );

/** The codes of what `check` finds. */
export const findingsOf = async (example: Example, args: readonly string[] = []): Promise<readonly string[]> => {
  const { stdout } = await example.ota(['check', '--json', ...args]);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly code: string }[] };
  return findings.map(({ code }) => code);
};

/** Unpacks the bundle of a version of a site into a fresh directory, as an agent does: with `unzip`. */
export const unpackRelease = (site: string, version: string, into: string): void => {
  const object = JSON.parse(readFileSync(join(site, version), 'utf8')) as { readonly flist: string };
  const bundle = join(site, 'bundles', object.flist.slice(object.flist.lastIndexOf('/') + 1));
  mkdirSync(into, { recursive: true });
  execFileSync('unzip', ['-q', bundle, '-d', into]);
};

/** The shells of devices: whatever `sh` is here, Debian's, and that of small systems. */
export const SHELLS: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['sh', 'sh', []],
  ['dash', 'dash', []],
  ['busybox sh', 'busybox', ['sh']],
];

/** Types the commands of an example's README into a copy of it, `directory`/copy; `npx` is the built command line. */
export const runReadme = (name: string, directory: string): Promise<CliRun> => {
  const [copy, bin] = [join(directory, 'copy'), join(directory, 'bin')];
  cpSync(join(cloneRoot, 'examples', name), copy, { recursive: true });
  mkdirSync(bin);
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${cliFile}" "$@"\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  return runProcess('sh', ['-e', '-c', codeBlocks(`examples/${name}/README.md`, 'sh').join('\n')], {
    cwd: copy,
    env: { ...baseEnvironment, OTA_RELEASE_CLOCK: undefined, PATH: `${bin}:${process.env.PATH}` },
  });
};
