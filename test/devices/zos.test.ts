import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zos } from '../../src/devices/zos.js';
import { wire } from '../../src/entry/wire.js';
import { silentReporter } from '../../src/report/silent.js';
import { readTrust } from '../../src/signing/trust.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { openPublisher } from '../../src/site/publisher.js';
import { release } from '../../src/steps/release.js';
import { baseEnvironment } from '../support/cli.js';
import { closing } from '../support/closing.js';
import { startNginx, startPython } from '../support/servers.js';
import { inputsOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, SECRET, type Workspace } from '../support/workspace.js';
import { walkWithReader } from '../support/zos-reader.js';

const PUBLIC_URL = 'https://updates.example.com/pump';
const STORAGE = 'zdb://hub.example.com:9900';
const FLIST = 'https://hub.example.com/team/pump-{version}.flist';

const close = closing();
const newDirectory = temporaryDirectories();
let w: Workspace;

const publish = async (): Promise<void> => {
  // A rehearsal runs it as a node would, with nothing in the environment.
  w.write('bundle/update.sh', '#!/bin/sh\nset -eu\ntest -f app/main.py\n');
  w.commit('Run anywhere');
  const environment = { ...baseEnvironment, OTA_SIGNING_KEY: SECRET };
  const { services, cleanUp } = wire({ environment, directory: w.repo });
  const { outcome } = await release(services(silentReporter), inputsOf(w));
  cleanUp();
  if (outcome !== 'published') throw new Error(outcome);
};

/** Three releases: plain ones, one with hooks and storage, one with an flist of the project's own. */
beforeAll(async () => {
  w = createWorkspace({ extra: 'devices:\n  zos:\n' });
  await publish();
  w.write('bundle/pre-copy', '#!/bin/sh\n');
  chmodSync(join(w.repo, 'bundle/pre-copy'), 0o755);
  w.edit('ota-release.yaml', (text) => text.replace('  zos:\n', `  zos:\n    storage: ${STORAGE}\n`));
  w.bump('1.1.0');
  await publish();
  w.edit('ota-release.yaml', (text) => text.replace(`    storage: ${STORAGE}\n`, `    flist: ${FLIST}\n`));
  w.bump('1.2.0');
  await publish();
}, 60_000);
afterAll(() => w.dispose());

const objectOf = (version: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(w.site, version), 'utf8')) as Record<string, unknown>;
const statementOf = (version: string) =>
  JSON.parse(Buffer.from(String(objectOf(version).payload), 'base64').toString()) as {
    readonly predicate: {
      readonly bundle: { readonly path: string; readonly sha256: string };
      readonly zos?: unknown;
      readonly deviceFiles?: readonly { readonly family: string; readonly path: string; readonly sha256: string }[];
    };
  };

/** The site with 1.1.0 as its latest, as it was before there was an flist of the project's own. */
const siteBefore = (): string => {
  const site = newDirectory();
  cpSync(w.site, site, { recursive: true });
  writeFileSync(join(site, 'versions'), '["1.0.0","1.1.0"]\n');
  writeFileSync(join(site, 'latest'), '"1.1.0"\n');
  return site;
};

describe('what is published', () => {
  test('the native files, and an .md5 beside every bundle that a node is given', () => {
    const names = filesOf(w.site).map((path) => path.replace(/[0-9a-f]{64}/g, 'SHA256'));
    expect([...new Set(names)].sort()).toEqual([
      '1.0.0',
      '1.1.0',
      '1.2.0',
      'bundles/SHA256.pump-1.0.0.zip',
      'bundles/SHA256.pump-1.0.0.zip.md5',
      'bundles/SHA256.pump-1.0.0.zip.minisig',
      'bundles/SHA256.pump-1.1.0.zip',
      'bundles/SHA256.pump-1.1.0.zip.md5',
      'bundles/SHA256.pump-1.1.0.zip.minisig',
      'bundles/SHA256.pump-1.2.0.zip',
      'bundles/SHA256.pump-1.2.0.zip.minisig',
      'index.html',
      'index.json',
      'latest',
      'pages/SHA256.html',
      'records/SHA256.json',
      'revisions/00000001.json',
      'revisions/00000002.json',
      'revisions/00000003.json',
      'schemas/SHA256.config.json',
      'schemas/SHA256.foreign-config.json',
      'schemas/SHA256.template.json',
      'versions',
    ]);
    expect(readFileSync(join(w.site, 'versions'), 'utf8')).toBe('["1.0.0","1.1.0","1.2.0"]\n');
    expect(readFileSync(join(w.site, 'latest'), 'utf8')).toBe('"1.2.0"\n');
  });

  test('the .md5 is signed with the release, and bare', () => {
    const { bundle, deviceFiles = [] } = statementOf('1.0.0').predicate;
    const body = readFileSync(join(w.site, `${bundle.path}.md5`));
    const md5 = createHash('md5')
      .update(readFileSync(join(w.site, bundle.path)))
      .digest('hex');
    expect(body.toString()).toBe(md5);
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(deviceFiles).toMatchObject([{ family: 'zos', path: `${bundle.path}.md5`, sha256 }]);
  });

  test('the object has exactly the keys that were set, in their order', () => {
    const envelope = ['payloadType', 'payload', 'signatures'];
    expect(Object.keys(objectOf('1.0.0'))).toEqual(['flist', 'transaction_id', 'signature', ...envelope]);
    expect(Object.keys(objectOf('1.1.0'))).toEqual(['flist', 'transaction_id', 'signature', 'storage', ...envelope]);
    expect(objectOf('1.1.0').storage).toBe(STORAGE);
    expect(objectOf('1.2.0').flist).toBe('https://hub.example.com/team/pump-1.2.0.flist');
  });

  test('what nodes are given of the project’s own is signed, and there is nothing of it unasked', () => {
    expect(statementOf('1.0.0').predicate).not.toHaveProperty('zos');
    expect(statementOf('1.1.0').predicate.zos).toEqual({ storage: STORAGE });
    expect(statementOf('1.2.0').predicate).toMatchObject({ zos: { flist: objectOf('1.2.0').flist } });
    expect(statementOf('1.2.0').predicate).not.toHaveProperty('deviceFiles');
    expect(statementOf('1.2.0').predicate.bundle.path).toMatch(/^bundles\/.*\.zip$/);
  });

  test('verifies whole, releases of other options included', async () => {
    const { trust } = await readTrust([PUBLIC_KEY], 1, { readFile: () => Promise.reject(new Error('no file')) });
    if (!trust) throw new Error('the key is trusted');
    const report = await auditSite(await directorySource(w.site), { trust, now: new Date('2026-02-01T00:00:00Z') });
    expect(report).toMatchObject({ problems: [], channels: [{ latest: '1.2.0', versions: 3 }] });
  });
});

describe.each([
  ['nginx', startNginx],
  ['python3 -m http.server', startPython],
] as const)('a node behind %s', (_name, start) => {
  const served = async (directory: string): Promise<string> => {
    const { url, stop } = await start(directory);
    close(stop);
    return url;
  };

  test('walks over every listed version, and gets what is signed', async () => {
    const url = await served(siteBefore());
    const reach = [PUBLIC_URL, url] as const;
    const fresh = await walkWithReader(url, { reach });
    expect(fresh).toMatchObject({ exitCode: 0, latest: '1.1.0', versions: ['1.0.0', '1.1.0'] });
    expect(fresh.installed.map(({ version, storage, hooks }) => [version, storage, hooks])).toEqual([
      ['1.0.0', '', []],
      ['1.1.0', STORAGE, ['pre-copy']],
    ]);
    for (const { version, flist, md5, artefactMd5, artefactSha256, signature, transaction_id } of fresh.installed) {
      const { bundle } = statementOf(version).predicate;
      expect([flist, md5, artefactSha256]).toEqual([`${PUBLIC_URL}/${bundle.path}`, artefactMd5, bundle.sha256]);
      expect([signature, transaction_id]).toEqual([objectOf(version).signature, objectOf(version).transaction_id]);
    }
    const later = await walkWithReader(`${url}/`, { reach, current: '1.0.0' });
    expect(later.installed.map(({ version }) => version)).toEqual(['1.1.0']);
    expect((await walkWithReader(url, { reach, current: '1.1.0' })).installed).toEqual([]);
    expect((await walkWithReader(url, { reach, current: '2.0.0' })).installed).toEqual([]);
  });

  test('reads what the library’s Publisher reads', async () => {
    const url = await served(w.site);
    const publisher = openPublisher(url);
    expect([await publisher.list(), await publisher.latest()]).toEqual([['1.0.0', '1.1.0', '1.2.0'], '1.2.0']);
    for (const version of await publisher.list()) {
      const { flist, storage, signature, transactionId, bytes } = await publisher.get(version);
      const object = objectOf(version);
      expect({ flist, storage, signature, transaction_id: transactionId }).toEqual({
        flist: object.flist,
        storage: object.storage,
        signature: object.signature,
        transaction_id: object.transaction_id,
      });
      expect(Buffer.compare(bytes, readFileSync(join(w.site, version)))).toBe(0);
    }
    await expect(publisher.get('9.9.9')).rejects.toMatchObject({ code: 'publisher-status' });
  });

  test('stops where the contract says that it stops', async () => {
    const site = siteBefore();
    const url = await served(site);
    const reach = [PUBLIC_URL, url] as const;
    const stops = async (change: () => void): Promise<string | undefined> => {
      cpSync(w.site, site, { recursive: true, force: true });
      writeFileSync(join(site, 'versions'), '["1.0.0","1.1.0"]\n');
      writeFileSync(join(site, 'latest'), '"1.1.0"\n');
      change();
      return (await walkWithReader(url, { reach })).error;
    };
    const md5 = join(site, `${statementOf('1.0.0').predicate.bundle.path}.md5`);
    expect(await stops(() => writeFileSync(join(site, 'latest'), '"1.3.0"\n'))).toBe('latest 1.3.0 is not in versions');
    expect(await stops(() => writeFileSync(join(site, 'versions'), '["v1.0.0","1.1.0"]'))).toMatch(/is no version/);
    expect(await stops(() => rmSync(join(site, '1.0.0')))).toBe('no 1.0.0');
    expect(await stops(() => writeFileSync(md5, ''))).toMatch(/\.md5 is empty$/);
    expect(await stops(() => rmSync(md5))).toBeUndefined();
  });
});

test('0-OS reports nothing to anybody, so that it has no states', () => {
  expect(zos).toMatchObject({ name: 'zos', title: '0-OS', states: [] });
  expect(zos.settings).toBeUndefined();
});
