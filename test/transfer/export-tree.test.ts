import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { directoryHost } from '../../src/hosts/directory.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { prepareExport } from '../../src/transfer/export-site.js';
import { openExportTree, writeExportTree } from '../../src/transfer/export-tree.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte, setText } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';
import { countedSource, NOW, spools } from '../support/transfer.js';
import { filesOf, readTree } from '../support/tree.js';

const openSpool = spools();
const temporaryDirectory = temporaryDirectories();
const trust = testTrust();
let earlier: SiteObjects;
let site: SiteObjects;

beforeAll(async () => {
  const host = await signedSite(
    ['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version, recorded: version !== '1.0.0' })),
  );
  earlier = new Map(host.objects);
  await signedSite([{ version: '1.3.0', created: new Date('2026-02-20T00:00:00Z') }], host);
  site = host.objects;
});

const exportTo = async (directory: string, objects: SiteObjects, only?: readonly string[]) => {
  const spool = await openSpool();
  const tree = await openExportTree(directoryHost(directory), trust);
  const choice = only ? { only, history: tree.history } : {};
  const prepared = await prepareExport({ source: countedSource(objects), trust, now: NOW, spool, ...choice });
  return writeExportTree(tree, prepared, { trust, spool });
};

const audit = async (directory: string, excerpt?: readonly string[]): Promise<readonly string[]> => {
  const options = { trust, now: NOW, patienceMs: 0, ...(excerpt ? { excerpt } : {}) };
  return (await auditSite(await directorySource(directory), options)).problems.map(({ code }) => code);
};
const textOf = (directory: string, path: string): string => readFileSync(join(directory, path), 'utf8');

/** The tree that writing the objects themselves gives. */
const treeOf = (objects: SiteObjects): ReadonlyMap<string, string> => {
  const directory = temporaryDirectory();
  writeSite(directory, objects);
  return readTree(directory);
};

describe('an export into a directory', () => {
  test('is the site, byte for byte, and verifies there', async () => {
    const directory = join(temporaryDirectory(), 'usb/site');
    const { created, same, written } = await exportTo(directory, site);
    expect(readTree(directory)).toEqual(treeOf(site));
    expect([created, same]).toEqual([site.size - 3, 0]);
    expect(written).toEqual(['index.json', 'versions', 'latest']);
    expect(await audit(directory)).toEqual([]);
  });

  test('writes nothing where all of it is there', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, site);
    const before = readTree(directory, { mtimes: true });
    expect(await exportTo(directory, site)).toMatchObject({ created: 0, written: [] });
    expect(readTree(directory, { mtimes: true })).toEqual(before);
  });

  test('of some versions holds these alone, and the whole log', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, site, ['1.1.0', '1.3.0']);
    const files = filesOf(directory);
    expect(files.filter((path) => path.endsWith('.zip')).map((path) => path.slice(73))).toEqual(
      expect.arrayContaining(['logger-1.1.0.zip', 'logger-1.3.0.zip']),
    );
    expect(files.filter((path) => path.endsWith('.zip'))).toHaveLength(2);
    expect(files.filter((path) => path.startsWith('revisions/'))).toHaveLength(4);
    expect([textOf(directory, 'versions'), textOf(directory, 'latest')]).toEqual(['["1.1.0","1.3.0"]\n', '"1.3.0"\n']);
    expect(await audit(directory, ['1.1.0', '1.3.0'])).toEqual([]);
    expect(await audit(directory)).toEqual(['verify-site-partial']);
  });

  test('extends what is there by further versions, up to the whole site', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, earlier, ['1.0.0']);
    await exportTo(directory, site, ['1.2.0']);
    expect(textOf(directory, 'versions')).toBe('["1.0.0","1.2.0"]\n');
    expect(await audit(directory, ['1.0.0', '1.2.0'])).toEqual([]);
    await exportTo(directory, site);
    expect(readTree(directory)).toEqual(treeOf(site));
  });

  test('extends a whole export by one version of a newer site', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, earlier);
    await exportTo(directory, site, ['1.3.0']);
    expect(readTree(directory)).toEqual(treeOf(site));
  });

  test('mends what an earlier one has lost, and refuses what was changed', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, site, ['1.1.0']);
    const bundle = filesOf(directory).find((path) => path.endsWith('.zip')) ?? '';
    rmSync(join(directory, bundle));
    await exportTo(directory, site, ['1.3.0']);
    expect(await audit(directory, ['1.1.0', '1.3.0'])).toEqual([]);
    writeFileSync(join(directory, bundle), 'other bytes');
    const failure = await failureOf(() => exportTo(directory, site, ['1.3.0']));
    expect(failure.code).toBe('transfer-object-differs');
    expect(textOf(directory, bundle)).toBe('other bytes');
  });

  test('takes along what is there for people, and follows its changes', async () => {
    const objects = new Map(site);
    setText(objects, 'index.html', 'one');
    const directory = temporaryDirectory();
    await exportTo(directory, objects);
    setText(objects, 'index.html', 'two');
    expect((await exportTo(directory, objects)).written).toEqual(['index.html']);
    expect(textOf(directory, 'index.html')).toBe('two');
    expect(await audit(directory)).toEqual([]);
  });

  test.each([
    // what is in the directory | refused
    [['notes.txt'], true],
    [['photos/1.jpg', 'bundles/a.zip'], true],
    [[], false],
    [['bundles/a.zip', 'schemas/b.json'], false],
    [['index.html'], true],
    [['.nojekyll', 'CNAME'], false],
    [['index.html', 'revisions/00000001.json'], false],
    [['System Volume Information/x', 'revisions/00000001.json'], false],
  ])('that holds %j is refused: %s', async (paths, refused) => {
    const directory = temporaryDirectory();
    for (const path of paths) {
      mkdirSync(join(directory, path, '..'), { recursive: true });
      writeFileSync(join(directory, path), path.startsWith('revisions/') ? (site.get(path) ?? '') : 'x');
    }
    const attempt = exportTo(directory, site);
    if (!refused) return void (await attempt);
    const failure = await failureOf(() => attempt);
    expect(failure).toMatchObject({ code: 'transfer-target-not-empty', exitCode: 2 });
    expect(filesOf(directory)).toEqual([...paths].sort());
  });

  test('is never rolled back, and never mixed with another history', async () => {
    const directory = temporaryDirectory();
    await exportTo(directory, site);
    const before = readTree(directory);
    expect((await failureOf(() => exportTo(directory, earlier))).code).toBe('transfer-target-ahead');
    const other = await signedSite(['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0'].map((version) => ({ version })));
    expect((await failureOf(() => exportTo(directory, other.objects))).code).toBe('transfer-diverged');
    expect(readTree(directory)).toEqual(before);
  });

  test('of a site that was tampered with leaves the directory as it is', async () => {
    const objects = new Map(site);
    flipByte(objects, '1.1.0');
    const directory = join(temporaryDirectory(), 'site');
    expect((await failureOf(() => exportTo(directory, objects))).exitCode).toBe(3);
    expect(filesOf(directory)).toEqual([]);
  });

  test('can’t be where a file is', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(await failureOf(() => exportTo(file, site))).toMatchObject({
      code: 'host-root-not-a-directory',
      exitCode: 2,
    });
  });
});
