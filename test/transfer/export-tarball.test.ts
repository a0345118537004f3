import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { pathsToCopy } from '../../src/transfer/copy-channels.js';
import { prepareExport } from '../../src/transfer/export-site.js';
import { writeExportTarball } from '../../src/transfer/export-tarball.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte, setText } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';
import { countedSource, NOW, spools } from '../support/transfer.js';
import { readTree } from '../support/tree.js';

const openSpool = spools();
const temporaryDirectory = temporaryDirectories();
let site: SiteObjects;

beforeAll(async () => {
  site = (
    await signedSite([
      { version: '1.0.0', bundle: Buffer.alloc(1_300_000, 'large') },
      { version: '1.1.0' },
      { version: '1.2.0-rc.1', channel: 'beta' },
    ])
  ).objects;
});

const write = async (
  objects: SiteObjects,
  file: string,
  changes: { only?: string[]; modifiedAt?: Date; meanwhile?: () => void } = {},
) => {
  const { only, modifiedAt, meanwhile = () => {} } = changes;
  const spool = await openSpool();
  const request = { source: countedSource(objects), trust: testTrust(), now: NOW, spool, ...(only ? { only } : {}) };
  const prepared = await prepareExport(request);
  meanwhile();
  const options = { file, shown: 'out.tar', gzip: file.endsWith('gz'), modifiedAt };
  return { prepared, ...(await writeExportTarball(options, prepared, { trust: testTrust(), spool })) };
};
const names = (file: string): readonly string[] =>
  execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
const list = (file: string): string =>
  execFileSync('tar', ['-tvf', file], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });

describe('an export into a tarball', () => {
  test.each(['out.tar', 'out.tar.gz'])('%s unpacks to the site, and is the same each time', async (name) => {
    const directory = temporaryDirectory();
    const file = join(directory, name);
    const { tarball } = await write(site, file);
    const unpacked = temporaryDirectory();
    execFileSync('tar', ['-xf', file, '-C', unpacked]);
    const original = temporaryDirectory();
    writeSite(original, site);
    expect(readTree(unpacked)).toEqual(readTree(original));
    const again = join(temporaryDirectory(), name);
    await write(site, again);
    expect(sha256Hex(readFileSync(again))).toBe(tarball.sha256);
    expect(readdirSync(directory)).toEqual([name]);
  });

  test('has its entries in the order in which readers may see them', async () => {
    const objects = new Map(site);
    setText(objects, 'index.html', '<!doctype html>');
    const file = join(temporaryDirectory(), 'out.tar');
    const { prepared, created } = await write(objects, file);
    const expected = pathsToCopy(prepared.selection);
    expect(names(file)).toEqual([
      ...expected,
      'index.html',
      ...['index.json', 'versions', 'latest'],
      ...['index.json', 'versions', 'latest'].map((path) => `channels/beta/${path}`),
    ]);
    expect(created).toBe(expected.length);
  });

  test('has the time of the newest revision, or the one that it is given', async () => {
    const file = join(temporaryDirectory(), 'out.tar');
    await write(site, file);
    expect(list(file)).toContain(' 2026-02-03 00:00 latest');
    await write(site, file, { modifiedAt: new Date('2020-01-02T03:04:05Z') });
    expect(list(file)).toContain(' 2020-01-02 03:04 latest');
  });

  test('of some versions has these alone', async () => {
    const file = join(temporaryDirectory(), 'out.tar');
    await write(site, file, { only: ['1.1.0'] });
    expect(
      names(file)
        .filter((path) => /^(\d|bundles.*zip$|channels)/.test(path))
        .map((path) => path.slice(-16)),
    ).toEqual(['logger-1.1.0.zip', '1.1.0']);
  });

  test('of a bundle that was tampered with is none', async () => {
    const objects = new Map(site);
    const directory = temporaryDirectory();
    const file = join(directory, 'out.tar.gz');
    const bundle = [...site.keys()].find((path) => path.endsWith('logger-1.1.0.zip')) ?? '';
    const failure = await failureOf(() => write(objects, file, { meanwhile: () => flipByte(objects, bundle) }));
    expect(failure).toMatchObject({ code: 'verify-object-differs', exitCode: 3 });
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });
});

test('the copy of a bundle is an entry of its own, with the bundle’s bytes', async () => {
  const bundle = Buffer.alloc(1_300_000, 'large');
  const { objects } = await signedSite([{ version: '1.0.0', bundle, families: { connhex: { alias: true } } }]);
  const directory = temporaryDirectory();
  const file = join(directory, 'out.tar');
  await write(objects, file);
  const entries = names(file);
  expect(entries.indexOf('connhex/logger.zip')).toBeGreaterThan(entries.indexOf('revisions/00000001.json'));
  expect(entries.indexOf('connhex/logger.zip')).toBeLessThan(entries.indexOf('index.json'));
  execFileSync('tar', ['-xf', file, '-C', directory]);
  expect(readFileSync(join(directory, 'connhex/logger.zip')).equals(bundle)).toBe(true);
  // Not unpacked as a link to the bundle: it is to be replaced by the next.
  expect(list(file)).not.toMatch(/^[hl]/m);
});
