import { describe, expect, test } from 'vitest';
import { assertStored, compareStored, createBytes, growing } from '../../../src/hosts/s3/creating.js';
import { sha256Hex } from '../../../src/hosts/stored-file.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const one = Buffer.from('one');
const PATH = 'revisions/00000001.json';

/** A site whose store is known to honour conditions, or isn't. */
const siteWith = async (options: DoubleOptions = {}, creating: 'honoured' | 'unknown' = 'honoured') => {
  const double = await start(options);
  const site = await siteOn(double);
  site.known.creating = creating;
  return { double, site, create: (bytes: Buffer) => createBytes(site, PATH, bytes) };
};

describe('creating an object', () => {
  test('is one request where the store honours the condition', async () => {
    const { double, create } = await siteWith();
    expect(await create(one)).toBe('created');
    expect(double.asked()).toEqual([`PUT ${PATH}`]);
  });

  test('looks into a refusal: the same bytes or others', async () => {
    const { double, create } = await siteWith();
    await create(one);
    expect(await create(one)).toBe('same');
    expect(await create(Buffer.from('two'))).toBe('other');
    expect(await create(Buffer.from('longer'))).toBe('other');
    expect(double.objects.get(PATH)?.bytes).toEqual(one);
  });

  test('whose answer was lost is created, not met by somebody else’s', async () => {
    const { double, create } = await siteWith({
      afterwards: (_request, answer, number) => (number === 1 ? 'cut' : answer),
    });
    expect(await create(one)).toBe('created');
    expect(double.asked()).toEqual([`PUT ${PATH}`, `PUT ${PATH}`, `GET ${PATH}`]);
  });

  test('whose request was lost, and another’s came first, is the other’s', async () => {
    const { double, create } = await siteWith({
      instead: (_request, number) => {
        if (number > 1) return undefined;
        double.objects.set(PATH, { bytes: Buffer.from('two'), etag: '"x"', headers: {} });
        return 'cut';
      },
    });
    expect(await create(one)).toBe('other');
  });

  test('is tried again while another write is under way, and where what was there is gone', async () => {
    const conflicts = [error(409, 'ConditionalRequestConflict'), error(412, 'PreconditionFailed')];
    const { double, create } = await siteWith({
      instead: ({ method }) => (method === 'PUT' ? conflicts.shift() : undefined),
    });
    expect(await create(one)).toBe('created');
    expect(double.asked().filter((line) => line.startsWith('PUT'))).toHaveLength(3);
  });

  test('survives losers that are answered with 500', async () => {
    const { double, create } = await siteWith({
      instead: (_request, number) => {
        if (number > 1) return undefined;
        double.objects.set(PATH, { bytes: Buffer.from('two'), etag: '"x"', headers: {} });
        return error(500, 'InternalError');
      },
    });
    expect(await create(one)).toBe('other');
  });

  test('gives up on a store that contradicts itself', async () => {
    const { create } = await siteWith({
      instead: ({ method }) => (method === 'PUT' ? error(412, 'PreconditionFailed') : undefined),
    });
    await expect(create(one)).rejects.toMatchObject({
      code: 'host-refused',
      message: expect.stringContaining('again'),
    });
  });

  test('reads first where the condition may not count', async () => {
    const { double, create } = await siteWith({ creating: 'ignored' }, 'unknown');
    expect(await create(one)).toBe('created');
    expect(await create(Buffer.from('two'))).toBe('other');
    expect(await create(one)).toBe('same');
    expect(double.objects.get(PATH)?.bytes).toEqual(one);
    expect(double.asked()).toEqual([`GET ${PATH}`, `PUT ${PATH}`, `GET ${PATH}`, `GET ${PATH}`]);
  });

  test('goes without the condition on a store that refuses to be asked', async () => {
    const { double, site, create } = await siteWith({ creating: 'unsupported' });
    expect(await create(one)).toBe('created');
    expect(await create(Buffer.from('two'))).toBe('other');
    expect(site.known.creating).toBe('unsupported');
    expect(double.objects.get(PATH)?.bytes).toEqual(one);
  });

  test('that stored something else is found by its ETag, and leaves nothing', async () => {
    const { double, create } = await siteWith({
      afterwards: ({ method }, answer) => {
        const stored = double.objects.get(PATH);
        if (method !== 'PUT' || !stored) return answer;
        double.objects.set(PATH, { ...stored, bytes: Buffer.from('0ne'), headers: {} });
        return { ...answer, headers: { ...answer.headers, etag: `"${'0'.repeat(32)}"` } };
      },
    });
    await expect(create(one)).rejects.toMatchObject({ code: 'host-corrupted' });
    expect(double.objects.size).toBe(0);
  });

  test('believes what it reads, not an ETag that is no MD5 of the bytes', async () => {
    const { double, create } = await siteWith({
      afterwards: (_request, answer) => ({ ...answer, headers: { ...answer.headers, etag: `"${'0'.repeat(32)}"` } }),
    });
    expect(await create(one)).toBe('created');
    expect(double.asked()).toEqual([`PUT ${PATH}`, `GET ${PATH}`]);
  });
});

describe('comparing what is stored', () => {
  test('reads it again where it claims to be these very bytes, with another length', async () => {
    const { double, site } = await siteWith({
      afterwards: (_request, answer, number) => (number === 1 ? { ...answer, body: answer.body.subarray(1) } : answer),
    });
    const headers = { 'x-amz-meta-sha256': sha256Hex(one) };
    double.objects.set(PATH, { bytes: one, etag: '"x"', headers });
    expect(await compareStored(site, PATH, { size: 3, sha256: sha256Hex(one) }, 'reading')).toBe('same');
  });

  test('after a creation, what isn’t there is corrupted too', async () => {
    const { site } = await siteWith();
    const wanted = { size: 3, sha256: sha256Hex(one) };
    await expect(assertStored(site, PATH, wanted)).rejects.toMatchObject({ code: 'host-corrupted' });
  });
});

test('progress only grows', () => {
  const seen: number[] = [];
  const report = growing((bytes) => seen.push(bytes));
  for (const bytes of [1, 5, 2, 5, 7]) report(bytes);
  expect(seen).toEqual([1, 5, 7]);
});
