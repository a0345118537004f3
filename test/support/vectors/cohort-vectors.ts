import type { Rollout } from '../../../src/site/index-statement.js';
import { type VectorFile, vectorJson } from './vector-file.js';

/** Ids and their part of the fleet, counted by another program. */
const PARTS: readonly (readonly [id: string, part: number])[] = [
  ['', 10],
  ['device-0001', 26],
  ['device-0002', 89],
  ['a', 10],
  ['00:11:22:33:44:55', 48],
  ['Zürich-7', 11],
  ['Zu\u0308rich-7', 81],
  ['gateway/stable/1.2.0', 36],
];

/** The part of `gateway/stable/1.2.0`. */
const OF_RELEASE = PARTS.at(-1)?.[1] ?? Number.NaN;

const START = '2026-02-01T00:00:00Z';
const OVER_TIME: Rollout = { percent: 50, start: START, hours: 48 };

/** A roll-out, a time, and the parts of a hundred that are offered the release then. */
const OFFERED: readonly (readonly [rollout: Rollout | null, at: string, offered: number])[] = [
  [null, START, 100],
  [{}, START, 100],
  [{ percent: 0 }, START, 0],
  [{ percent: 25 }, START, 25],
  [{ percent: 25, paused: true }, START, 0],
  [{ paused: true }, START, 0],
  [OVER_TIME, '2026-01-31T23:59:59Z', 0],
  [OVER_TIME, START, 0],
  [OVER_TIME, '2026-02-01T00:57:35Z', 0],
  [OVER_TIME, '2026-02-01T00:57:36Z', 1],
  [OVER_TIME, '2026-02-02T00:00:00Z', 25],
  [OVER_TIME, '2026-02-02T23:59:59Z', 49],
  [OVER_TIME, '2026-02-03T00:00:00Z', 50],
  [OVER_TIME, '2030-01-01T00:00:00Z', 50],
  [{ ...OVER_TIME, paused: true, pausedAt: '2026-02-02T00:00:00Z' }, '2026-02-02T00:00:00Z', 0],
  [{ hours: 1, start: START }, '2026-02-01T00:30:00Z', 50],
  [{ hours: 1 }, START, 0],
  [{ hours: 1, paused: true }, '2030-01-01T00:00:00Z', 0],
];

/** Which part of the fleet a device is, how much of the fleet is offered a release at a time, and who that is. */
export const cohortVectors = (): VectorFile =>
  vectorJson(
    'cohorts.json',
    'Roll-outs: the part of an id, how many parts are offered a release at a time, and whether a device is.',
    {
      parts: PARTS.map(([id, part]) => ({ id, part })),
      offered: OFFERED.map(([rollout, at, offered]) => ({ rollout, at, offered })),
      devices: PARTS.flatMap(([id, part]) =>
        [0, 1, 30, 70, 99, 100].map((offered) => {
          const release = { product: 'gateway', channel: 'stable', version: '1.2.0' };
          const sum = (part + OF_RELEASE) % 100;
          return { id, ...release, offered, takes: sum < offered };
        }),
      ),
    },
  );
