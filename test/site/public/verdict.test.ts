import { beforeAll, describe, expect, test } from 'vitest';
import { readChannel } from '../../../src/site/channel-state.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { jsonBytes } from '../../../src/site/json-bytes.js';
import { channelLayout } from '../../../src/site/layout.js';
import type { Probe } from '../../../src/site/public/probe.js';
import {
  judgeIndex,
  judgeLatest,
  judgeProbe,
  judgeUpgradeObject,
  judgeVersions,
  type Published,
} from '../../../src/site/public/verdict.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';

const layout = channelLayout('stable');
const trust = testTrust();
const AT = { path: 'index.json', url: 'https://example.com/index.json' };
const answer = (bytes: Uint8Array, status = 200, headers = {}): Probe => ({
  ...AT,
  kind: 'answer',
  status,
  headers,
  askedMs: undefined,
  bytes,
});
const text = (content: string): Probe => answer(Buffer.from(content));

let older: SiteObjects;
let newer: SiteObjects;
let other: SiteObjects;
let published: Published;
let objects: SiteObjects;

const publishedOn = async (site: SiteObjects): Promise<Published> => {
  const host = memoryHost();
  for (const [path, bytes] of site) host.objects.set(path, bytes);
  const { newest } = await readChannel(host, layout, trust);
  if (!newest) throw new Error('no revision');
  return { layout, trust, revision: newest, versions: ['1.1.0'] };
};
const object = (site: SiteObjects, path: string): Uint8Array => {
  const bytes = site.get(path);
  if (!bytes) throw new Error(path);
  return bytes;
};

beforeAll(async () => {
  const three = ['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version }));
  older = (await signedSite(three.slice(0, 1))).objects;
  objects = (await signedSite(three.slice(0, 2))).objects;
  newer = (await signedSite(three)).objects;
  other = (await signedSite(three.slice(0, 2).map((release) => ({ ...release, product: 'pump' })))).objects;
  published = await publishedOn(objects);
});

describe('an answer, whatever it should be,', () => {
  test.each([
    // status, verdict
    [404, 'missing'],
    [410, 'missing'],
    [401, 'denied'],
    [403, 'denied'],
    [429, 'trouble'],
    [500, 'trouble'],
    [503, 'trouble'],
    [204, 'status'],
    [302, 'status'],
    [418, 'status'],
  ])('with status %i is %s', (status, kind) => {
    expect(judgeProbe(answer(Buffer.of(), status), 'it', () => ({ kind: 'fresh' }))).toEqual({ kind, status });
  });

  test('that is a web page is no object', () => {
    const page = answer(Buffer.from('<!doctype html><p>Hello'), 200, { 'content-type': 'text/html' });
    expect(judgeProbe(page, 'it', () => ({ kind: 'fresh' }))).toEqual({
      kind: 'web-page',
      status: 200,
      type: 'text/html',
    });
  });

  test('that can’t be read is something else', () => {
    const unreadable: Probe = {
      ...AT,
      kind: 'unreadable',
      status: 200,
      headers: {},
      askedMs: undefined,
      reason: 'bad',
    };
    expect(judgeProbe(unreadable, 'it', () => ({ kind: 'fresh' }))).toMatchObject({
      kind: 'other',
      found: 'something that can’t be read (bad)',
    });
  });

  test('that never came is a fault', () => {
    const fault = { kind: 'dns', words: 'ENOTFOUND' } as const;
    expect(judgeProbe({ ...AT, kind: 'fault', fault }, 'it', () => ({ kind: 'fresh' }))).toEqual({
      kind: 'fault',
      fault,
    });
  });
});

describe('an index', () => {
  const judged = (site: SiteObjects) => judgeIndex(answer(object(site, 'index.json')), published);

  test('that was published, or one after it, is fresh', () => {
    expect(judged(objects)).toMatchObject({ verdict: { kind: 'fresh' }, revision: { predicate: { counter: 2 } } });
    expect(judged(newer)).toMatchObject({ verdict: { kind: 'fresh' }, revision: { predicate: { counter: 3 } } });
  });

  test('from before is old', () => {
    expect(judged(older)).toEqual({ verdict: { kind: 'old', expected: 'revision 2', found: 'revision 1' } });
  });

  test('of another product, or of nobody, is something else', () => {
    expect(judged(other).verdict).toMatchObject({ kind: 'other', found: 'the index of product pump' });
    expect(judgeIndex(text('{}'), published).verdict).toMatchObject({
      kind: 'other',
      found: expect.stringMatching(/^no index that verifies \(.*[^.]\)$/),
    });
  });

  test('of the same number and other bytes is something else', () => {
    const { predicate } = published.revision;
    const forked = { ...published, revision: { ...published.revision, sha256: 'f'.repeat(64), predicate } };
    expect(judgeIndex(answer(object(objects, 'index.json')), forked).verdict).toMatchObject({
      kind: 'other',
      found: 'another revision 2',
    });
  });
});

describe('a pointer', () => {
  test.each([
    // versions, verdict
    [['1.0.0', '1.1.0'], { kind: 'fresh' }],
    [['1.0.0', '1.1.0', '1.2.0'], { kind: 'fresh' }],
    [['1.0.0'], { kind: 'old', expected: 'a list with it', found: 'a list without 1.1.0' }],
    [{}, { kind: 'other', expected: 'the list of versions', found: 'no JSON array of strings' }],
    [[1], { kind: 'other', expected: 'the list of versions', found: 'no JSON array of strings' }],
  ])('versions %j', (value, verdict) => {
    expect(judgeVersions(answer(jsonBytes(value)), published)).toEqual(verdict);
  });

  test('versions that is no JSON', () => {
    expect(judgeVersions(text('1.0.0'), published)).toMatchObject({ kind: 'other' });
  });

  test.each([
    // latest, verdict
    ['"1.1.0"', { kind: 'fresh' }],
    ['"1.2.0"', { kind: 'fresh' }],
    ['"1.0.0"', { kind: 'old', expected: '1.1.0', found: '1.0.0' }],
    ['{}', { kind: 'other', expected: '1.1.0', found: 'no JSON string' }],
  ])('latest %s, where a later revision was seen', async (value, verdict) => {
    const known = [published.revision, (await publishedOn(newer)).revision];
    expect(judgeLatest(text(value), published, known)).toEqual(verdict);
  });
});

test('an upgrade object is the one that is named, or something else', () => {
  const entry = published.revision.predicate.releases.find(({ version }) => version === '1.1.0') as IndexRelease;
  expect(judgeUpgradeObject(answer(object(objects, '1.1.0')), entry)).toEqual({ kind: 'fresh' });
  expect(judgeUpgradeObject(answer(object(objects, '1.0.0')), entry)).toEqual({
    kind: 'other',
    expected: 'the upgrade object of 1.1.0',
    found: 'something else',
  });
});
