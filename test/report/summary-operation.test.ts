import { expect, it } from 'vitest';
import { operationSection } from '../../src/report/summary-operation.js';
import { sampleRecords } from '../support/run-records.js';

const { operation } = sampleRecords.operation.result;

it('says what was changed, why, and what it means', () => {
  expect(operationSection(operation).split('\n').slice(4)).toEqual([
    '| Channel | `stable` |',
    '| What | 10 % → 25 % |',
    '| Reason | no reports in a week |',
    '| Latest | `1.1.0` |',
    '| Revision | `7` → `8` |',
    '| Good until | `2026-07-30T12:00:00Z` |',
    '',
    '- 0-OS devices keep 1.1.0 until the roll-out is complete.',
  ]);
});

it('names a channel whose last release was withdrawn', () =>
  expect(operationSection({ ...operation, latest: { before: '1.0.0', after: null } })).toContain('`1.0.0` → `none`'));

it('escapes what others wrote, and has a bound', () => {
  const told = Array.from({ length: 60 }, (_, n) => `<b>${n}</b>`);
  const text = operationSection({ ...operation, reason: 'a | b', told });
  expect(text).not.toContain('<b>');
  expect(text).not.toContain('a | b');
  expect(text).toContain('and 20 more: the job’s log has them all');
});
