import { describe, expect, test } from 'vitest';
import { type RolloutRequest, readRolloutRequest } from '../../src/operations/rollout-request.js';
import { failureOf } from '../support/step-states.js';

const read = (words: string, over?: string): RolloutRequest =>
  readRolloutRequest({ operands: words.split(' ').filter(Boolean), over });

describe('readRolloutRequest', () => {
  test.each<[string, string | undefined, RolloutRequest]>([
    // words | over | request
    ['set 10', undefined, { action: { kind: 'set', percent: 10 } }],
    ['set 0 1.2.0', undefined, { action: { kind: 'set', percent: 0 }, version: '1.2.0' }],
    ['set 100', undefined, { action: { kind: 'set', percent: 100 } }],
    ['start', '48h', { action: { kind: 'start', percent: 100, hours: 48 } }],
    ['start 1.2.0', '24', { action: { kind: 'start', percent: 100, hours: 24 }, version: '1.2.0' }],
    ['start 50', '1h', { action: { kind: 'start', percent: 50, hours: 1 } }],
    ['start 50 1.2.0-rc.1', '1h', { action: { kind: 'start', percent: 50, hours: 1 }, version: '1.2.0-rc.1' }],
    ['pause', undefined, { action: { kind: 'pause' } }],
    ['resume 1.2.0', undefined, { action: { kind: 'resume' }, version: '1.2.0' }],
    ['complete 1.2.0', undefined, { action: { kind: 'complete' }, version: '1.2.0' }],
  ])('%s with %s', (words, over, request) => expect(read(words, over)).toEqual(request));

  test('has the reason as it was given', () =>
    expect(readRolloutRequest({ operands: ['pause'], reason: 'reboots' })).toEqual({
      action: { kind: 'pause' },
      reason: 'reboots',
    }));

  test.each<[string, string | undefined, readonly string[]]>([
    // words | over | codes
    ['', undefined, ['cli-unknown-action']],
    ['stop', undefined, ['cli-unknown-action']],
    ['set', undefined, ['cli-operand-missing']],
    ['set 1.2.0', undefined, ['cli-operand-missing']],
    ['set 101', undefined, ['rollout-percent-invalid']],
    ['set -1', undefined, ['rollout-percent-invalid']],
    ['set 10%', undefined, ['rollout-percent-invalid']],
    ['set 0.5 1.2.0', undefined, ['rollout-percent-invalid']],
    ['start 1e1', '48h', ['rollout-percent-invalid']],
    ['start', undefined, ['cli-flag-missing']],
    ['start', '0h', ['rollout-over-invalid']],
    ['start', '2d', ['rollout-over-invalid']],
    ['pause', '48h', ['rollout-over-unused']],
    ['pause 1.2.0 now', undefined, ['rollout-operand-unknown']],
    ['set 999 1.2.0 now', '48h', ['rollout-percent-invalid', 'rollout-operand-unknown', 'rollout-over-unused']],
    ['start x 1.2.0 now', '48x', ['rollout-percent-invalid', 'rollout-operand-unknown', 'rollout-over-invalid']],
  ])('refuses %j with %s, with all that is wrong: %j', async (words, over, codes) => {
    const failure = await failureOf(() => read(words, over));
    expect(failure.problems.map(({ code }) => code)).toEqual(codes);
  });
});
