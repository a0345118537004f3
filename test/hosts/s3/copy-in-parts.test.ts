import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CopySource } from '../../../src/hosts/host.js';
import { copyInParts } from '../../../src/hosts/s3/copy-in-parts.js';
import { createBytes } from '../../../src/hosts/s3/creating.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { noise, siteOn } from '../../support/s3-site.js';

const startDouble = s3Doubles();
const ALIAS = 'connhex/pump.zip';

const prepare = async (options: DoubleOptions = {}) => {
  const double = await startDouble(options);
  const site = await siteOn(double);
  const bytes = noise(1_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `bundles/${sha256}.pump-1.0.0.zip`;
  await createBytes(site, path, bytes);
  const source: CopySource = { path, size: bytes.length, sha256, headers: { Version: '1.0.0' } };
  return { double, site, bytes, source };
};

test('every part is copied by the store, the last one shorter, with the headers of the copy', async () => {
  const { double, site, bytes, source } = await prepare();
  await copyInParts(site, ALIAS, source, 300);
  const copy = double.objects.get(ALIAS);
  expect(copy?.bytes.equals(bytes)).toBe(true);
  expect(copy?.headers).toMatchObject({ 'x-amz-meta-version': '1.0.0', 'cache-control': 'no-cache' });
  const ranges = double.requests.flatMap(({ headers }) => headers['x-amz-copy-source-range'] ?? []);
  expect(ranges).toEqual(['bytes=0-299', 'bytes=300-599', 'bytes=600-899', 'bytes=900-999']);
});

test('a copy that breaks off leaves nothing that costs space', async () => {
  const { double, site, source } = await prepare({
    instead: ({ query }) =>
      query.get('partNumber') === '2'
        ? { status: 403, headers: {}, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') }
        : undefined,
  });
  await expect(copyInParts(site, ALIAS, source, 300)).rejects.toMatchObject({ code: 's3-permission-missing' });
  expect(double.uploads.size).toBe(0);
  expect(double.objects.has(ALIAS)).toBe(false);
});
