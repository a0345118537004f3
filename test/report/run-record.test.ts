import { expect, it } from 'vitest';
import { outcomeOf } from '../../src/report/run-record.js';
import { sampleRecords } from '../support/run-records.js';

it.each([
  // record, outcome
  ['published', 'published'],
  ['planned', 'planned'],
  ['resumed', 'resumed'],
  ['unchanged', 'unchanged'],
  ['failed', 'failed'],
  ['check', 'passed'],
  ['verify', 'passed'],
  ['pack', 'passed'],
] as const)('a run that ended as %s has the outcome %s', (name, outcome) =>
  expect(outcomeOf(sampleRecords[name])).toBe(outcome),
);

it('has failed with any exit code but 0, whatever it came to', () =>
  expect(outcomeOf({ ...sampleRecords.verify, exitCode: 3 })).toBe('failed'));
