import { describe, expect, test } from 'vitest';
import { readObject } from '../../../src/hosts/s3/reading.js';
import { replaceBytes } from '../../../src/hosts/s3/replacing.js';
import type { Treatment } from '../../../src/hosts/s3/site.js';
import { sha256Hex } from '../../../src/hosts/stored-file.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const [old, next] = [Buffer.from('"1.0.0"'), Buffer.from('"1.1.0"')];
const OLD = sha256Hex(old);

/** A site that has `latest`, on a store whose treatment of If-Match is known. */
const siteWith = async (options: DoubleOptions = {}, replacing: Treatment = 'honoured') => {
  const double = await start(options);
  const site = await siteOn(double);
  site.known.creating = 'honoured';
  site.known.replacing = replacing;
  const md5 = '"2c1743a391305fbf367df8e4f069f9f9"';
  const set = (bytes: Buffer, etag = md5) => double.objects.set('latest', { bytes, etag, headers: {} });
  set(old);
  return { double, site, set, replace: (tag: string | undefined) => replaceBytes(site, 'latest', next, tag) };
};
const standing = ({ objects }: { readonly objects: ReadonlyMap<string, { readonly bytes: Buffer }> }) =>
  objects.get('latest')?.bytes.toString();

describe('replacing a pointer', () => {
  test('is one request after it was read, under the store’s own ETag', async () => {
    const { double, site, replace } = await siteWith();
    await readObject(site, 'latest');
    expect(await replace(OLD)).toBe('replaced');
    expect(double.asked()).toEqual(['GET latest', 'PUT latest']);
    expect(double.requests[1]?.headers['if-match']).toBe('"2c1743a391305fbf367df8e4f069f9f9"');
    expect(await replaceBytes(site, 'latest', old, sha256Hex(next))).toBe('replaced');
    expect(double.asked()).toHaveLength(3);
  });

  test('reads what it doesn’t know, and finds that it is done, or that others were faster', async () => {
    const { double, set, replace } = await siteWith();
    expect(await replace('another tag')).toBe('lost');
    set(next, '"next"');
    expect(await replace(OLD)).toBe('same');
    expect(await replace(undefined)).toBe('same');
    double.objects.delete('latest');
    expect(await replace(OLD)).toBe('lost');
    expect(double.asked().filter((line) => line.startsWith('PUT'))).toHaveLength(2);
  });

  test('is lost where somebody wrote between reading and writing', async () => {
    const { double, site, set, replace } = await siteWith();
    await readObject(site, 'latest');
    set(Buffer.from('"9.9.9"'), '"other"');
    expect(await replace(OLD)).toBe('lost');
    expect(standing(double)).toBe('"9.9.9"');
  });

  test('whose answer was lost is replaced all the same', async () => {
    const { double, site, replace } = await siteWith({
      afterwards: ({ method }, answer, number) => (method === 'PUT' && number === 2 ? 'cut' : answer),
    });
    await readObject(site, 'latest');
    expect(await replace(OLD)).toBe('replaced');
    expect(double.asked()).toEqual(['GET latest', 'PUT latest', 'PUT latest', 'GET latest']);
  });

  test('learns that a store wants the ETag without quotes, and keeps to it', async () => {
    const { double, site, replace } = await siteWith({ replacing: 'bare' });
    await readObject(site, 'latest');
    expect(await replace(OLD)).toBe('replaced');
    expect(double.requests.map(({ headers }) => headers['if-match']).filter(Boolean)).toEqual([
      '"2c1743a391305fbf367df8e4f069f9f9"',
      '2c1743a391305fbf367df8e4f069f9f9',
    ]);
    expect(await replaceBytes(site, 'latest', old, sha256Hex(next))).toBe('replaced');
    expect(double.requests.at(-1)?.headers['if-match']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('writes after another look where even the right ETag is refused', async () => {
    const { double, site, replace } = await siteWith({ replacing: 'refused' });
    await readObject(site, 'latest');
    expect(await replace(OLD)).toBe('replaced');
    expect(double.asked().join(' ')).toBe('GET latest PUT latest GET latest PUT latest GET latest PUT latest');
    expect(standing(double)).toBe('"1.1.0"');
  });

  test.each<[DoubleOptions['replacing'], Treatment]>([
    // the store, what is known of it
    ['ignored', 'ignored'],
    ['unsupported', 'unsupported'],
    ['unsupported', 'unknown'],
  ])('looks before it writes on a store where If-Match is %s (%s)', async (replacing = 'honoured', known) => {
    const { double, site, set, replace } = await siteWith({ replacing }, known);
    await readObject(site, 'latest');
    set(Buffer.from('"9.9.9"'), '"other"');
    expect(await replace(OLD)).toBe('lost');
    set(old);
    expect(await replace(OLD)).toBe('replaced');
    expect(standing(double)).toBe('"1.1.0"');
  });

  test('waits for a write that is under way, and not for ever', async () => {
    const conflicts = [error(409, 'ConditionalRequestConflict')];
    const { site, replace } = await siteWith({
      instead: ({ method }) => (method === 'PUT' ? conflicts.shift() : undefined),
    });
    await readObject(site, 'latest');
    expect(await replace(OLD)).toBe('replaced');
    const stuck = await siteWith({
      instead: ({ method }) => (method === 'PUT' ? error(409, 'ConditionalRequestConflict') : undefined),
    });
    await expect(stuck.replace(OLD)).rejects.toMatchObject({ code: 'host-refused' });
  });

  test('that stored something else is told', async () => {
    const { double, replace } = await siteWith({
      afterwards: ({ method }, answer) => {
        if (method !== 'PUT') return answer;
        const etag = `"${'0'.repeat(32)}"`;
        double.objects.set('latest', { bytes: Buffer.from('"1.1.1"'), etag, headers: {} });
        return { ...answer, headers: { ...answer.headers, etag } };
      },
    });
    await expect(replace(OLD)).rejects.toMatchObject({ code: 'host-corrupted' });
  });
});
