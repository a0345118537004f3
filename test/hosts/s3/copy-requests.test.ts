import { expect, test } from 'vitest';
import { requestCopy, requestPartCopy } from '../../../src/hosts/s3/copy-requests.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const startDouble = s3Doubles();
const SOURCE = { path: 'bundles/a+b c.zip', size: 3, sha256: 'ab'.repeat(32), headers: { Version: '1.0.0+b' } };

const open = async (options: DoubleOptions = {}) => {
  const double = await startDouble(options);
  const { store } = await siteOn(double);
  double.objects.set(SOURCE.path, { bytes: Buffer.from('zip'), etag: '"x"', headers: {} });
  return { double, store };
};

test('a copy names its source so that every character is what it is', async () => {
  const { double, store } = await open();
  expect(await requestCopy(store, 'connhex/a.zip', SOURCE, { kind: 'none' })).toBe('copied');
  expect(double.requests[0]?.headers['x-amz-copy-source']).toBe('updates/bundles/a%2Bb%20c.zip');
  expect(double.objects.get('connhex/a.zip')?.headers['x-amz-meta-version']).toBe('1.0.0+b');
});

test.each([
  // the store, the condition, what came of it
  [{}, { kind: 'absent' }, 'refused'],
  [{}, { kind: 'etag', etag: '"other"' }, 'refused'],
  [{}, { kind: 'etag', etag: '"x"' }, 'copied'],
  [{ copying: 'unsupported' }, { kind: 'absent' }, 'unsupported'],
  [{ copying: 'ignored' }, { kind: 'absent' }, 'copied'],
] as const)('on a store with %j, under %j: %s', async (options, condition, outcome) => {
  const { double, store } = await open(options);
  double.objects.set('connhex/a.zip', { bytes: Buffer.from('old'), etag: '"x"', headers: {} });
  expect(await requestCopy(store, 'connhex/a.zip', SOURCE, condition)).toBe(outcome);
});

test('what the store refuses otherwise is an error of the host', async () => {
  const { double, store } = await open();
  double.objects.delete(SOURCE.path);
  await expect(requestCopy(store, 'connhex/a.zip', SOURCE, { kind: 'none' })).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:s3|host)-/),
  });
  const part = { uploadId: 'gone', number: 1, first: 0, last: 2 };
  await expect(requestPartCopy(store, 'connhex/a.zip', SOURCE, part)).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:s3|host)-/),
  });
});
