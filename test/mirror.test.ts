import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'sucrase';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, directory).length + 1))
    .sort();

const sources = filesBelow('src');
const tests = filesBelow('test').filter((path) => path.endsWith('.test.ts'));

/** Source files whose tests stand elsewhere, and why. */
const TESTED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['bundle', 'cli', 'host', 'keys', 'repository', 'site'].map(
    (domain) =>
      [`errors/${domain}.ts`, 'a table of the catalogue, every entry of which catalogue.test.ts judges'] as const,
  ),
  ['errors/project-file.ts', 'a table of the catalogue, judged with its other half by project.test.ts'],
  ['bundle/deflate-worker.ts', 'a thread’s entry, run by the tests of packing'],
  ...['action', 'action-face', 'run', 'run-action', 'shell-face'].map(
    (name) => [`entry/${name}.ts`, 'a face of the program, run by the end-to-end tests'] as const,
  ),
  ['commands/context.ts', 'types, and a constant that commands without a result give back'],
  ['project/release-page-schema.ts', 'one switch, judged beside the forge by forge-schema.test.ts'],
  ...['device-inputs', 'init-inputs', 'input-definition', 'operation-inputs', 'project-inputs', 'report-inputs'].map(
    (name) =>
      [`project/${name}.ts`, 'a part of the declaration of inputs, all of which inputs.test.ts judges'] as const,
  ),
  ...['clone-facts', 'examination', 'facts', 'registry', 'salvage', 'secret-files'].map(
    (name) => [`doctor/${name}.ts`, 'what the examinations go by, seen whole by e2e/doctor.test.ts'] as const,
  ),
  ...['devices', 'forge', 'host', 'pipelines', 'project', 'secrets', 'site'].map(
    (name) => [`doctor/examinations/${name}.ts`, 'an examination, run on real projects by e2e/doctor.test.ts'] as const,
  ),
  ...['github-jobs', 'gitlab-jobs'].map(
    (name) =>
      [`doctor/pipelines/${name}.ts`, 'how jobs are read, judged with their rules by judge-jobs.test.ts'] as const,
  ),
  ['commands/doctor.ts', 'what the command prints, seen whole by e2e/doctor.test.ts'],
  ['project/secret-inputs.ts', 'a table, judged with the other inputs by inputs.test.ts'],
  ['project/device-families.ts', 'a table, which every family’s tests go through'],
  ...['commit', 'load', 'operation', 'preflight', 'propose', 'verify'].map(
    (name) => [`operations/${name}.ts`, 'a part of the flow of changes, run by operate.test.ts'] as const,
  ),
  ...['yank-effects', 'coming-index', 'fleet-change', 'past-documents'].map(
    (name) => [`operations/${name}.ts`, 'a part of withdrawals, run by yank.test.ts and prune.test.ts'] as const,
  ),
  ...['prune-objects', 'prune-removal'].map(
    (name) => [`operations/${name}.ts`, 'a part of pruning, run by prune.test.ts'] as const,
  ),
  ...[
    'arc-layout',
    'archive',
    'commands',
    'copy-button',
    'digest',
    'dom',
    'envelope',
    'icons',
    'judged',
    'keys-view',
    'latest-view',
    'load-site',
    'masthead-view',
    'no-source-view',
    'notes-view',
    'older-releases',
    'page-data',
    'record',
    'release-checks',
    'release-details',
    'release-list',
    'release-row',
    'remembered',
    'rollout-view',
    'server-source',
    'shape',
    'site-state',
    'statement-shapes',
    'strict-json',
    'summary-view',
    'tabs',
    'theme',
    'upgrade-view',
    'verified-view',
    'verify-view',
  ].map(
    (name) =>
      [`page/browser/${name}.ts`, 'a part of the release page, seen whole in a browser by main.test.ts'] as const,
  ),
  ['site/write-views.ts', 'the second half of a commit, judged by transaction.test.ts'],
  ['errors/operation.ts', 'a table of the catalogue, every entry of which catalogue.test.ts judges'],
  ...['ota-agent-text', 'next-release-text'].map(
    (name) =>
      [`commands/demo/${name}.ts`, 'generated from examples/device-agent, run by its end-to-end tests'] as const,
  ),
  ['entry/cli.ts', 'the program’s entry, run by every end-to-end test'],
  ['entry/command-table.ts', 'a table, which the end-to-end tests of the help run through'],
  ['entry/main.ts', 'the program itself, run by every end-to-end test'],
  ['entry/tool-version.ts', 'a constant that the build puts in'],
  ['index.ts', 'names that are exported again'],
  ...['release', 'operate', 'reissue', 'verify', 'decide'].map(
    (name) => [`library/run-${name}.ts`, 'what a call of the library loads, judged through that call'] as const,
  ),
  ...['run-inputs', 'run-services', 'open-source', 'offered-release', 'foretell'].map(
    (name) => [`library/${name}.ts`, 'a part of the library’s calls, run by the tests of those'] as const,
  ),
  ...[
    ...['check', 'export', 'keys', 'mirror', 'pack', 'release', 'release-inputs', 'run-demo', 'run-init', 'validate'],
    ...['rehearse', 'rehearsed-site', 'operate', 'rollout'],
    ...['keys-change', 'keys-status'],
    'prune',
    ...['serve', 'verify'],
    ...['channel', 'reissue', 'reissue-inputs', 'resign'],
  ].map(
    (name) => [`commands/${name}.ts`, 'what a command prints and returns, seen whole by the end-to-end tests'] as const,
  ),
  ...[
    'commit',
    'deliver',
    'family-input',
    'pack',
    'pipeline',
    'plan',
    'rehearse',
    'release',
    'sign',
    'stage',
    'tag',
    'verify',
    'release-page',
    ...['check-reissue', 'find-source', 'load-reissue'],
  ].map(
    (name) => [`steps/${name}.ts`, 'a step of the flow, which the end-to-end tests run, kill and run again'] as const,
  ),
]);

/** Further tests of a source file, and what they are about. */
const FURTHER_TESTS: ReadonlyMap<string, string> = new Map([
  ['hosts/directory-processes.test.ts', 'the directory host between processes'],
  ['page/browser/pictures.test.ts', 'the pictures of the release page'],
  ['page/browser/published.test.ts', 'the release page of a site that the built tool has published'],
  ['tuf/attacks.test.ts', 'attacks on a TUF repository, and how its reference client in JavaScript refuses them'],
  ['tuf/client.test.ts', 'updates of that client'],
  ['tuf/publishing.test.ts', 'the flows that publish a TUF repository'],
  ['tuf/transfer.test.ts', 'copies of a TUF repository'],
  ['site/index-budget.test.ts', 'the size of an index whose history is long'],
]);

/** Folders of tests that mirror no source file. */
const APART = /^(attacks\/|e2e\/|gitlab\/|real-forge\/|support\/|workflows\/|mirror\.test\.ts$)/;

/** Whether anything is left once the types are gone. */
const hasCode = (path: string): boolean => {
  const { code } = transform(readFileSync(join(root, 'src', path), 'utf8'), { transforms: ['typescript'] });
  return (
    code
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/^export \{\};?$/gm, '')
      .trim() !== ''
  );
};

const testOf = (source: string): string => source.replace(/\.ts$/, '.test.ts');

describe('test/ mirrors src/', () => {
  test('every source file with code that runs has a test of its name', () => {
    const untested = sources
      .filter(hasCode)
      .filter((path) => !tests.includes(testOf(path)) && !TESTED_ELSEWHERE.has(path));
    expect(untested).toEqual([]);
  });

  test('every test has its source file', () => {
    const mirrored = new Set([...sources.map(testOf), ...FURTHER_TESTS.keys()]);
    const stray = tests.filter((path) => !APART.test(path) && !mirrored.has(path));
    expect(stray).toEqual([]);
  });

  test('every exception names a file that is there', () => {
    const gone = [
      ...[...TESTED_ELSEWHERE.keys()].filter((path) => !sources.includes(path)),
      ...[...FURTHER_TESTS.keys()].filter((path) => !tests.includes(path)),
    ];
    expect(gone).toEqual([]);
  });

  test('file names are kebab-case', () => {
    const odd = [...sources, ...tests].filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(basename(path)));
    expect(odd).toEqual([]);
  });
});
