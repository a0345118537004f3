import { describe, expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { tufKey } from '../../src/tuf/keys.js';
import { assertRootCanFollow, settledRoot } from '../../src/tuf/settle-root.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';

const layout = channelLayout('stable');
const wishFor = (names: readonly string[], threshold: number, created = '2026-02-01T00:00:00Z') => ({
  ...{ layout, named: undefined, created, expiresDays: 100 },
  trust: { keys: names.map((name) => tufKey(testSigner(name).publicKey.raw)), threshold },
});
const publicKeyOf = (name: string): string => Buffer.from(testSigner(name).publicKey.raw).toString('base64');

describe('settledRoot', () => {
  test('is a new one, the standing one, and the next one, and writes none of them', async () => {
    const host = memoryHost();
    const signers = [testSigner('a')];
    const first = await settledRoot(host, wishFor(['a'], 1), signers);
    expect([first.isNew, first.root.path]).toEqual([true, 'metadata/1.root.json']);
    expect(host.writes).toEqual([]);
    host.objects.set(first.root.path, first.root.bytes);
    const standing = await settledRoot(host, wishFor(['a'], 1, '2026-03-01T00:00:00Z'), signers);
    expect([standing.isNew, standing.root.sha256]).toEqual([false, first.root.sha256]);
    const due = await settledRoot(host, wishFor(['a'], 1, '2026-04-01T00:00:00Z'), signers);
    expect([due.isNew, due.root.path]).toEqual([true, 'metadata/2.root.json']);
    const grown = await settledRoot(host, wishFor(['a', 'b'], 1), signers);
    expect(Object.keys(grown.root.metadata.signatures)).toEqual([tufKey(testSigner('a').publicKey.raw).keyID]);
  });

  test('is the same for the same wish, whoever asks', async () => {
    const [one, other] = [memoryHost(), memoryHost()];
    const wish = wishFor(['a', 'b'], 2);
    const signers = ['a', 'b'].map(testSigner);
    const roots = await Promise.all([one, other].map((host) => settledRoot(host, wish, signers)));
    expect(roots[0]?.root.sha256).toBe(roots[1]?.root.sha256);
  });
});

describe('assertRootCanFollow', () => {
  test('names the keys that are missing, as the project has them', async () => {
    const host = memoryHost();
    const wish = wishFor(['a', 'b'], 2);
    const alone = assertRootCanFollow(host, wish, [testSigner('a')]);
    await expect(alone).rejects.toMatchObject({
      problems: [{ code: 'tuf-root-threshold', hint: expect.stringContaining(`1 more of ${publicKeyOf('b')}.`) }],
    });
    await expect(assertRootCanFollow(host, wish, ['a', 'b'].map(testSigner))).resolves.toBeUndefined();
  });

  test('asks nothing of the signers where the standing root will do', async () => {
    const host = memoryHost();
    const { root } = await settledRoot(host, wishFor(['a'], 1), [testSigner('a')]);
    host.objects.set(root.path, root.bytes);
    await expect(assertRootCanFollow(host, wishFor(['a'], 1), [])).resolves.toBeUndefined();
  });
});
