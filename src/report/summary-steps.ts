import { words } from './markdown.js';
import type { StepRecord } from './run-record.js';
import { boundedTable, section } from './summary-section.js';
import { formatDuration } from './units.js';

const BOUNDS = { maxBytes: 40_000, one: 'step', many: 'steps' };

const MARKS = { done: '✓ done', failed: '✗ failed', skipped: '– skipped' } as const;

/** Each step with how it ended and how long it took. */
export const stepsSection = (steps: readonly StepRecord[]): string =>
  section('Steps', boundedTable(['Step', 'Result', 'Time'], steps, rowOf, BOUNDS));

const rowOf = ({ title, ended, reason, milliseconds }: StepRecord): readonly string[] => [
  words(title),
  reason === undefined ? MARKS[ended] : `${MARKS[ended]}: ${words(reason)}`,
  ended === 'skipped' ? '' : formatDuration(milliseconds),
];
