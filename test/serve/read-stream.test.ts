import { describe, expect, test } from 'vitest';
import { readStream } from '../../src/serve/read-stream.js';

const limits = { maxBytes: 10, timeoutMs: 10_000 };

const streamOf = (...chunks: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
      controller.close();
    },
  });

describe('readStream', () => {
  test('gives all bytes', async () => {
    expect(Buffer.from(await readStream(streamOf('12345', '', '67890'), limits)).toString()).toBe('1234567890');
    expect(await readStream(null, limits)).toEqual(new Uint8Array());
    expect(await readStream(streamOf(), limits)).toEqual(new Uint8Array());
  });

  test('leaves an endless stream at its limit', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.from('1234')),
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await readStream(endless, limits)).toBe('too large');
    expect(cancelled).toBe(true);
  });

  test('does not wait for a stream that stands still', async () => {
    expect(await readStream(new ReadableStream<Uint8Array>({}), { ...limits, timeoutMs: 5 })).toBe('too slow');
  });

  test('a stream that breaks is told', async () => {
    const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('gone')) });
    await expect(readStream(broken, limits)).rejects.toThrow('gone');
  });
});
