import { describe, expect, it, test } from 'vitest';
import { configErrors } from '../../src/errors/config.js';
import { problem } from '../../src/errors/problem.js';

describe('what users read', () => {
  // problem, severity, message
  const rows: readonly (readonly [ReturnType<typeof problem>, string, string])[] = [
    [problem('config-json-syntax', { expected: 'a value', found: '"}"' }), 'error', 'Expected a value, found "}".'],
    [
      problem('config-json-integer-too-large', { text: '9007199254740993' }),
      'error',
      'The number "9007199254740993" is beyond ±9007199254740991 (2^53 - 1), where readers round silently.',
    ],
    [
      problem('config-key-dropped', { key: 'rpmm', near: 'rpm' }),
      'warning',
      'The key "rpmm" is not declared by Config; a device drops it silently when it rewrites the file.',
    ],
    [
      problem('config-upgrade-refused', { versions: ['1', '2', '3', '4', '5'], version: '6', reason: 'why' }),
      'warning',
      '1, 2, 3 and 2 more can’t upgrade to 6: why.',
    ],
    [
      problem('config-foreign-narrowed', { versions: ['1', '2'], version: '6', reason: 'why' }),
      'warning',
      'The foreign schema of 6 takes less than that of 1, 2: why.',
    ],
  ];
  test.each(rows)('%j', ({ severity, message }, expectedSeverity, expected) => {
    expect([severity, message]).toEqual([expectedSeverity, expected]);
  });
});

it('suggests the key that may be meant', () => {
  expect(problem('config-key-dropped', { key: 'rpmm', near: 'rpm' }).hint).toContain('Did you mean "rpm"?');
  expect(problem('config-key-dropped', { key: 'x', near: undefined }).hint).not.toContain('mean');
});

it('ends a run with exit code 2 for all but a judgement that failed', () => {
  const others = Object.entries(configErrors).filter(([, entry]) => entry.exit !== 2);
  expect(others.map(([code]) => code)).toEqual(['config-judge-failed']);
});
