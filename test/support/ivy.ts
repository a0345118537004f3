import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ChannelView } from '../../src/devices/channel-view.js';
import type { SourceTree } from '../../src/devices/ivy/source-tree.js';
import { openRepository, type Repository } from '../../src/repository/repository.js';
import { configText } from '../../src/schemas/config-text.js';
import { baseEnvironment } from './cli.js';
import { startRepository } from './repository.js';

/** The template of a version, as a text. */
export const templateText = (version: string, changes: object = {}): string =>
  `${JSON.stringify({ general: { config_revision: 7, software_version: version, ...changes }, gain: 1 }, null, 2)}\n`;

/** A text as it is read from the project. @throws where it is no JSON. */
export const readTemplate = (text: string) => {
  const { text: read } = configText(Buffer.from(text), 'config/config.template.json');
  if (!read) throw new Error(text);
  return read;
};

/** A channel with these releases. */
export const channelOf = (
  versions: readonly string[],
  latest: string | null = versions.at(-1) ?? null,
): ChannelView => ({
  product: 'roof-das',
  channel: 'stable',
  at: '2026-01-01T00:00:00Z',
  latest,
  versions,
  releases: new Map(
    versions.map((version) => [
      version,
      {
        version,
        upgradeObject: { sha256: '0'.repeat(64) },
        bundle: { path: 'bundles/x', size: 1, sha256: '0'.repeat(64) },
      },
    ]),
  ),
});

/** A repository of a small Ivy system, with a bare remote. */
export const startIvyRepository = (directory: string, version = '1.4.0') =>
  startRepository(`Ivy system ${version}`, directory, ({ repo, commit }) => {
    writeFiles(repo, ivyFiles(version));
    commit(`Release ${version}`);
  });

/** Writes files below a directory, by path. */
export const writeFiles = (directory: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
};

/** Opens the repository of a small Ivy system, which all tests of the file read. */
export const ivyRepository = (): (() => Repository) => {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-ivy-'));
  let opened: Repository | undefined;
  beforeAll(async () => {
    opened = await repositoryAt(startIvyRepository(directory).repo);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return () => {
    if (!opened) throw new Error('the repository is opened before the first test');
    return opened;
  };
};

/** The files of a small Ivy system. */
export const ivyFiles = (version = '1.4.0'): Readonly<Record<string, string>> => ({
  'README.md': '# roof-das\n',
  'cli.py': 'print("roof-das")\n',
  'config/config.template.json': templateText(version),
  'pdm.lock': '[[package]]\nname = "pytest"\nversion = "8.4.2"\n',
  'pyproject.toml': `[project]
name = "roof-das"
version = "${version}"
requires-python = ">=3.11"
dependencies = ["pytest==8.4.2"]
`,
  'src/constants.py': `NAME = "roof-das"\nVERSION = "${version}"\n`,
  'tests/test_gate.py': `import pytest

pytestmark = [pytest.mark.version_change, pytest.mark.integration]


def test_true() -> None:
    assert True
`,
});

/** A source tree with these files, as far as rules look at it. */
export const treeWith = (files: Readonly<Record<string, string>>, changes: Partial<SourceTree> = {}): SourceTree => ({
  tarFile: '/nowhere',
  prefix: 'roof-das-v1.4.0/',
  topNames: new Set(Object.keys(files).map((path) => /^[^/]+\/?/.exec(path)?.[0] ?? path)),
  texts: new Map(Object.entries(files)),
  submodules: [],
  lfsPointers: [],
  oddNames: [],
  ...changes,
});

/** The repository in a directory. @throws where there is none. */
export const repositoryAt = async (directory: string): Promise<Repository> => {
  const repository = await openRepository(directory, baseEnvironment);
  if (!repository) throw new Error(`${directory} is no repository`);
  return repository;
};
