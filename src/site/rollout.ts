import type { IndexRelease, Rollout } from './index-statement.js';
import { entryInOrder } from './key-order.js';

/** Everybody is offered the release. */
export const WHOLE_FLEET = 100;
const HOUR_MS = 3_600_000;

/**
 * How much of the fleet is offered a release at a time, in whole percent from 0 to 100: all of it without a roll-out, nobody while
 * one is paused. A roll-out over time grows in a straight line from its start, rounded down; one whose start nobody has stated yet
 * has not begun. docs/site-format.md, “Roll-outs”.
 *
 * @param at the time, or that time as RFC 3339.
 */
export const offeredPercent = (rollout: Rollout | undefined, at: Date | string): number => {
  if (!rollout) return WHOLE_FLEET;
  const { percent = WHOLE_FLEET, start, hours, paused } = rollout;
  if (paused) return 0;
  if (hours === undefined) return percent;
  if (start === undefined) return 0;
  const elapsedMs = millisecondsOf(at) - millisecondsOf(start);
  const wholeMs = hours * HOUR_MS;
  return elapsedMs >= wholeMs ? percent : Math.floor((percent * Math.max(0, elapsedMs)) / wholeMs);
};

/** Whether a release is offered to every device at a time, as far as roll-outs go. */
export const isForEverybody = ({ rollout }: Pick<IndexRelease, 'rollout'>, at: Date | string): boolean =>
  offeredPercent(rollout, at) === WHOLE_FLEET;

/** When a roll-out over time reaches its percentage, as RFC 3339 in whole seconds; undefined for one of another kind. */
export const endOfRollout = ({ start, hours }: Rollout): string | undefined =>
  start === undefined || hours === undefined ? undefined : shifted(start, hours * HOUR_MS);

/** A roll-out over time that nobody has stated the start of begins with the revision that lists it. */
export const begun = (release: IndexRelease, created: string): IndexRelease => {
  const { rollout } = release;
  if (rollout?.hours === undefined || rollout.start !== undefined) return release;
  const { percent, hours, ...further } = rollout;
  // The order of keys is the published one.
  return {
    ...release,
    rollout: { ...(percent === undefined ? {} : { percent }), start: created, hours, ...further },
  };
};

/** The entry of a release with another roll-out; without one where it is for everybody, so that it may leave the index one day. */
export const rolledOut = ({ rollout: _, ...release }: IndexRelease, rollout: Rollout | undefined): IndexRelease =>
  rollout === undefined ? release : entryInOrder({ ...release, rollout });

/** A roll-out in a few words: `10 %`, `100 % over 48 h`, `10 %, paused`; `everybody` where there is none. */
export const rolloutWords = (rollout: Rollout | undefined): string => {
  if (!rollout) return 'everybody';
  const { percent = WHOLE_FLEET, hours, paused } = rollout;
  return `${percent} %${hours === undefined ? '' : ` over ${hours} h`}${paused ? ', paused' : ''}`;
};

/** How far roll-outs over time come from one time to another, a line each. */
export const rolloutProgress = (releases: readonly IndexRelease[], from: string, to: string): readonly string[] =>
  releases.flatMap(({ version, rollout, yanked }) => {
    const [before, after] = [offeredPercent(rollout, from), offeredPercent(rollout, to)];
    return yanked || before === after
      ? []
      : [`${version} was offered to ${before} % of the fleet by the index before it, and is to ${after} % now`];
  });

/** A time moved by so many milliseconds, as RFC 3339 in whole seconds. */
export const shifted = (time: string, byMs: number): string =>
  new Date(millisecondsOf(time) + byMs).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Milliseconds from one time to another. */
export const millisecondsBetween = (from: string, to: string): number => millisecondsOf(to) - millisecondsOf(from);

const millisecondsOf = (time: Date | string): number => new Date(time).getTime();
