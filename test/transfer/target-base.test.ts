import { beforeAll, describe, expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { targetBase } from '../../src/transfer/target-base.js';
import { readTargetHistory, type TargetHistory } from '../../src/transfer/target-history.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';

const layout = channelLayout('beta');
let objects: SiteObjects;
let history: TargetHistory;

beforeAll(async () => {
  objects = (await signedSite(['1.0.0', '1.1.0'].map((version) => ({ version, channel: 'beta' })))).objects;
  history = await readTargetHistory({ host: memoryHost({ objects }), layout, trust: testTrust() });
});

describe('what a target need not be given again', () => {
  test('is nothing where it has nothing', () => {
    expect(targetBase({ counter: 0, highest: 0, versions: new Set(['1.0.0']) }, layout, undefined)).toBeUndefined();
  });

  test('is what its pointers name', () => {
    const base = targetBase(history, layout, undefined);
    expect(base?.counter).toBe(2);
    expect(['1.0.0', '1.1.0', '1.2.0'].map((version) => base?.has(version, false))).toEqual([true, true, false]);
  });

  test('is, of what was withdrawn, what its newest revision lists', () => {
    const base = targetBase({ ...history, versions: new Set() }, layout, undefined);
    expect(base?.has('1.0.0', false)).toBe(false);
    expect(base?.has('1.0.0', true)).toBe(true);
    expect(base?.has('1.2.0', true)).toBe(false);
  });

  test.each([['channels/beta/1.0.0'], ['.logger-1.0.0.zip'], ['.logger-1.0.0.zip.minisig']])(
    'is not a release of which %s is gone, where that can be seen',
    (end) => {
      const names = new Set([...objects.keys()].filter((path) => !path.endsWith(end)));
      const base = targetBase(history, layout, names);
      expect([base?.has('1.0.0', false), base?.has('1.1.0', false)]).toEqual([false, true]);
      expect(targetBase(history, layout, new Set(objects.keys()))?.has('1.0.0', false)).toBe(true);
    },
  );

  test('is a release that was issued anew, with the bundle of another version', () => {
    const { newest } = history;
    if (!newest) throw new Error('there is a revision');
    const [first, ...others] = newest.predicate.releases;
    const reissued = { ...first, version: '1.1.1' };
    const predicate = { ...newest.predicate, releases: [reissued, ...others] } as typeof newest.predicate;
    const names = new Set([...objects.keys(), layout.upgradeObject('1.1.1')]);
    const grown = { ...history, newest: { ...newest, predicate }, versions: new Set(['1.1.1']) };
    expect(targetBase(grown, layout, names)?.has('1.1.1', false)).toBe(true);
  });

  test('is no release at all where its newest revision can’t be read', () => {
    const { newest: _, ...unread } = history;
    const base = targetBase(unread, layout, new Set(objects.keys()));
    expect(base?.has('1.0.0', false)).toBe(false);
  });
});
