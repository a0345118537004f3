import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ivy } from '../../src/devices/ivy.js';
import type { Problem } from '../../src/errors/problem.js';
import { check, release } from '../../src/steps/release.js';
import { runProcess } from '../support/cli.js';
import { ivyFiles, startIvyRepository, templateText, writeFiles } from '../support/ivy.js';
import type { Repository } from '../support/repository.js';
import { startNginx, startPython, type WebServer } from '../support/servers.js';
import { failureOf, inputsOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { PUBLIC_KEY } from '../support/workspace.js';

const updater = fileURLToPath(new URL('ivy/updater.py', import.meta.url));
const REPOSITORY = 'team/roof-das';
const temporaryDirectory = temporaryDirectories();
const services = wiredServices();

const projectText = (version: string, options: readonly string[]): string => `product: roof-das
models: [pi]
version: ${version}
bundle:
  root: bundle
host: ../site
publicUrl: https://updates.example.com
publicCheck: "off"
signing:
  trustedKeys: [${PUBLIC_KEY}]
config:
  template: config/config.template.json
devices:
  ivy:
${['repository: team/roof-das', 'python: "3.11"', ...options].map((line) => `    ${line}\n`).join('')}`;

interface System extends Repository {
  readonly site: string;
}

/** Brings a system to a version: its files, its project file, committed and pushed. */
const bring = (system: Repository, version: string, options: readonly string[] = [], revision = 7): void => {
  writeFiles(system.repo, {
    ...ivyFiles(version),
    'config/config.template.json': templateText(version, { config_revision: revision }),
    'ota-release.yaml': projectText(version, options),
    'bundle/update.sh': '#!/bin/sh\nset -eu\necho updated\n',
    'bundle/rollback.sh': '#!/bin/sh\nset -eu\necho back\n',
  });
  for (const name of ['update.sh', 'rollback.sh']) chmodSync(join(system.repo, 'bundle', name), 0o755);
  system.commit(`Release ${version}`);
};

const startSystem = (directory: string, options: readonly string[] = []): System => {
  const system = startIvyRepository(directory);
  bring(system, '1.4.0', options);
  return { ...system, site: join(directory, 'site') };
};

const publish = (system: Repository) => release(services(system), inputsOf(system));

/** What is published for Ivy devices, with the contents of documents and the listing of archives. */
const publishedTree = (site: string): string => {
  const own = filesOf(site).filter((path) => /^(?:ivy|api|repos|team)\//.test(path));
  return own
    .map((path) => {
      const file = join(site, path);
      const isArchive = /\.tar\.gz$|\/tarball\//.test(path);
      const text = isArchive ? listing(file) : readFileSync(file, 'utf8');
      return `=== ${path}\n${text.trimEnd()}\n`;
    })
    .join('');
};

const listing = (file: string): string =>
  execFileSync('tar', ['--numeric-owner', '-tvzf', file], { encoding: 'utf8' }).replace(
    / +(\d+) \d{4}-\d\d-\d\d \d\d:\d\d/g,
    ' $1',
  );

describe('a release for Ivy devices', () => {
  let directory = '';
  let system: System;
  let python = '';
  beforeAll(async () => {
    directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-ivy-'));
    // The interpreter itself: some machines put a slow script before it.
    python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
    system = startSystem(directory);
    await publish(system);
    bring(system, '1.5.0', [], 8);
    await publish(system);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('is published where they look for it', async () => {
    await expect(publishedTree(system.site)).toMatchFileSnapshot('ivy/published-tree.txt');
  });

  test('a second run changes nothing', async () => {
    expect((await publish(system)).outcome).toBe('unchanged');
  });

  /** A device that runs 1.4.0 with revision 7. */
  const startDevice = (): string => {
    const root = temporaryDirectory();
    const tree = join(root, 'versions/1.4.0');
    writeFiles(tree, { ...ivyFiles('1.4.0'), 'config/config.json': templateText('1.4.0') });
    writeFileSync(join(root, 'pointer'), '1.4.0\n');
    return root;
  };

  const update = (root: string, origin: string, provider: string, message: string) =>
    runProcess(
      python,
      [
        updater,
        ...Object.entries({ provider, origin, repository: REPOSITORY, root, message }).flatMap(([key, value]) => [
          `--${key}`,
          value,
        ]),
      ],
      { cwd: root },
    );

  const statuses = (stdout: string): readonly string[] =>
    stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { readonly status: string }).status);

  describe.each([
    ['nginx', startNginx],
    ['python3 -m http.server', startPython],
  ] as const)('served by %s', (_name, start) => {
    let server: WebServer;
    beforeAll(async () => {
      server = await start(system.site);
    });
    afterAll(() => server.stop());

    test.each([
      ['gitlab', 'tenta'],
      ['github', 'thingsboard'],
    ])('a device with %s takes it, sent by %s', async (provider, backend) => {
      const root = startDevice();
      const run = await update(root, server.url, provider, `${server.url}/ivy/1.5.0/${backend}.json`);
      expect([run.exitCode, statuses(run.stdout), run.stderr]).toEqual([0, ['received', 'accepted'], '']);
      expect(readFileSync(join(root, 'pointer'), 'utf8')).toBe('1.5.0\n');
      const tree = join(root, 'versions/1.5.0');
      expect(readFileSync(join(tree, 'src/constants.py'), 'utf8')).toContain('VERSION = "1.5.0"');
      expect(JSON.parse(readFileSync(join(tree, 'config/config.json'), 'utf8'))).toEqual(
        JSON.parse(templateText('1.5.0', { config_revision: 8 })),
      );
    });
  });

  describe('what a device does not take', () => {
    let server: WebServer;
    beforeAll(async () => {
      server = await startNginx(system.site);
    });
    afterAll(() => server.stop());

    test('a device that has this revision already stays', async () => {
      const root = startDevice();
      const run = await update(root, server.url, 'gitlab', `${server.url}/ivy/1.4.0/tenta.json`);
      expect([run.exitCode, statuses(run.stdout)]).toEqual([0, ['received']]);
      expect(existsSync(join(root, 'versions/1.5.0'))).toBe(false);
    });

    test('a version that isn’t published is rejected, and the device keeps what it runs', async () => {
      const root = startDevice();
      const message = join(root, 'message.json');
      writeFileSync(message, `{"revision": 99, "configuration": ${templateText('9.9.9')}}`);
      const run = await update(root, server.url, 'gitlab', message);
      expect([run.exitCode, statuses(run.stdout)]).toEqual([1, ['received', 'rejected']]);
      expect(readFileSync(join(root, 'pointer'), 'utf8')).toBe('1.4.0\n');
    });
  });

  test('a system that changes its name is refused', async () => {
    bring(system, '1.6.0', ['systemName: das'], 9);
    system.edit('src/constants.py', (text) => text.replace('roof-das', 'das'));
    system.commit('Rename');
    const failure = await failureOf(() => check(services(system), inputsOf(system, { intent: 'check' })));
    expect(failure.problems.map(({ code }) => code)).toEqual(['ivy-name-changed']);
  });
});

describe('what Ivy asks of a release', () => {
  const codesOf = (problems: readonly Problem[]) => problems.map(({ code, place }) => `${code} ${place?.file}`);

  test('is told at once, each with its place', async () => {
    const system = startSystem(temporaryDirectory());
    writeFiles(system.repo, {
      'src/constants.py': 'NAME = "other"\nVERSION = "1.3.0"\n',
      'tests/test_gate.py': 'def test_true(): pass\n',
      'pyproject.toml': '[project]\nname = "roof-das"\nversion = "1.2.0"\nrequires-python = ">=3.12"\n',
      '.gitattributes': 'cli.py export-ignore\n',
    });
    system.edit('ota-release.yaml', (text) => text.replace('example.com', 'example.com/das'));
    system.commit('Break everything');
    const { problems } = await failureOf(() => check(services(system), inputsOf(system, { intent: 'check' })));
    expect(codesOf(problems)).toEqual([
      'ivy-url-path ota-release.yaml',
      'ivy-constant-differs pyproject.toml',
      'ivy-constant-differs src/constants.py',
      'ivy-name-differs src/constants.py',
      'ivy-source-incomplete .',
      'ivy-gate-empty tests',
      'ivy-gate-empty tests',
      'ivy-pytest-missing pyproject.toml',
      'ivy-python-excluded pyproject.toml',
    ]);
  });

  test('its gate tests are run in a clean copy, before a release and a plan, and not by a check', async () => {
    const command = [
      'sh',
      '-c',
      'ls > seen; test -z "$OTA_SIGNING_KEY"; test -e left-over && exit 1; echo ran; exit 5',
    ];
    const system = startSystem(temporaryDirectory(), [`gateTests: ${JSON.stringify(command)}`]);
    writeFileSync(join(system.repo, 'left-over'), 'not committed');
    const failure = await failureOf(() =>
      release(services(system), inputsOf(system, { intent: 'plan', allowDirty: true })),
    );
    expect([failure.code, failure.exitCode]).toEqual(['ivy-gate-failed', 1]);
    expect(failure.message).toContain('no test was collected: none carries the marker). It said: "ran"');
    const { findings } = await check(services(system), inputsOf(system, { intent: 'check', allowDirty: true }));
    expect(findings.map(({ code }) => code)).toEqual(['repository-dirty']);
  });

  test('without a repository, devices fetch from the forge, and the site has the fleet’s configuration alone', async () => {
    const system = startSystem(temporaryDirectory());
    system.edit('ota-release.yaml', (text) => text.replace('    repository: team/roof-das\n', ''));
    system.commit('From the forge');
    const { plan } = await release(services(system), inputsOf(system, { intent: 'plan' }));
    expect(plan.writes.flatMap(({ path }) => (/^(?:ivy|api|repos|team)\//.test(path) ? [path] : []))).toEqual([
      'ivy/1.4.0/tenta.json',
      'ivy/1.4.0/thingsboard.json',
    ]);
  });
});

test('Ivy has four states, none of which comes with words', () => {
  expect(ivy.states.map(({ state }) => state)).toEqual(['received', 'accepted', 'rejected', 'startup']);
  expect(ivy.states.flatMap(({ messages }) => messages)).toEqual([]);
});
