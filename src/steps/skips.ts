import type { Planned } from './plan.js';

/** Why a step that makes a release visible has nothing to do, if the release stands already. */
export const unlessPublishing = ({ plan }: Planned): string | undefined =>
  plan.action === 'publish' ? undefined : `${plan.version} is released already`;

/** Why the commit has nothing to do: the release stands and every pointer is up to date. */
export const whenUnchanged = ({ plan }: Planned): string | undefined =>
  plan.action === 'unchanged' ? `${plan.version} is released already, and every pointer is up to date` : undefined;

/** What an earlier step gave; it ran, because the same reason would have skipped this one too. */
export const given = <T>(value: T | undefined): T => {
  if (value === undefined) throw new RangeError('a step ran whose predecessor was skipped');
  return value;
};
