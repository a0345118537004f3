import type { Rollout } from '../../site/index-statement.js';
import { endOfRollout, offeredPercent } from '../../site/rollout.js';
import { dayText } from './format.js';

/** How far a roll-out is, for a bar and the words beside it. */
export interface RolloutState {
  /** Whole percent of the devices that are offered the release now. */
  readonly percent: number;
  readonly paused: boolean;
  /** Everything the bar says, in words. */
  readonly text: string;
}

/** The state of a roll-out at a time, as docs/site-format.md has it; undefined where everybody is offered the release. */
export const rolloutState = (rollout: Rollout | undefined, now: Date): RolloutState | undefined => {
  if (!rollout) return undefined;
  const percent = offeredPercent(rollout, now);
  const paused = rollout.paused === true;
  const end = endOfRollout(rollout);
  const parts = [
    paused
      ? `paused${rollout.pausedAt ? ` since ${dayText(rollout.pausedAt)}` : ''}, nobody is offered it`
      : `${percent} % of devices`,
    ...(paused && rollout.percent !== undefined ? [`${rollout.percent} % when it goes on`] : []),
    ...(rollout.start !== undefined && end !== undefined
      ? [`${dayText(rollout.start)} – ${dayText(end)}, to ${rollout.percent ?? 100} %`]
      : []),
  ];
  return { percent, paused, text: parts.join(' · ') };
};
