import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/doctor/diagnose.js';
import { type Problem, problem } from '../../src/errors/problem.js';

const FAILED = problem('doctor-no-answer', { what: 'it', seconds: 7 });
const INVALID = problem('doctor-git-submodules', { paths: ['lib'] });
const UNVERIFIED = problem('freshness-expired', { path: 'index.json', expires: '2026-01-01T00:00:00Z' });
const WARNING = problem('doctor-git-shallow', { ci: 'other' });

describe('the exit code', () => {
  const rows: readonly (readonly [findings: readonly Problem[], code: number])[] = [
    // findings, exit code: the gravest first
    [[], 0],
    [[WARNING, WARNING], 0],
    [[WARNING, FAILED], 1],
    [[FAILED, INVALID], 2],
    [[FAILED, UNVERIFIED, INVALID], 3],
    [[{ ...WARNING, severity: 'error' }], 2],
  ];
  test.each(rows)('of %j is %i', (findings, code) => {
    expect(exitCodeOf(findings)).toBe(code);
  });
});
