import { describe, expect, test } from 'vitest';
import { boundsOf, mergedBounds, reasonAgainst } from '../../../src/devices/connhex/version-bounds.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';

const entry = (changes: Partial<IndexRelease>): IndexRelease => ({
  version: '2.0.0',
  upgradeObject: { sha256: 'ab'.repeat(32) },
  bundle: { path: 'bundles/a.zip', size: 1, sha256: 'ab'.repeat(32) },
  ...changes,
});

test.each([
  // given | upgradeFrom | bounds
  [{}, undefined, {}],
  [{}, '>=1.0.0 <3.0.0', { minVersion: '1.0.0', maxVersion: '3.0.0' }],
  [{ minVersion: '1.5.0' }, '>=1.0.0 <3.0.0', { minVersion: '1.5.0', maxVersion: '3.0.0' }],
  [{ maxVersion: '2.0.0' }, '1.0.0 || 1.2.0', { maxVersion: '2.0.0' }],
])('%j with %j', (given, upgradeFrom, bounds) => {
  expect(mergedBounds(given, upgradeFrom)).toEqual(bounds);
  expect(boundsOf(entry({ families: { connhex: given }, ...(upgradeFrom ? { upgradeFrom } : {}) }))).toEqual(bounds);
});

test.each([{}, { families: {} }, { families: { connhex: { minVersion: 'x\n"y' } } }, { families: { connhex: 7 } }])(
  'what is no bound in an index counts for nothing: %j',
  (changes) => {
    expect(boundsOf(entry(changes))).toEqual({});
  },
);

describe('a device', () => {
  test.each([
    // version | may take it
    ['0.9.9', false],
    ['1.0.0', true],
    ['1.9.9', true],
    ['2.0.0', false],
  ])('on %s: %s, as the minimum is inclusive and the maximum is not', (version, may) => {
    const reason = reasonAgainst({ minVersion: '1.0.0', maxVersion: '2.0.0' }, version);
    expect(reason === undefined).toBe(may);
  });
});
