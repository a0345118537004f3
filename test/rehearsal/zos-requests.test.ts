import { beforeAll, expect, test } from 'vitest';
import type { RehearsedSite } from '../../src/rehearsal/rehearsal.js';
import { cacheKey, listedVersions, upgradeAddress } from '../../src/rehearsal/zos-requests.js';
import { rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';

let site: RehearsedSite;
beforeAll(async () => {
  site = await rehearsedSite(await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]));
});

const withTexts = (texts: Readonly<Record<string, string>>): RehearsedSite => ({
  ...site,
  source: {
    ...site.source,
    read: async (path) => (texts[path] === undefined ? site.source.read(path) : Buffer.from(texts[path] ?? '')),
  },
});

test('a node reads what every site has', async () => {
  expect(await listedVersions(site)).toEqual({ latest: '1.1.0', versions: ['1.0.0', '1.1.0'] });
});

test.each([
  // latest, versions, why the node refuses it
  ['1.1.0', '["1.1.0"]', 'not JSON'],
  ['\uFEFF"1.1.0"', '["1.1.0"]', 'not JSON'],
  ['{}', '["1.1.0"]', 'not a JSON string'],
  ['"1.1.0"', '{"a":"1.1.0"}', 'not an array of strings'],
  ['"1.1.0"', '["1.1.0",null]', 'not an array of strings'],
  ['"1.1.0"', '["v1.0.0","1.1.0"]', 'no strict SemVer version'],
  ['"1.1.0"', '["1.0.0"]', 'does not list 1.1.0'],
])('with %s and %s it stops', async (latest, versions, why) => {
  const failure = await failureOf(() => listedVersions(withTexts({ latest, versions })));
  expect(failure.code).toBe('rehearsal-node-refuses');
  expect(failure.message).toContain(why);
});

test('a server that can’t be reached is the fault check-fails', async () => {
  expect((await failureOf(() => listedVersions(site, 'check-fails'))).message).toContain('can’t be reached');
});

test.each([
  // object, address
  ['{"flist":"https://u.example/a"}', 'https://u.example/a'],
  ['{"flist":"https://u.example/a","FLIST":"https://u.example/b","x":1}', 'https://u.example/b'],
])('of %s the last key wins, whatever its case', (text, address) => {
  expect(upgradeAddress(Buffer.from(text), '1.1.0')).toBe(address);
});

test.each([
  '{}',
  '{"flist":"a"}',
  '{"flist":"ftp://u.example/a"}',
  '{"flist":"https://u.example/a","Storage":1}',
  '[]',
])('an object like %s is refused', async (text) => {
  expect((await failureOf(() => upgradeAddress(Buffer.from(text), '1.1.0'))).code).toBe('rehearsal-node-refuses');
});

test('an .md5 may be missing, but not empty or something else', async () => {
  const key = 'd41d8cd98f00b204e9800998ecf8427e';
  expect(await cacheKey(site, 'a.zip')).toBeUndefined();
  expect(await cacheKey(withTexts({ 'a.zip.md5': key }), 'a.zip')).toBe(key);
  for (const text of ['', `${key}\n`, key.toUpperCase(), '<html>'])
    expect((await failureOf(() => cacheKey(withTexts({ 'a.zip.md5': text }), 'a.zip'))).code).toBe(
      'rehearsal-node-refuses',
    );
});
