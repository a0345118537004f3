import { describe, expect, test } from 'vitest';
import {
  contradicts,
  deleteObject,
  getObject,
  headObject,
  listObjects,
  putObject,
} from '../../../src/hosts/s3/store.js';
import { error, reply } from '../../support/s3-double/answer.js';
import { s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const bytes = Buffer.from('"1.0.0"\n');
const storeOn = async (...options: Parameters<typeof start>) => {
  const double = await start(...options);
  return { double, store: (await siteOn(double)).store };
};

describe('an object', () => {
  test('is written with its headers, its digests and a condition, in one request', async () => {
    const { double, store } = await storeOn();
    const put = await putObject(store, 'latest', bytes, { kind: 'absent' });
    expect(put).toMatchObject({ kind: 'stored', doubtful: false });
    const { headers } = double.requests[0] ?? {};
    expect(headers).toMatchObject({
      'if-none-match': '*',
      'content-md5': expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
      'x-amz-content-sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
      'x-amz-meta-sha256': headers?.['x-amz-content-sha256'],
      'content-type': 'application/json',
      'cache-control': 'no-cache',
      'content-length': '8',
    });
    // Older stores refuse the SDK's further checksums, and chunks with trailers.
    expect(Object.keys(headers ?? {}).filter((name) => /checksum|trailer|transfer|expect/.test(name))).toEqual([]);
    expect(double.requests).toHaveLength(1);
  });

  test('is found with size and ETag, from a position on, and only as long as it is the same', async () => {
    const { store } = await storeOn();
    await putObject(store, 'latest', bytes, { kind: 'none' });
    const head = await headObject(store, 'latest');
    expect(head).toMatchObject({ size: 8 });
    const etag = typeof head === 'string' ? '' : head.etag;
    const rest = await getObject(store, 'latest', { start: 3, etag });
    expect(rest).toMatchObject({ kind: 'found', object: { size: 8, start: 3, etag } });
    expect(await getObject(store, 'latest', { start: 3, etag: '"other"' })).toEqual({ kind: 'changed' });
    expect(await getObject(store, 'versions')).toEqual({ kind: 'absent' });
    expect(await headObject(store, 'versions')).toBe('absent');
  });

  test.each([
    // condition, how the store takes it, what comes of it
    [{ kind: 'absent' }, error(412, 'PreconditionFailed'), { kind: 'refused', tries: 1, conflict: false }],
    [{ kind: 'absent' }, error(409, 'ConditionalRequestConflict'), { kind: 'refused', tries: 1, conflict: true }],
    [{ kind: 'etag', etag: '"x"' }, error(404, 'NoSuchKey'), { kind: 'refused', tries: 1, conflict: false }],
    [{ kind: 'etag', etag: '"x"' }, error(501, 'NotImplemented'), { kind: 'unsupported' }],
  ] as const)('a write under %j may be refused', async (condition, answer, outcome) => {
    const { store } = await storeOn({ instead: () => answer });
    expect(await putObject(store, 'latest', bytes, condition)).toEqual(outcome);
  });

  test('that was “written” by something that is no store counts as not written', async () => {
    const { store } = await storeOn({ instead: () => reply(200, { 'content-type': 'text/html' }, '<html></html>') });
    const code = 's3-endpoint-wrong';
    await expect(putObject(store, 'latest', bytes, { kind: 'none' })).rejects.toMatchObject({ code });
    await expect(headObject(store, 'latest')).rejects.toMatchObject({ code });
    await expect(listObjects(store, '')).rejects.toMatchObject({ code });
  });

  test('is removed, also where it isn’t there', async () => {
    const { double, store } = await storeOn();
    await putObject(store, 'latest', bytes, { kind: 'none' });
    await deleteObject(store, 'latest');
    await deleteObject(store, 'latest');
    expect(double.objects.size).toBe(0);
  });
});

describe('a listing', () => {
  test('goes through all pages, below the prefix, without what the host keeps for itself', async () => {
    const { double, store } = await storeOn({ pageSize: 2 });
    for (const key of ['c', 'a', 'revisions/1', 'revisions/2', '.ota-release/probe-0', 'b'])
      double.objects.set(key, { bytes, etag: '"x"', headers: {} });
    expect(await listObjects(store, '')).toEqual(['a', 'b', 'c', 'revisions/1', 'revisions/2']);
    expect(await listObjects(store, 'revisions/')).toEqual(['revisions/1', 'revisions/2']);
    expect(double.asked().filter((line) => line.includes('list-type'))).toHaveLength(4);
  });
});

describe('an ETag', () => {
  const md5 = Buffer.from('9dd4e461268c8034f5c8564e155c67a6', 'hex');

  test.each([
    // ETag, whether it speaks against the bytes
    ['"9dd4e461268c8034f5c8564e155c67a6"', false],
    ['9DD4E461268C8034F5C8564E155C67A6', false],
    ['"00000000000000000000000000000000"', true],
    ['"9dd4e461268c8034f5c8564e155c67a6-2"', false],
    ['"opaque"', false],
    ['', false],
  ])('%s', (etag, expected) => {
    expect(contradicts(etag, md5)).toBe(expected);
  });
});
