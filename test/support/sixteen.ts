import { expect } from 'vitest';
import type { RaceReport } from './faults/race.js';

/** Sixteen versions, in no order: the highest is neither first nor last. */
export const sixteenVersions: readonly string[] = [3, 14, 8, 1, 11, 16, 6, 9, 2, 13, 5, 10, 15, 4, 12, 7].map(
  (minor) => `1.${minor}.0`,
);

/** All landed, the site is what it should be, and the readers saw it grow without ever seeing a fault. */
export const expectRace = ({ failed, faults, readers }: RaceReport): void => {
  // As the message, too: a report of a run keeps that, and not always what was compared.
  expect(failed, failed.join('\n')).toEqual([]);
  expect(faults, faults.join('\n')).toEqual([]);
  for (const reader of readers) {
    expect(reader.faults, reader.faults.join('\n')).toEqual([]);
    expect(reader.looks).toBeGreaterThan(5);
    expect(reader.changes).toBeGreaterThan(2);
  }
};
