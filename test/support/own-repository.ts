import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBuiltMain } from './built-main.js';
import { type CliRun, runCli, runProcess } from './cli.js';
import { cloneRoot } from './markdown.js';
import { type Repository, startRepository } from './repository.js';

/** What this project's own release needs of the repository. */
const NEEDED = [
  ...['dist', 'schema', 'packaging', 'package.json', 'LICENSE', 'ota-release.yaml'],
  ...['.gitignore', '.gitattributes', '.gitlab-ci.yml', 'gitlab'],
];
/** What a build needs besides. */
const SOURCES = ['src', 'scripts', 'tsconfig.json'];

/** This repository again, in a directory of its own. */
export interface OwnRepository extends Repository {
  readonly site: string;
  readonly version: string;
  /** Runs a script of the repository: with sh where its name ends in `.sh`, with node otherwise. */
  readonly script: (path: string, ...args: readonly string[]) => Promise<CliRun>;
  /** The command line of the copy, with the signing secret, if there is one, in the environment. */
  readonly ota: (...args: readonly string[]) => Promise<CliRun>;
}

/** A copy below `directory`, committed and pushed, as before the first release: with no key and no release notes. */
export const ownRepository = (directory: string): OwnRepository => {
  const repository = startRepository('ota-release itself', directory, begin);
  const { repo } = repository;
  return {
    ...repository,
    site: join(repo, 'site'),
    version: (JSON.parse(readFileSync(join(cloneRoot, 'package.json'), 'utf8')) as { readonly version: string })
      .version,
    script: (path, ...args) =>
      runProcess(path.endsWith('.sh') ? 'sh' : process.execPath, [path, ...args], { cwd: repo }),
    ota: (...args) =>
      runCli(args, {
        cwd: repo,
        cli: join(repo, 'dist/cli.js'),
        env: { OTA_SIGNING_KEY_FILE: join(directory, 'keys/ota.key') },
      }),
  };
};

const begin = (repository: Repository): void => {
  const { repo, git, commit } = repository;
  copyIn(repository, NEEDED);
  rmSync(join(repo, 'packaging/ota.pub.b64'), { force: true });
  writeFileSync(join(repo, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\nWhat is new.\n');
  // Quicker, and nothing here is kept.
  git('config', 'core.compression', '0');
  commit('Start');
};

const copyIn = ({ repo }: Repository, names: readonly string[]): void => {
  for (const name of names) cpSync(join(cloneRoot, name), join(repo, name), { recursive: true });
};

/** What an owner does once: makes a key, keeps the secret, commits the public half. */
export const makeKey = async (own: OwnRepository): Promise<void> => {
  await runBuiltMain(['keys', 'generate', '--out', '../keys'], { cwd: own.repo });
  cpSync(join(own.repo, '../keys/ota.pub.b64'), join(own.repo, 'packaging/ota.pub.b64'));
  own.commit('Key');
};

/** What an owner does for each release: gives the changelog a section for the version. */
export const writeNotes = (own: OwnRepository, version: string): void => {
  own.edit('CHANGELOG.md', (text) => text.replace('## [Unreleased]', `## [Unreleased]\n\n## [${version}]\n\nNews.`));
  own.commit(`Notes of ${version}`);
};

/** Raises the version in package.json, builds, and commits. Once in a copy. */
export const raiseVersion = async (own: OwnRepository, version: string): Promise<void> => {
  own.edit('package.json', (text) => text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
  copyIn(own, SOURCES);
  symlinkSync(join(cloneRoot, 'node_modules'), join(own.repo, 'node_modules'));
  const unversioned = ['node_modules', ...SOURCES].map((name) => `/${name}\n`);
  mkdirSync(join(own.repo, '.git/info'));
  writeFileSync(join(own.repo, '.git/info/exclude'), unversioned.join(''));
  const built = await own.script('scripts/build.mjs');
  if (built.exitCode !== 0) throw new Error(built.stderr);
  own.commit(`Version ${version}`);
};
