import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CopySource } from '../../../src/hosts/host.js';
import { compareCopy, copyObject } from '../../../src/hosts/s3/copying.js';
import { createBytes } from '../../../src/hosts/s3/creating.js';
import type { S3Site, Treatment } from '../../../src/hosts/s3/site.js';
import { type DoubleOptions, type S3Double, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const startDouble = s3Doubles();
const ALIAS = 'connhex/pump.zip';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const open = async (options: DoubleOptions, replacing: Treatment): Promise<{ site: S3Site; double: S3Double }> => {
  const double = await startDouble(options);
  const site = await siteOn(double);
  site.known.creating = 'honoured';
  site.known.replacing = replacing;
  return { site, double };
};

const sourceOf = async (site: S3Site, text: string, version = '1.0.0'): Promise<CopySource> => {
  const path = `bundles/${sha256(text)}.pump-${version}.zip`;
  await createBytes(site, path, Buffer.from(text));
  return { path, size: text.length, sha256: sha256(text), headers: { Version: version } };
};

const tagOf = async (site: S3Site, source: CopySource): Promise<string> => {
  const found = await compareCopy(site, ALIAS, source);
  return found.kind === 'other' ? found.etag : found.kind;
};

describe('copyObject', () => {
  test.each<[DoubleOptions, Treatment, number]>([
    // the store, what is known of it, copies asked for of a replacement
    [{}, 'honoured', 1],
    [{ replacing: 'bare' }, 'honoured', 2],
    [{ replacing: 'refused' }, 'honoured', 3],
    [{ copying: 'unsupported' }, 'honoured', 3],
    [{ copying: 'ignored' }, 'honoured', 1],
    [{ replacing: 'ignored' }, 'ignored', 1],
  ])('replaces on a store like %j', async (options, replacing, copies) => {
    const { site, double } = await open(options, replacing);
    const [first, second] = [await sourceOf(site, 'first'), await sourceOf(site, 'second', '1.1.0')];
    expect(await copyObject(site, ALIAS, first, undefined)).toBe('replaced');
    const before = double.requests.length;
    expect(await copyObject(site, ALIAS, second, await tagOf(site, second))).toBe('replaced');
    expect(double.requests.slice(before).filter(({ method }) => method === 'PUT')).toHaveLength(copies);
    const copy = double.objects.get(ALIAS);
    expect(copy?.bytes.toString()).toBe('second');
    expect(copy?.headers).toMatchObject({ 'x-amz-meta-version': '1.1.0', 'x-amz-meta-sha256': sha256('second') });
    expect(double.requests.some(({ method, key }) => method === 'GET' && key === ALIAS)).toBe(false);
  });

  test('is done where the answer of the store was lost', async () => {
    const lost = { number: 0 };
    const { site } = await open(
      {
        afterwards: ({ method, key }, answer) => {
          if (method !== 'PUT' || key !== ALIAS) return answer;
          lost.number += 1;
          return lost.number === 1 ? 'cut' : answer;
        },
      },
      'honoured',
    );
    const source = await sourceOf(site, 'bytes');
    expect(await copyObject(site, ALIAS, source, undefined)).toBe('replaced');
    expect(lost.number).toBeGreaterThan(1);
  });

  test('is refused where the source is not what it should be', async () => {
    const { site } = await open({}, 'honoured');
    const source = await sourceOf(site, 'bytes');
    for (const wrong of [
      { ...source, size: 4 },
      { ...source, sha256: sha256('other') },
    ])
      await expect(copyObject(site, ALIAS, wrong, undefined)).rejects.toMatchObject({ code: 'host-corrupted' });
  });
});

describe('compareCopy', () => {
  test('reads the bytes only where an ETag speaks against the metadata', async () => {
    const { site, double } = await open({}, 'honoured');
    const source = await sourceOf(site, 'right');
    await copyObject(site, ALIAS, source, undefined);
    const reads = () => double.requests.filter(({ method, key }) => method === 'GET' && key === ALIAS).length;
    expect(await compareCopy(site, ALIAS, source)).toEqual({ kind: 'same' });
    expect(reads()).toBe(0);
    const copy = double.objects.get(ALIAS);
    if (!copy) throw new Error('there is no copy');
    // Written over with its metadata kept, as `aws s3 cp --metadata` can.
    double.objects.set(ALIAS, { ...copy, bytes: Buffer.from('wrong'), etag: `"${'ab'.repeat(16)}"` });
    expect((await compareCopy(site, ALIAS, source)).kind).toBe('other');
    expect(reads()).toBe(1);
    // Encrypted, an object may have an ETag of its own.
    double.objects.set(ALIAS, { ...copy, etag: `"${'cd'.repeat(16)}"` });
    expect(await compareCopy(site, ALIAS, source)).toEqual({ kind: 'same' });
  });

  test('takes other headers for another copy, and no metadata for one', async () => {
    const { site, double } = await open({}, 'honoured');
    const source = await sourceOf(site, 'right');
    await copyObject(site, ALIAS, source, undefined);
    const bounded = { ...source, headers: { ...source.headers, 'Min-Version': '0.9.0' } };
    expect((await compareCopy(site, ALIAS, bounded)).kind).toBe('other');
    const copy = double.objects.get(ALIAS);
    if (copy) double.objects.set(ALIAS, { ...copy, headers: {} });
    expect((await compareCopy(site, ALIAS, source)).kind).toBe('other');
  });
});
