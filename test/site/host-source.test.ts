import { describe, expect, test } from 'vitest';
import { hostSource } from '../../src/site/host-source.js';
import { MAX_READ_BYTES } from '../../src/site/site-source.js';
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

  test('leaves a large bundle to the host, and takes BLAKE2b-512 where the host gives it', async () => {
    const large = { size: MAX_READ_BYTES + 1, sha256: 'a'.repeat(64) };
    const neverRead = async () => {
      throw new Error('too large to be read');
    };
    const host = { ...memoryHost(), read: neverRead, digest: async () => large };
    expect(await hostSource(host).digest('bundles/a.zip')).toEqual(large);
    const generous = { ...large, size: 3, blake2b512: new Uint8Array(64) };
    expect(await hostSource({ ...host, digest: async () => generous }).digest('bundles/a.zip')).toEqual(generous);
  });

  test('asks the host for no name that leaves the site', async () => {
    await expect(hostSource(memoryHost()).read('../x')).rejects.toMatchObject({ code: 'verify-path-refused' });
  });
});
