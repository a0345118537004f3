import { describe, expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { layout, publish } from '../support/channel.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';

const siteOf = async (...versions: string[]): Promise<MemoryHost> => {
  const host = memoryHost();
  for (const version of versions) await publish(host, version);
  return host;
};

const read = async (host: MemoryHost, trust = testTrust()): Promise<string> => {
  try {
    return String((await readChannel(host, layout, trust)).newest?.predicate.counter);
  } catch (error) {
    if (error instanceof OtaError) return error.code;
    throw error;
  }
};

describe('readChannel', () => {
  it('finds nothing on an empty site', async () => expect(await read(memoryHost())).toBe('undefined'));

  it('costs three reads, however many revisions there are', async () => {
    const host = await siteOf('1.0.0', '1.1.0', '1.2.0', '1.3.0');
    const paths: string[] = [];
    host.before = (_operation, path) => void paths.push(path);
    expect(await read(host)).toBe('4');
    expect(paths).toEqual(['index.json', 'revisions/00000004.json', 'revisions/00000005.json']);
  });

  it('goes by the newest revision where the index is behind or was never written', async () => {
    const host = await siteOf('1.0.0');
    const old = host.objects.get('index.json') ?? new Uint8Array();
    await publish(host, '1.1.0');
    host.objects.set('index.json', old);
    expect(await read(host)).toBe('2');
    host.objects.delete('index.json');
    expect(await read(host)).toBe('2');
  });

  it.each([
    // what, damage, code
    [
      'a revision that is gone',
      (h: MemoryHost) => h.objects.delete('revisions/00000002.json'),
      'site-revision-missing',
    ],
    [
      'an index that isn’t the copy it claims to be',
      (h: MemoryHost) =>
        h.objects.set('index.json', Buffer.concat([h.objects.get('index.json') ?? Buffer.of(), Buffer.from(' ')])),
      'site-revision-broken-chain',
    ],
    [
      'an index that is no JSON',
      (h: MemoryHost) => h.objects.set('index.json', Buffer.from('<html>')),
      'site-object-unreadable',
    ],
    [
      'an upgrade object in its place',
      (h: MemoryHost) => h.objects.set('index.json', h.objects.get('1.0.0') ?? Buffer.of()),
      'envelope-key-unknown',
    ],
    [
      'a later revision that continues another log',
      (h: MemoryHost) =>
        h.objects.set('revisions/00000003.json', h.objects.get('revisions/00000001.json') ?? Buffer.of()),
      'site-revision-broken-chain',
    ],
  ])('refuses %s', async (_what, damage, code) => {
    const host = await siteOf('1.0.0', '1.1.0');
    damage(host);
    expect(await read(host)).toBe(code);
  });

  it('refuses an index that no trusted key signed, and one of another channel', async () => {
    const host = await siteOf('1.0.0');
    expect(await read(host, testTrust(['other']))).toBe('site-object-unverified');
    for (const path of ['index.json', 'revisions/00000001.json'])
      host.objects.set(`channels/beta/${path}`, host.objects.get(path) ?? Buffer.of());
    await expect(readChannel(host, channelLayout('beta'), testTrust())).rejects.toMatchObject({
      code: 'site-other-channel',
    });
  });
});
