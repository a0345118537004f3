import { describe, expect, test } from 'vitest';
import { digestObject, openObject, readObject } from '../../../src/hosts/s3/reading.js';
import { MAX_READ_BYTES, sha256Hex } from '../../../src/hosts/stored-file.js';
import { type Answer, error, reply, type S3Request } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { noise, siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const bytes = noise(1_000_000);

const siteWith = async (options: DoubleOptions, headers: Record<string, string> = {}) => {
  const double = await start(options);
  double.objects.set('bundles/a.zip', { bytes, etag: '"x"', headers });
  const said: string[] = [];
  return { double, said, site: await siteOn(double, { detail: (text) => said.push(text) }) };
};
const ranges = (requests: readonly S3Request[]) => requests.map(({ headers }) => headers.range);
/** Ends the connection after so many bytes of each of the first answers. */
const broken =
  (times: number, cutAt: number): NonNullable<DoubleOptions['afterwards']> =>
  (_request, answer, number) =>
    number <= times ? { ...answer, cutAt } : answer;

describe('reading', () => {
  test('goes on where a connection broke, and asks for the same object', async () => {
    const { double, site, said } = await siteWith({ afterwards: broken(3, 200_000) });
    expect(await digestObject(site, 'bundles/a.zip')).toEqual({ size: 1_000_000, sha256: sha256Hex(bytes) });
    const [first, second, ...more] = ranges(double.requests);
    expect(first).toBeUndefined();
    expect(second).toMatch(/^bytes=[1-9]\d*-$/);
    expect(more).toHaveLength(2);
    expect(double.requests.slice(1).every(({ headers }) => headers['if-match'] === '"x"')).toBe(true);
    expect(said[0]).toMatch(/^bundles\/a\.zip: .+ after \d+ of 1000000 bytes, going on from there$/);
  });

  test('is right on a store that knows no ranges', async () => {
    const instead = (): undefined => undefined;
    const afterwards: DoubleOptions['afterwards'] = (_request, answer, number) =>
      number === 1 ? { ...answer, cutAt: 300_000 } : reply(200, { etag: '"x"' }, bytes);
    const { site } = await siteWith({ instead, afterwards });
    expect((await readObject(site, 'bundles/a.zip'))?.etag).toBe(sha256Hex(bytes));
  });

  test('never mixes two objects: what was replaced meanwhile is read from the beginning again', async () => {
    const other = noise(900_000, 2);
    const { double, site } = await siteWith({
      afterwards: (_request, answer, number) => {
        if (number === 1) double.objects.set('bundles/a.zip', { bytes: other, etag: '"y"', headers: {} });
        return number === 1 ? { ...answer, cutAt: 500_000 } : answer;
      },
    });
    expect((await readObject(site, 'bundles/a.zip'))?.etag).toBe(sha256Hex(other));
    const again = await start({ afterwards: broken(1, 500_000) });
    again.objects.set('bundles/a.zip', { bytes, etag: '"x"', headers: {} });
    const chunks = await openObject(await siteOn(again), 'bundles/a.zip');
    const reading = async () => {
      for await (const _chunk of chunks ?? [])
        again.objects.set('bundles/a.zip', { bytes: other, etag: '"y"', headers: {} });
    };
    await expect(reading()).rejects.toMatchObject({ code: 's3-object-changed' });
  });

  test('has an end where nothing more comes', async () => {
    const { site, double } = await siteWith({ afterwards: (_request, answer) => ({ ...answer, cutAt: 0 }) });
    await expect(digestObject(site, 'bundles/a.zip')).rejects.toMatchObject({ code: 'host-unreachable' });
    expect(double.requests).toHaveLength(6);
  });

  test('asks again where the answer that nothing is there breaks off', async () => {
    const double = await start({ afterwards: broken(1, 60) });
    const site = await siteOn(double);
    expect(await readObject(site, 'index.json')).toBeUndefined();
    expect(double.asked()).toEqual(['GET index.json', 'GET index.json']);
    const cut = await siteOn(await start({ afterwards: broken(99, 60) }));
    await expect(readObject(cut, 'index.json')).rejects.toMatchObject({ code: 'host-unreachable' });
  });

  test('notices an answer that was cut short with a length to match, by the digest that the object carries', async () => {
    const half = (_request: S3Request, answer: Answer, number: number): Answer =>
      number === 1 ? { ...answer, body: answer.body.subarray(0, 1000) } : answer;
    const { site, said } = await siteWith({ afterwards: half }, { 'x-amz-meta-sha256': sha256Hex(bytes) });
    expect((await readObject(site, 'bundles/a.zip'))?.bytes.length).toBe(1_000_000);
    expect(said[0]).toMatch(/is not what was sent.* Reading it again\.$/);
    const wrong = await siteWith({}, { 'x-amz-meta-sha256': '0'.repeat(64) });
    await expect(readObject(wrong.site, 'bundles/a.zip')).rejects.toMatchObject({ code: 'host-corrupted' });
  });

  test('takes an object that somebody put there without a digest', async () => {
    const { site } = await siteWith({});
    expect((await readObject(site, 'bundles/a.zip'))?.etag).toBe(sha256Hex(bytes));
  });

  test('takes no object into memory that is no pointer', async () => {
    const large = reply(200, { etag: '"x"', 'content-length': String(MAX_READ_BYTES + 1) }, 'begin');
    const { site } = await siteWith({ instead: () => ({ ...large, cutAt: 5 }) });
    await expect(readObject(site, 'bundles/a.zip')).rejects.toMatchObject({ code: 'host-object-too-large' });
  });

  test('gives nothing where there is nothing', async () => {
    const { site } = await siteWith({});
    expect(await readObject(site, 'latest')).toBeUndefined();
    expect(await digestObject(site, 'latest')).toBeUndefined();
    expect(await openObject(site, 'latest')).toBeUndefined();
  });

  test('is refused in the middle too', async () => {
    const { site } = await siteWith({
      instead: (_request, number) => (number > 1 ? error(403, 'AccessDenied') : undefined),
      afterwards: broken(1, 500_000),
    });
    await expect(digestObject(site, 'bundles/a.zip')).rejects.toMatchObject({ code: 's3-permission-missing' });
  });
});
