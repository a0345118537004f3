import { describe, expect, test } from 'vitest';
import { lookUp, missingLooksForbidden } from '../../../src/hosts/s3/looking.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();

/** Answers as AWS does without s3:ListBucket: 403 for every name that isn't there, and for those that are forbidden. */
const withoutList = (present: readonly string[]): DoubleOptions => ({
  instead: ({ method, key }) => (method === 'GET' && !present.includes(key) ? error(403, 'AccessDenied') : undefined),
});

const siteWith = async (options: DoubleOptions, present: readonly string[] = []) => {
  const double = await start(options);
  for (const key of present) double.objects.set(key, { bytes: Buffer.from(key), etag: '"x"', headers: {} });
  return { double, site: await siteOn(double) };
};

describe('a 403', () => {
  test('is an absent object once an object was read and a name that nobody wrote is answered so too', async () => {
    const { double, site } = await siteWith(withoutList(['index.json']), ['index.json']);
    expect((await lookUp(site, 'index.json', 'reading'))?.size).toBe(10);
    expect(await lookUp(site, 'latest', 'reading')).toBeUndefined();
    expect(await lookUp(site, 'versions', 'reading')).toBeUndefined();
    expect(double.asked().filter((line) => line.includes('.ota-release/absent-'))).toHaveLength(1);
  });

  test('means the same to somebody without credentials, who may read what is there', async () => {
    const { site } = await siteWith(withoutList(['index.json']), ['index.json']);
    const nobody = { ...site, store: { ...site.store, anonymous: true } };
    await lookUp(nobody, 'index.json', 'reading');
    expect(await lookUp(nobody, 'latest', 'reading')).toBeUndefined();
    await expect(lookUp(nobody, 'latest', 'known-to-exist')).rejects.toMatchObject({ code: 's3-credentials-missing' });
  });

  test('is ambiguous as long as nothing was read, and before a write that may go out unguarded', async () => {
    const { site } = await siteWith(withoutList(['index.json']), ['index.json']);
    const code = 's3-read-ambiguous';
    await expect(lookUp(site, 'latest', 'reading')).rejects.toMatchObject({ code });
    await lookUp(site, 'index.json', 'reading');
    await expect(lookUp(site, 'latest', 'before-writing')).rejects.toMatchObject({ code });
  });

  test('is a refusal where the store has just said that the object is there', async () => {
    const { site } = await siteWith(withoutList(['index.json']), ['index.json']);
    await lookUp(site, 'index.json', 'reading');
    await expect(lookUp(site, 'latest', 'known-to-exist')).rejects.toMatchObject({ code: 's3-permission-missing' });
  });

  test('is a refusal where names that nobody wrote are answered with 404', async () => {
    const forbidden = {
      instead: ({ key }: { key: string }) => (key === 'latest' ? error(403, 'AccessDenied') : undefined),
    };
    const { site } = await siteWith(forbidden, ['index.json', 'latest']);
    await lookUp(site, 'index.json', 'reading');
    expect(await missingLooksForbidden(site)).toBe(false);
    await expect(lookUp(site, 'latest', 'reading')).rejects.toMatchObject({
      code: 's3-permission-missing',
      message: expect.stringContaining('s3:GetObject on arn:aws:s3:::updates/latest'),
    });
  });
});
