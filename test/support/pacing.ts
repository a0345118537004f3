import type { Pacing } from '../../src/site/public/pacing.js';

/** Time that passes only while somebody sleeps. */
export interface TestPacing extends Pacing {
  /** Milliseconds of each sleep so far. */
  readonly slept: readonly number[];
  /** Does something once, in the first sleep that reaches this moment. */
  readonly at: (milliseconds: number, act: () => Promise<void> | void) => void;
}

export const testPacing = (): TestPacing => {
  const slept: number[] = [];
  const due: { readonly at: number; readonly act: () => Promise<void> | void }[] = [];
  let now = 0;
  return {
    slept,
    at: (at, act) => void due.push({ at, act }),
    random: () => 0.5,
    stopwatch: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      for (const item of due.splice(0)) {
        if (item.at <= now) await item.act();
        else due.push(item);
      }
    },
  };
};
