import { expect, test } from 'vitest';
import type { IndexRelease } from '../../src/site/index-statement.js';
import { entryInOrder, predicateInOrder } from '../../src/site/key-order.js';

const SHA256 = 'ab'.repeat(32);
const entry: IndexRelease = {
  later: 1,
  record: { sha256: SHA256 },
  yanked: { reason: 'x', at: '2026-01-01T00:00:00Z' },
  trust: 1,
  rollout: { percent: 5 },
  upgradeObject: { sha256: SHA256 },
  policy: 'major > 0',
  bundle: { path: 'bundles/x.zip', sha256: SHA256, size: 1 },
  version: '1.0.0',
};

test('an entry has its keys in the published order, and what nobody knows behind them', () => {
  expect(Object.keys(entryInOrder(entry))).toEqual([
    ...['version', 'upgradeObject', 'bundle', 'policy', 'rollout', 'yanked', 'trust', 'record', 'later'],
  ]);
  expect(entryInOrder(entry)).toEqual(entry);
});

test('so has what an index states', () => {
  const predicate = {
    ...{ later: 1, change: { kind: 'refresh' }, trustSets: [], threshold: 1, trustedKeys: [] },
    ...{ releases: [entry], latest: null, expires: '', created: '', previous: null, counter: 2, channel: 'stable' },
    ...{ archive: { path: 'archive/x.json', sha256: SHA256, releases: 1 }, product: 'p' },
  };
  expect(Object.keys(predicateInOrder(predicate))).toEqual([
    ...['product', 'channel', 'counter', 'previous', 'created', 'expires', 'trustedKeys', 'threshold', 'latest'],
    ...['releases', 'archive', 'trustSets', 'change', 'later'],
  ]);
  expect(predicateInOrder(predicate)).toEqual(predicate);
});
