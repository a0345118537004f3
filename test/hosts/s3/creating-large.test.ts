import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLarge } from '../../../src/hosts/s3/creating-large.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { fileOf, noise, siteOn } from '../../support/s3-site.js';
import { temporaryDirectories } from '../../support/temporary.js';

const start = s3Doubles();
const directory = temporaryDirectories();
const PATH = 'bundles/a.zip';
/** Small parts, so that many tests cost little; the real sizes are sent to a real store by the host’s own tests. */
const PLAN = { size: 201_000, partBytes: 100_000, count: 3 };
const bytes = noise(PLAN.size);

const creating = async (options: DoubleOptions = {}) => {
  const double = await start(options);
  const site = await siteOn(double);
  site.known.creating = 'honoured';
  const body = fileOf(join(directory(), 'a.zip'), bytes);
  const seen: number[] = [];
  const create = () => createLarge(site, PATH, body, (sent) => seen.push(sent), PLAN);
  const sentBytes = () => double.requests.reduce((sum, request) => sum + request.body.length, 0);
  return { double, body, seen, create, sentBytes };
};
const standing = (double: { objects: ReadonlyMap<string, { bytes: Buffer }> }) => double.objects.get(PATH)?.bytes;

describe('creating a large object', () => {
  test('sends it in parts, and shows how far it is', async () => {
    const { double, seen, create } = await creating();
    expect(await create()).toBe('created');
    expect(standing(double)?.equals(bytes)).toBe(true);
    expect(seen.at(-1)).toBe(bytes.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(double.asked().filter((line) => !line.includes('partNumber'))).toEqual([
      `HEAD ${PATH}`,
      'GET ?uploads',
      `POST ${PATH}?uploads`,
      `HEAD ${PATH}`,
      `POST ${PATH}?uploadId`,
      `HEAD ${PATH}`,
    ]);
  });

  test('finds its own work by the ETag, without reading it back', async () => {
    const { double, create } = await creating();
    await create();
    const before = double.requests.length;
    expect(await create()).toBe('same');
    expect(double.asked().slice(before)).toEqual([`HEAD ${PATH}`]);
  });

  test('reads what is there where the ETag tells nothing, and changes nothing', async () => {
    const { double, create } = await creating({ opaqueEtags: true });
    expect(await create()).toBe('created');
    expect(await create()).toBe('same');
    const other = noise(bytes.length, 2);
    double.objects.set(PATH, { bytes: other, etag: '"x"', headers: {} });
    expect(await create()).toBe('other');
    double.objects.set(PATH, { bytes: other.subarray(1), etag: '"x"', headers: {} });
    expect(await create()).toBe('other');
    expect(double.uploads.size).toBe(0);
  });

  test('goes on where a run that died stopped', async () => {
    let dead = true;
    const { double, create, sentBytes } = await creating({
      instead: ({ query }) => (dead && query.get('partNumber') === '3' ? error(403, 'AccessDenied') : undefined),
    });
    await expect(create()).rejects.toMatchObject({ code: 's3-permission-missing' });
    const kept = [...(double.uploads.values().next().value?.parts.keys() ?? [])].length;
    dead = false;
    const before = sentBytes();
    expect(await create()).toBe('created');
    expect(sentBytes() - before).toBeLessThan(bytes.length - kept * 99_000);
    expect(standing(double)?.equals(bytes)).toBe(true);
  });

  test('shows nothing of a file that isn’t what was promised, and leaves no upload', async () => {
    const { double, body, create } = await creating();
    appendFileSync(body.path, 'more');
    await expect(create()).rejects.toMatchObject({ code: 'host-source-changed' });
    expect([double.objects.size, double.uploads.size]).toEqual([0, 0]);
  });

  test('whose completion’s answer was lost is created', async () => {
    const { create } = await creating({
      afterwards: ({ method, query }, answer) =>
        method === 'POST' && query.has('uploadId') && answer.status === 200 ? 'cut' : answer,
    });
    expect(await create()).toBe('created');
  });

  test('loses to an object that came meanwhile, and leaves no upload', async () => {
    const { double, create } = await creating({
      instead: ({ method, query }) => {
        if (method === 'PUT' && query.get('partNumber') === '1')
          double.objects.set(PATH, { bytes: noise(5), etag: '"x"', headers: {} });
        return undefined;
      },
    });
    expect(await create()).toBe('other');
    expect([standing(double)?.length, double.uploads.size]).toEqual([5, 0]);
  });

  test.each<[string, DoubleOptions['completing']]>([
    ['ignores the condition', 'ignored'],
    ['knows no condition', 'unsupported'],
  ])('completes on a store that %s there', async (_what, completing = 'honoured') => {
    const { double, create } = await creating({ completing });
    expect(await create()).toBe('created');
    expect(standing(double)?.equals(bytes)).toBe(true);
  });

  test('begins anew where somebody gave its upload up, and not for ever', async () => {
    let times = 1;
    const { double, create } = await creating({
      instead: ({ query }) => {
        if (query.get('partNumber') !== '2' || times === 0) return undefined;
        times -= 1;
        double.uploads.clear();
        return error(404, 'NoSuchUpload');
      },
    });
    expect(await create()).toBe('created');
    times = 100;
    double.objects.clear();
    await expect(create()).rejects.toMatchObject({ code: 'host-refused' });
  });

  test('that came out otherwise than it went in is removed', async () => {
    const { double, create } = await creating({
      afterwards: ({ method, query }, answer) => {
        const object = double.objects.get(PATH);
        if (method !== 'POST' || !query.has('uploadId') || !object) return answer;
        double.objects.set(PATH, { ...object, bytes: object.bytes.subarray(1) });
        return answer;
      },
    });
    await expect(create()).rejects.toMatchObject({ code: 'host-corrupted' });
    expect(double.objects.size).toBe(0);
  });
});
