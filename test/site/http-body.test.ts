import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodedBody, isWebPage, sniffed } from '../../src/site/http-body.js';

const TEXT = '"1.0.0"\n';
const bodyOf = (bytes: Uint8Array) => Readable.from([bytes], { objectMode: false });
const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
};

describe('a body', () => {
  test.each([
    // encoding, bytes
    [undefined, Buffer.from(TEXT)],
    ['', Buffer.from(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    [' BR', brotliCompressSync(TEXT)],
  ])('sent as %j is decoded', async (encoding, bytes) => {
    const headers = { 'content-encoding': encoding };
    expect(await textOf(decodedBody({ headers, body: bodyOf(bytes) }))).toBe(TEXT);
  });

  test('of an unknown encoding is refused', () => {
    const headers = { 'content-encoding': 'zstd' };
    expect(() => decodedBody({ headers, body: bodyOf(Buffer.from(TEXT)) })).toThrow('Content-Encoding zstd');
  });

  test('that breaks off breaks off decoded too', async () => {
    const body = bodyOf(gzipSync(TEXT).subarray(0, 10));
    const decoded = textOf(decodedBody({ headers: { 'content-encoding': 'gzip' }, body }));
    body.destroy(new Error('other side closed'));
    await expect(decoded).rejects.toThrow('other side closed');
  });

  test('is handed on whole after its first bytes were looked at', async () => {
    const { head, all } = await sniffed(Readable.from([Buffer.from('ab'), Buffer.from('cd')]));
    expect(Buffer.from(head).toString()).toBe('ab');
    expect(await textOf(all)).toBe('abcd');
    expect(await textOf((await sniffed(Readable.from([]))).all)).toBe('');
  });

  test.each([
    // how it begins, whether it is a web page
    ['<!DOCTYPE html><html>', true],
    ['\uFEFF  <html lang="en">', true],
    ['<?xml version="1.0"?><bom/>', false],
    ['"1.0.0"', false],
    ['', false],
  ])('that begins %j is a web page: %s', (text, expected) => expect(isWebPage(Buffer.from(text))).toBe(expected));
});
