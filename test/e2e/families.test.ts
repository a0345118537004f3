import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutObjects } from '../../src/page/page-document.js';
import { ivyFiles } from '../support/ivy.js';
import { CA_FILE, CHAIN_FILE, KEY_PEM, writeParts } from '../support/pantavisor.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const EXTRA = `publicCheck: "off"
devices:
  zos: {}
  ivy:
    repository: team/pump
    constants: { file: src/constants.py }
    systemName: roof-das
  connhex: {}
  ioto:
    policy: 'semver(version, "<", newVersion)'
  pantavisor:
    parts: parts
    certificates: chain.pem
    ca: ca.pem
`;

/** What devices run: with `DEVICE_ROOT` unset, they are on the device itself. */
const SCRIPT = (version: string): string =>
  `#!/bin/sh\nset -eu\nmkdir -p "\${DEVICE_ROOT:-}/opt/pump"\necho ${version} >"\${DEVICE_ROOT:-}/opt/pump/version"\n`;
const ROLLBACK = `#!/bin/sh\nset -eu\nrm -f "\${DEVICE_ROOT:-}/opt/pump/version"\n`;

/** Brings the work tree to a version: what each family reads of it agrees. */
const bring = (w: Workspace, version: string): void => {
  for (const [path, content] of Object.entries(ivyFiles(version)))
    if (!path.startsWith('config/')) w.write(path, content);
  w.write('bundle/update.sh', SCRIPT(version));
  w.write('bundle/rollback.sh', ROLLBACK);
};

/** What stands there; of a page for people, which an export gives its objects, what was published. */
const contentOf = (place: string, path: string): Buffer => {
  const bytes = readFileSync(join(place, path));
  return path === 'index.html' ? Buffer.from(withoutObjects(bytes)) : bytes;
};

const environment = { OTA_PANTAVISOR_KEY: KEY_PEM };

interface Told {
  readonly outcome: string;
  readonly fleet: { readonly rows: readonly { readonly outcome: { readonly kind: string } }[] };
}

describe('one release for five families', () => {
  let w: Workspace;
  const release = async (): Promise<Told> => {
    const run = await w.releaseHere([], { env: environment });
    expect([run.exitCode, run.exitCode === 0 ? '' : run.stdout]).toEqual([0, '']);
    return run.json as unknown as Told;
  };

  beforeAll(() => {
    w = createWorkspace({ extra: EXTRA });
    writeParts(join(w.repo, 'parts'));
    copyFileSync(CHAIN_FILE, join(w.repo, 'chain.pem'));
    copyFileSync(CA_FILE, join(w.repo, 'ca.pem'));
    bring(w, '1.0.0');
    // Ivy asks at the top of a host.
    w.edit('ota-release.yaml', (text) => text.replace('example.com/pump', 'example.com'));
    w.commit('Five families');
  });
  afterAll(() => w.dispose());

  test('is published, and the next one after a look at what every fielded device would do', async () => {
    expect(await release()).toMatchObject({ outcome: 'published' });
    w.bump('1.1.0');
    bring(w, '1.1.0');
    w.edit('config/template.json', (text) => text.replace('"config_revision": 1', '"config_revision": 2'));
    w.commit('1.1.0');
    const { outcome, fleet } = await release();
    expect(outcome).toBe('published');
    expect(fleet.rows.map((row) => row.outcome.kind)).toEqual(Array.from({ length: 5 }, () => 'takes'));
    expect(await w.verify()).toMatchObject({ exitCode: 0 });
  });

  test('run again, changes nothing', async () => {
    const before = filesOf(w.site).map((path) => `${path} ${readFileSync(join(w.site, path)).length}`);
    expect(await release()).toMatchObject({ outcome: 'unchanged' });
    expect(filesOf(w.site).map((path) => `${path} ${readFileSync(join(w.site, path)).length}`)).toEqual(before);
  });

  test('documents that somebody changed or took away are found, and put right by the same run again', async () => {
    const documents = [
      'connhex/pump.zip',
      'ioto/pump/stable/from/1.0.0/tok/provision/update',
      'pantavisor/.pvrremote',
      'repos/team/pump/readme',
    ].map((path) => ({ path, file: join(w.site, path), right: readFileSync(join(w.site, path)) }));
    const expectFound = async (): Promise<void> => {
      const { exitCode, stdout } = await w.verify();
      expect(exitCode).toBe(3);
      for (const { path } of documents) expect(stdout).toContain(`${path} `);
    };
    for (const { file } of documents) writeFileSync(file, '{}');
    await expectFound();
    expect(await release()).toMatchObject({ outcome: 'resumed' });
    for (const { file, right } of documents) expect(readFileSync(file).equals(right)).toBe(true);
    for (const { file } of documents) rmSync(file);
    await expectFound();
    expect(await release()).toMatchObject({ outcome: 'resumed' });
    expect(await w.verify()).toMatchObject({ exitCode: 0 });
  });

  test('a mirror and an export have all of it, byte for byte, and verify without the project', async () => {
    const key = ['--key', PUBLIC_KEY];
    const [mirror, copy] = [join(w.directory, 'mirror'), join(w.directory, 'copy')];
    expect(await w.runHere(['mirror', w.site, mirror, ...key])).toMatchObject({ exitCode: 0 });
    expect(await w.runHere(['export', w.site, '--out', copy, ...key])).toMatchObject({ exitCode: 0 });
    for (const place of [mirror, copy]) {
      expect(filesOf(place)).toEqual(filesOf(w.site));
      for (const path of filesOf(place))
        expect([path, contentOf(place, path).equals(contentOf(w.site, path))]).toEqual([path, true]);
      expect(await w.runHere(['verify', place, ...key])).toMatchObject({ exitCode: 0 });
    }
  });

  test('a rehearsal of the published site takes it as each family does', async () => {
    const run = await w.runHere(['rehearse', w.site, '--key', PUBLIC_KEY, '--json']);
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly family?: string });
    expect(run.exitCode).toBe(0);
    expect(new Set(lines.flatMap(({ family }) => family ?? []))).toEqual(
      new Set(['zos', 'ivy', 'connhex', 'ioto', 'pantavisor']),
    );
  });
});
