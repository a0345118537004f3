import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUnfinished, giveUp } from '../../../src/hosts/s3/unfinished.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { fileOf, noise, siteOn } from '../../support/s3-site.js';
import { temporaryDirectories } from '../../support/temporary.js';

const start = s3Doubles();
const directory = temporaryDirectories();
const PATH = 'bundles/a.zip';
const PLAN = { size: 2500, partBytes: 1000, count: 3 };
const bytes = noise(PLAN.size);
const DAY_MS = 86_400_000;

const part = (number: number, of: Buffer = bytes) => {
  const content = of.subarray((number - 1) * 1000, number * 1000);
  return [number, { bytes: content, etag: `"${createHash('md5').update(content).digest('hex')}"` }] as const;
};

const find = async (
  uploads: Readonly<Record<string, readonly ReturnType<typeof part>[]>>,
  { ageMs = 0, ...options }: DoubleOptions & { readonly ageMs?: number } = {},
) => {
  const double = await start(options);
  const startedAt = new Date(Date.now() - ageMs);
  for (const [id, parts] of Object.entries(uploads))
    double.uploads.set(id, { key: PATH, headers: {}, parts: new Map(parts), startedAt });
  const said: string[] = [];
  const site = await siteOn(double, { detail: (text) => said.push(text) });
  const body = fileOf(join(directory(), 'a.zip'), bytes);
  return { found: await findUnfinished(site, PATH, body, PLAN), left: [...double.uploads.keys()], said, site };
};

describe('an earlier run’s upload', () => {
  test('is gone on with where its parts are these bytes: the one that got furthest', async () => {
    const { found, said } = await find({ a: [part(1)], b: [part(1), part(3)], c: [part(2)] });
    expect(found?.id).toBe('b');
    expect([...(found?.parts.keys() ?? [])]).toEqual([1, 3]);
    expect(said).toEqual(['bundles/a.zip: going on with an upload that has 2 of 3 parts']);
  });

  test.each([
    // what is wrong with it, its parts
    ['has no parts', []],
    ['has other bytes', [part(1), part(2, noise(2500, 2))]],
    ['was cut at other places', [[1, { bytes: bytes.subarray(0, 500), etag: '"x"' }] as const]],
    ['has more parts', [part(1), [4, { bytes: bytes.subarray(0, 1000), etag: '"x"' }] as const]],
  ])('that %s is left alone for a day, as it may be another run’s, and given up then', async (_what, parts) => {
    const young = await find({ a: parts }, { ageMs: DAY_MS - 60_000 });
    expect([young.found, young.left]).toEqual([undefined, ['a']]);
    const old = await find({ a: parts }, { ageMs: DAY_MS + 60_000 });
    expect([old.found, old.left]).toEqual([undefined, []]);
  });

  test('is of no use where a store’s ETags are no MD5: all is sent again', async () => {
    const [number, { bytes: content }] = part(1);
    const { found } = await find({ a: [[number, { bytes: content, etag: '"opaque"' }]] });
    expect(found).toBeUndefined();
  });

  test('isn’t worth a release: a store that refuses to tell is told so, and it goes on', async () => {
    const { found, said, site } = await find({ a: [part(1)] }, { instead: () => error(403, 'AccessDenied') });
    expect(found).toBeUndefined();
    expect(said[0]).toContain('s3:ListBucketMultipartUploads');
    await giveUp(site, PATH, 'a');
    expect(said[1]).toContain('s3:AbortMultipartUpload');
    const unknown = await find({}, { instead: () => error(501, 'NotImplemented') });
    expect(unknown.found).toBeUndefined();
    await expect(find({}, { instead: () => 'cut' })).rejects.toMatchObject({ code: 'host-unreachable' });
  });
});
