import { describe, expect, test } from 'vitest';
import { decideIvy } from '../../../src/devices/ivy/decide.js';
import type { UpgradeMatrix, UpgradeRow } from '../../../src/schemas/upgrade-row.js';
import { channelOf } from '../../support/ivy.js';

const channel = channelOf(['1.0.0', '1.1.0', '1.2.0']);
const decide = (version: string, matrix?: UpgradeMatrix, changed = channel) =>
  decideIvy({ version }, { channel: changed, matrix, settings: undefined });

const matrixOf = (row: Partial<UpgradeRow>, version = '1.2.0'): UpgradeMatrix => ({
  version,
  rows: [{ version: '1.0.0', verdict: 'ok', reasons: [], ...row }],
});

describe('decideIvy', () => {
  test.each([
    // version | kind | the version that it takes
    ['1.2.0', 'stays', undefined],
    ['1.0.0', 'takes', '1.2.0'],
    ['0.1.0', 'takes', '1.2.0'],
    // Ivy takes downgrades.
    ['2.0.0', 'takes', '1.2.0'],
    // A version to Ivy, and none of SemVer.
    ['01.2.0', 'takes', '1.2.0'],
  ])('%s %s %s', (version, kind, taken) => {
    const decision = decide(version);
    expect([decision.kind, decision.kind === 'takes' ? decision.version : undefined]).toEqual([kind, taken]);
  });

  test('nothing released, nothing taken', () => {
    expect(decide('1.0.0', undefined, channelOf([]))).toEqual({ kind: 'stays', why: 'nothing is released' });
  });

  test('a release that every device must pass through is taken first', () => {
    const releases = new Map(
      [...channel.releases].map(([version, release]) => [
        version,
        version === '1.1.0' ? { ...release, barrier: { reason: 'schema' } } : release,
      ]),
    );
    expect(decide('1.0.0', undefined, { ...channel, releases })).toEqual({ kind: 'takes', version: '1.1.0' });
  });

  test('one that the newest release promises nothing is stuck', () => {
    const releases = new Map(
      [...channel.releases].map(([version, release]) => [version, { ...release, upgradeFrom: '>=1.1.0' }]),
    );
    expect(decide('1.0.0', undefined, { ...channel, releases }).kind).toBe('stuck');
  });

  test('one that refuses the configuration is stuck, with its reasons, or goes the way around', () => {
    const reasons = [
      { kind: 'foreign-rejects', text: 'their ForeignConfig rejects it' },
      { kind: 'narrowed', text: 'something else' },
    ] as const;
    expect(decide('1.0.0', matrixOf({ verdict: 'refused', reasons }))).toEqual({
      kind: 'stuck',
      why: 'it rejects the configuration of 1.2.0: their ForeignConfig rejects it',
    });
    const path = ['1.0.0', '1.1.0', '1.2.0'];
    expect(decide('1.0.0', matrixOf({ verdict: 'refused', reasons, path }))).toEqual({
      kind: 'takes',
      version: '1.1.0',
    });
  });

  test('a matrix of another release says nothing', () => {
    expect(decide('1.0.0', matrixOf({ verdict: 'refused' }, '1.1.5'))).toEqual({ kind: 'takes', version: '1.2.0' });
  });
});
