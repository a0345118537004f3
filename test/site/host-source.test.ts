import { describe, expect, test } from 'vitest';
import { hostSource } from '../../src/site/host-source.js';
import { memoryHost } from '../support/memory-host.js';

describe('a host as source', () => {
  test('reads, lists and digests what is on the host', async () => {
    const host = memoryHost();
    host.objects.set('latest', Buffer.from('"1.0.0"\n'));
    const source = hostSource(host);
    expect(source).toMatchObject({ kind: 'host', location: 'memory' });
    expect(await source.read('latest')).toEqual(Buffer.from('"1.0.0"\n'));
    expect(await source.list?.()).toEqual(['latest']);
    expect(await source.digest('latest')).toMatchObject({ size: 8, blake2b512: expect.any(Uint8Array) });
    expect(await source.read('versions')).toBeUndefined();
    expect(await source.digest('versions')).toBeUndefined();
  });

  test('digests an object piece by piece, and no more of it than is allowed', async () => {
    const pieces = { read: 0 };
    const host = {
      ...memoryHost(),
      open: async () =>
        (async function* () {
          for (; pieces.read < 100; pieces.read += 1) yield Buffer.alloc(1024);
        })(),
    };
    const whole = await hostSource(host).digest('bundles/a.zip');
    expect(whole).toMatchObject({ size: 102_400, blake2b512: expect.any(Uint8Array) });
    pieces.read = 0;
    expect((await hostSource(host).digest('bundles/a.zip', 2048))?.size).toBe(3072);
    expect(pieces.read).toBeLessThan(5);
  });

  test('has no listing where the host can’t give one', () => {
    const host = memoryHost();
    const blind = { ...host, capabilities: { ...host.capabilities, lists: false } };
    expect(hostSource(blind).list).toBeUndefined();
  });

  test('hands an object’s bytes on as they come, and nothing where there is none', async () => {
    const host = memoryHost();
    host.objects.set('bundles/a.zip', Buffer.from('zip'));
    const text = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      return Buffer.concat(parts).toString();
    };
    expect(await hostSource(host).stream('bundles/a.zip', text)).toBe('zip');
    expect(await hostSource(host).stream('bundles/b.zip', text)).toBeUndefined();
    await expect(hostSource(host).stream('../x', text)).rejects.toMatchObject({ code: 'verify-path-refused' });
  });

  test('asks the host for no name that leaves the site', async () => {
    await expect(hostSource(memoryHost()).read('../x')).rejects.toMatchObject({ code: 'verify-path-refused' });
  });
});
