import { describe, expect, test } from 'vitest';
import { roleDocuments } from '../../src/tuf/documents.js';

const SHA256 = 'ab'.repeat(32);
const OBJECT = 'cd'.repeat(32);
const entry = (version: string, changes: object = {}) => ({
  version,
  upgradeObject: { sha256: OBJECT },
  bundle: { path: `bundles/${SHA256}.logger-${version}.zip`, size: 7, sha256: SHA256 },
  ...changes,
});
const facts = { product: 'logger', channel: 'stable', counter: 5, expires: '2026-07-31T00:00:00Z', latest: '1.1.0' };

describe('roleDocuments', () => {
  test('have the counter of the revision as version, and expire with it', () => {
    const { targets, snapshot, timestamp } = roleDocuments({ ...facts, releases: [entry('1.1.0')] }, 900);
    const common = { spec_version: '1.0.31', version: 5, expires: facts.expires };
    expect(timestamp.toJSON()).toEqual({ _type: 'timestamp', ...common, meta: { 'snapshot.json': { version: 5 } } });
    expect(snapshot.toJSON()).toEqual({ _type: 'snapshot', ...common, meta: { 'targets.json': { version: 5 } } });
    expect(targets.toJSON()).toEqual({
      _type: 'targets',
      ...common,
      targets: {
        'bundles/logger-1.1.0.zip': {
          length: 7,
          hashes: { sha256: SHA256 },
          custom: { product: 'logger', channel: 'stable', version: '1.1.0' },
        },
        'releases/logger.stable.json': {
          length: 900,
          hashes: { sha256: OBJECT },
          custom: { product: 'logger', channel: 'stable', version: '1.1.0', bundle: 'bundles/logger-1.1.0.zip' },
        },
      },
    });
  });

  test('say of a bundle what a client may choose by', () => {
    const release = entry('1.1.0', {
      upgradeFrom: '>=1.0.0',
      barrier: { reason: 'moves the data', further: 1 },
      rollout: { percent: 10, start: '2026-02-01T00:00:00Z', hours: 48, paused: true, further: 0.5 },
    });
    const { targets } = roleDocuments({ ...facts, releases: [release] }, 900).targets;
    expect(targets['bundles/logger-1.1.0.zip']?.custom).toEqual({
      product: 'logger',
      channel: 'stable',
      version: '1.1.0',
      upgradeFrom: '>=1.0.0',
      barrier: { reason: 'moves the data' },
      rollout: { percent: 10, start: '2026-02-01T00:00:00Z', hours: 48, paused: true },
    });
  });

  test('name neither what was withdrawn, nor a newest release where there is none', () => {
    const yanked = { reason: 'broken', at: '2026-02-01T00:00:00Z' };
    const releases = [entry('1.1.0', { yanked })];
    expect(roleDocuments({ ...facts, latest: null, releases }, undefined).targets.targets).toEqual({});
  });

  test('give a bundle that two releases share to the higher one', () => {
    const bundle = entry('1.0.0').bundle;
    const releases = [entry('1.0.0'), entry('1.1.0', { bundle })];
    const { targets } = roleDocuments({ ...facts, releases }, 900).targets;
    expect(Object.keys(targets)).toEqual(['bundles/logger-1.0.0.zip', 'releases/logger.stable.json']);
    expect(targets['bundles/logger-1.0.0.zip']?.custom).toMatchObject({ version: '1.1.0' });
    expect(targets['releases/logger.stable.json']?.custom).toMatchObject({ bundle: 'bundles/logger-1.0.0.zip' });
  });
});
