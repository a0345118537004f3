import type { Rollout } from '../site/index-statement.js';
import { millisecondsBetween, offeredPercent, shifted, WHOLE_FLEET } from '../site/rollout.js';
import type { RolloutAction } from './rollout-request.js';

/** What an action makes of a roll-out; `same` where it is so already. */
export type RolloutChange =
  | { readonly kind: 'same' }
  /** Undefined: for everybody. A roll-out over time has no start yet: it begins with the revision that states it. */
  | { readonly kind: 'changed'; readonly rollout: Rollout | undefined }
  /** There is nothing to pause. */
  | { readonly kind: 'complete' };

const SAME: RolloutChange = { kind: 'same' };

/**
 * What an action makes of a roll-out as it stands. One over time that was paused goes on from where it stood: its start moves by as
 * long as the pause was.
 *
 * @param now RFC 3339.
 */
export const changedRollout = (current: Rollout | undefined, action: RolloutAction, now: string): RolloutChange => {
  switch (action.kind) {
    case 'set':
      return isSet(current, action.percent) ? SAME : changed(partOf(action.percent));
    case 'start':
      return isStarted(current, action) ? SAME : changed({ percent: action.percent, hours: action.hours });
    case 'pause':
      return paused(current, now);
    case 'resume':
      return current?.paused ? changed(resumed(current, now)) : SAME;
    case 'complete':
      return current === undefined ? SAME : changed(undefined);
  }
};

const changed = (rollout: Rollout | undefined): RolloutChange => ({ kind: 'changed', rollout });

const partOf = (percent: number): Rollout | undefined => (percent === WHOLE_FLEET ? undefined : { percent });

const isSet = (current: Rollout | undefined, percent: number): boolean =>
  current === undefined
    ? percent === WHOLE_FLEET
    : current.percent === percent && percent !== WHOLE_FLEET && current.hours === undefined && !current.paused;

/** Asked for again, one that is under way is not begun anew. */
const isStarted = (
  current: Rollout | undefined,
  { percent, hours }: Pick<Extract<RolloutAction, { kind: 'start' }>, 'percent' | 'hours'>,
): boolean => current?.hours === hours && (current.percent ?? WHOLE_FLEET) === percent && !current.paused;

const paused = (current: Rollout | undefined, now: string): RolloutChange => {
  if (current?.paused) return SAME;
  if (current === undefined || offeredPercent(current, now) === WHOLE_FLEET) return { kind: 'complete' };
  return changed({ ...current, paused: true, ...(current.hours === undefined ? {} : { pausedAt: now }) });
};

const resumed = ({ paused: _, pausedAt, ...rollout }: Rollout, now: string): Rollout => {
  const { start } = rollout;
  if (start === undefined || pausedAt === undefined) return rollout;
  return { ...rollout, start: shifted(start, Math.max(0, millisecondsBetween(pausedAt, now))) };
};
