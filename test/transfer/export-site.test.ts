import { beforeAll, describe, expect, test } from 'vitest';
import { type ExportRequest, prepareExport } from '../../src/transfer/export-site.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { setText } from '../support/tamper.js';
import { countedSource, NOW, spools } from '../support/transfer.js';

const openSpool = spools();
let site: SiteObjects;

beforeAll(async () => {
  const releases = ['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version }));
  site = (await signedSite([...releases, { version: '1.3.0-rc.1', channel: 'beta' }])).objects;
});

const prepare = async (objects: SiteObjects, changes: Partial<ExportRequest> = {}) =>
  prepareExport({
    source: countedSource(objects),
    trust: testTrust(),
    now: NOW,
    spool: await openSpool(),
    ...changes,
  });
const codes = async (objects: SiteObjects, changes: Partial<ExportRequest>) =>
  (await prepare(objects, changes)).findings.map(({ code }) => code);

describe('an export', () => {
  test('is of every channel, with what is there for people and servers', async () => {
    const objects = new Map(site);
    setText(objects, 'index.html', '<!doctype html>');
    setText(objects, '_headers', '/*\n');
    setText(objects, 'CNAME', 'updates.example.com');
    const { selection, people, findings } = await prepare(objects);
    expect(selection.map(({ layout, whole }) => [layout.channel, whole])).toEqual([
      ['stable', true],
      ['beta', true],
    ]);
    expect(people.map(({ path }) => path)).toEqual(['index.html', '_headers']);
    expect(findings).toEqual([]);
    expect((await prepare(objects, { channels: ['stable'] })).people).toEqual([]);
    expect((await prepare(objects, { only: ['1.2.0'] })).people).toEqual([]);
  });

  test('of some versions warns where the index names another latest', async () => {
    const { findings } = await prepare(site, { only: ['1.0.0', '1.1.0'] });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      [
        'transfer-latest-left-out',
        'The signed index of channel stable names 1.2.0 as its latest; the highest version exported is 1.1.0.',
      ],
    ]);
    expect(await codes(site, { only: ['1.2.0'] })).toEqual([]);
  });

  test('of some versions warns where devices can’t get past what is missing', async () => {
    const { objects } = await signedSite([
      { version: '1.0.0' },
      { version: '1.1.0', barrier: 'converts the database' },
      { version: '1.2.0', upgradeFrom: '>=1.1.0' },
      { version: '1.3.0', upgradeFrom: '>=1.1.0' },
    ]);
    const { findings } = await prepare(objects, { only: ['1.3.0'] });
    expect(findings.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      [
        'transfer-strands-devices',
        'Devices of channel stable with 1.0.0 have no way to 1.3.0 by the versions exported alone.',
        'Add the versions that they step through: --only 1.1.0.',
      ],
    ]);
    expect(await codes(objects, { only: ['1.1.0', '1.3.0'] })).toEqual([]);
  });

  test('keeps what an earlier export in the same place has', async () => {
    const history = async () => ({ counter: 3, highest: 3, versions: new Set(['1.0.0', '9.9.9']) });
    const { selection } = await prepare(site, { only: ['1.2.0'], history });
    expect(selection.map(({ versions }) => versions)).toEqual([['1.0.0', '1.2.0']]);
  });

  test('takes the log along as it is where keys were retired since', async () => {
    const { objects } = await signedSite([
      { version: '1.0.0', signers: ['old'], trusted: ['old', 'new'] },
      { version: '1.1.0', signers: ['new'], trusted: ['old', 'new'] },
    ]);
    const trust = testTrust(['new']);
    expect(await codes(objects, { only: ['1.1.0'], trust })).toEqual(['verify-revision-key-retired']);
    expect((await failureOf(() => prepare(objects, { only: ['1.0.0'], trust }))).code).toBe('site-object-unverified');
  });

  test('of a site that doesn’t verify is none', async () => {
    const objects = new Map(site);
    setText(objects, '1.1.0', '{}');
    const failure = await failureOf(() => prepare(objects));
    expect([failure.exitCode, failure.code]).toEqual([3, 'verify-object-differs']);
    expect((await failureOf(() => prepare(site, { trust: testTrust(['stranger']) }))).exitCode).toBe(3);
  });

  test('of a version that nobody released is none', async () => {
    expect(await failureOf(() => prepare(site, { only: ['1.0.0', '3.0.0'] }))).toMatchObject({
      code: 'transfer-version-unknown',
      exitCode: 2,
    });
  });

  test('is made of a site that holds a part itself, by the versions that it holds', async () => {
    const objects = new Map([...site].filter(([path]) => !/1\.[02]\.0/.test(path) && !path.startsWith('channels/')));
    setText(objects, 'versions', '["1.1.0"]\n');
    setText(objects, 'latest', '"1.1.0"\n');
    const failure = await failureOf(() => prepare(objects));
    expect(failure.code).toBe('verify-site-partial');
    expect(failure.hint).toContain('--only 1.1.0');
    expect((await prepare(objects, { only: ['1.1.0'] })).selection.map(({ versions }) => versions)).toEqual([
      ['1.1.0'],
    ]);
    expect((await failureOf(() => prepare(objects, { only: ['1.0.0'] }))).code).toBe('verify-pointer-differs');
  });
});
