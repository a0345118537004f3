import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, openBody } from '../../src/hosts/body-stream.js';
import type { Body } from '../../src/hosts/host.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pattern = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, index) => (index * 7) % 251));

const fileOf = (bytes: Uint8Array): Extract<Body, { kind: 'file' }> => {
  const path = join(temporary(), 'bundle.zip');
  writeFileSync(path, bytes);
  return { kind: 'file', path, size: bytes.length, sha256: sha256(bytes) };
};

const collected = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

describe('digestOf', () => {
  it('computes the digest of bytes, and takes that of a file as promised', () => {
    const bytes = Buffer.from('abc');
    expect(digestOf({ kind: 'bytes', bytes })).toEqual({ size: 3, sha256: sha256(bytes) });
    expect(digestOf({ kind: 'file', path: '/nowhere', size: 9, sha256: 'promised' })).toEqual({
      size: 9,
      sha256: 'promised',
    });
  });
});

describe('openBody', () => {
  it.each([0, 1, 256 * 1024, 256 * 1024 + 1, 1_000_000])(
    'streams a file of %i bytes, and tells how far it is',
    async (size) => {
      const bytes = pattern(size);
      const progress: number[] = [];
      const { stream, fault } = openBody(fileOf(bytes), 'bundle.zip', (sent) => progress.push(sent));
      expect((await collected(stream)).equals(bytes)).toBe(true);
      expect(fault()).toBeUndefined();
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
      if (size > 0) expect(progress.at(-1)).toBe(size);
    },
  );

  it('streams bytes', async () => {
    const progress: number[] = [];
    const { stream } = openBody({ kind: 'bytes', bytes: Buffer.from('abc') }, 'a', (sent) => progress.push(sent));
    expect((await collected(stream)).toString()).toBe('abc');
    expect(progress).toEqual([3]);
  });

  it.each([
    // how the file changed, the change, what the message says
    [
      'grew',
      (body: { path: string }) => writeFileSync(body.path, pattern(700_000)),
      'expected 600000 bytes, found more',
    ],
    ['shrank', (body: { path: string }) => truncateSync(body.path, 300_000), 'found sha256'],
    ['changed', (body: { path: string }) => writeFileSync(body.path, Buffer.alloc(600_000)), 'found sha256'],
  ])('ends before the last byte of a file that %s', async (_how, change, words) => {
    const body = fileOf(pattern(600_000));
    change(body);
    const { stream, fault } = openBody(body, 'bundle.zip', () => undefined);
    let received = 0;
    const reading = (async () => {
      for await (const chunk of stream) received += chunk.length;
    })();
    const error = await reading.catch((reason) => reason);
    expect(error).toMatchObject({ code: 'host-source-changed', message: expect.stringContaining(words) });
    expect(fault()).toBe(error);
    expect(received).toBeLessThan(600_000);
  });

  it('says that there is no such file', async () => {
    const { stream, fault } = openBody(
      { kind: 'file', path: join(temporary(), 'gone'), size: 1, sha256: '' },
      'bundle.zip',
      () => undefined,
    );
    await expect(collected(stream)).rejects.toMatchObject({
      code: 'host-source-unreadable',
      message: expect.stringContaining('there is no such file'),
    });
    expect(fault()?.code).toBe('host-source-unreadable');
  });
});
