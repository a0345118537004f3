import { describe, expect, test } from 'vitest';
import {
  abortUpload,
  beginUpload,
  completeUpload,
  listParts,
  listUploads,
  uploadPart,
} from '../../../src/hosts/s3/multipart-requests.js';
import { error, reply } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { noise, siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const PATH = `bundles/${'ab'.repeat(32)}.gateway-1.0.0.zip`;
const DIGEST = 'cd'.repeat(32);

const storeOn = async (options: DoubleOptions = {}) => {
  const double = await start(options);
  const { store } = await siteOn(double);
  const send = async (uploadId: string, ...numbers: readonly number[]) => {
    const etags: string[] = [];
    for (const number of numbers) {
      const part = await uploadPart(store, PATH, { uploadId, number, bytes: noise(100, number) }, {});
      etags.push(part === 'gone' ? '' : part.etag);
    }
    return etags;
  };
  const complete = (uploadId: string, etags: readonly string[], conditional = true) =>
    completeUpload(store, PATH, { uploadId, etags, conditional });
  return { double, store, send, complete };
};

describe('an upload in parts', () => {
  test('begins with headers and digest, and becomes the object that its parts make', async () => {
    const { double, store, send, complete } = await storeOn();
    const id = await beginUpload(store, PATH, DIGEST);
    const etags = await send(id, 1, 2);
    expect(await complete(id, etags)).toEqual({ kind: 'completed', tries: 1 });
    const object = double.objects.get(PATH);
    expect(object?.bytes).toEqual(Buffer.concat([noise(100, 1), noise(100, 2)]));
    expect(object?.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="gateway-1.0.0.zip"',
      'x-amz-meta-sha256': DIGEST,
      'x-amz-meta-version': '1.0.0',
    });
  });

  test('is found unfinished, with its parts, page by page', async () => {
    const { store, send } = await storeOn({ pageSize: 2 });
    const id = await beginUpload(store, PATH, DIGEST);
    await beginUpload(store, `${PATH}.minisig`, DIGEST);
    await send(id, 1, 2, 3, 5);
    expect(await listUploads(store, PATH)).toEqual([{ id, startedAt: expect.any(Date) }]);
    const parts = await listParts(store, PATH, id);
    expect(parts.map(({ number, size }) => [number, size])).toEqual([1, 2, 3, 5].map((number) => [number, 100]));
    expect(await listParts(store, PATH, 'gone')).toEqual([]);
  });

  test('is refused where something stands under the name', async () => {
    const { double, store, send, complete } = await storeOn();
    const id = await beginUpload(store, PATH, DIGEST);
    const etags = await send(id, 1);
    double.objects.set(PATH, { bytes: noise(1), etag: '"x"', headers: {} });
    expect(await complete(id, etags)).toMatchObject({ kind: 'refused' });
    expect(await complete(id, etags, false)).toMatchObject({ kind: 'completed' });
  });

  test.each([
    // the answer to its completion, what comes of it
    [error(409, 'ConditionalRequestConflict'), 'refused'],
    [error(404, 'NoSuchUpload'), 'gone'],
    [error(400, 'InvalidPart'), 'unfit'],
    [error(501, 'NotImplemented'), 'unsupported'],
  ])('may end otherwise: %#', async (answer, kind) => {
    const { complete } = await storeOn({ instead: () => answer });
    expect(await complete('id', ['"x"'])).toEqual({ kind, tries: 1 });
  });

  test.each([
    [
      'failed in the middle of a success',
      '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>x</Message></Error>',
    ],
    ['ended in the middle of it', ''],
  ])('that %s is tried again', async (_case, text) => {
    const late = reply(200, {}, text);
    const { store, send, complete } = await storeOn({
      instead: ({ method, query }, number) =>
        method === 'POST' && query.has('uploadId') && number === 3 ? late : undefined,
    });
    const id = await beginUpload(store, PATH, DIGEST);
    expect(await complete(id, await send(id, 1))).toEqual({ kind: 'completed', tries: 2 });
  });

  test('checks each part: one that arrives damaged is refused by the store', async () => {
    const { double, store } = await storeOn();
    const id = await beginUpload(store, PATH, DIGEST);
    const bytes = noise(100);
    await uploadPart(store, PATH, { uploadId: id, number: 1, bytes }, {});
    const { headers } = double.requests.at(-1) ?? {};
    expect(headers?.['content-md5']).toMatch(/==$/);
    expect(headers?.['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(await uploadPart(store, PATH, { uploadId: 'gone', number: 1, bytes }, {})).toBe('gone');
  });

  test('is given up, also where it is gone', async () => {
    const { double, store } = await storeOn();
    const id = await beginUpload(store, PATH, DIGEST);
    await abortUpload(store, PATH, id);
    await abortUpload(store, PATH, id);
    expect(double.uploads.size).toBe(0);
  });

  test('needs a store, and permissions that it names', async () => {
    const page = await storeOn({ instead: () => reply(200, { 'content-type': 'text/html' }, '<html></html>') });
    await expect(beginUpload(page.store, PATH, DIGEST)).rejects.toMatchObject({ code: 's3-endpoint-wrong' });
    const denied = await storeOn({ instead: () => error(403, 'AccessDenied') });
    await expect(listUploads(denied.store, PATH)).rejects.toMatchObject({
      message: expect.stringContaining('s3:ListBucketMultipartUploads on arn:aws:s3:::updates:'),
    });
  });
});
