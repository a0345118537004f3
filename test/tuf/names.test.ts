import { describe, expect, test } from 'vitest';
import { bundlePath, channelLayout } from '../../src/site/layout.js';
import { bundleTarget, releaseObject, releaseTarget, tufNames } from '../../src/tuf/names.js';

const SHA256 = 'ab'.repeat(32);

describe('names of TUF', () => {
  test('metadata lie in a folder of each channel, under their versions', () => {
    const stable = tufNames(channelLayout('stable'));
    expect([stable.folder, stable.timestamp, stable.root(1), stable.snapshot(12), stable.targets(12)]).toEqual([
      'metadata/',
      'metadata/timestamp.json',
      'metadata/1.root.json',
      'metadata/12.snapshot.json',
      'metadata/12.targets.json',
    ]);
    expect(tufNames(channelLayout('beta')).timestamp).toBe('channels/beta/metadata/timestamp.json');
  });

  test.each([
    // where a bundle lies | the name that a client asks for
    [bundlePath(SHA256, 'logger', '1.0.0'), 'bundles/logger-1.0.0.zip'],
    [bundlePath('cd'.repeat(32), 'logger', '1.0.0'), undefined],
    [`bundles/${SHA256}.`, undefined],
    ['elsewhere/logger.zip', undefined],
  ])('the bundle at %s is asked for as %s', (path, name) => {
    expect(bundleTarget({ path, sha256: SHA256 })).toBe(name);
  });

  test('the newest release is asked for by product and channel', () => {
    const of = { product: 'logger.v2', channel: 'beta' };
    expect(releaseTarget(of)).toBe('releases/logger.v2.beta.json');
    expect(releaseObject(SHA256, of)).toBe(`releases/${SHA256}.logger.v2.beta.json`);
  });
});
