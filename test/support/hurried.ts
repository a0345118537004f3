/** Waits from here on, up to the longest, are cut short: the audit's patience with pointers that are still being written. */
const SHORTENED = { fromMs: 50, toMs: 2_000 } as const;
/** undici counts its own time by ticks of this length; a shorter tick would make it give up connections too early. */
const UNDICI_TICK_MS = 499;
const CUT_TO_MS = 1;

/** How many are in a hurry now. */
let hurrying = 0;
const real = globalThis.setTimeout;

const short = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout => {
  const cut = ms >= SHORTENED.fromMs && ms <= SHORTENED.toMs && ms !== UNDICI_TICK_MS;
  return real(callback, cut ? CUT_TO_MS : ms, ...args);
};

/**
 * Runs something while waits of a fraction of a second take next to no time: what waits for others to finish would wait in
 * vain here, and thousands of times.
 */
export const hurried = async <T>(run: () => Promise<T>): Promise<T> => {
  hurrying += 1;
  // What belongs to the function (util.promisify's own form of it) stays with it.
  globalThis.setTimeout = Object.assign(short, real);
  try {
    return await run();
  } finally {
    hurrying -= 1;
    if (hurrying === 0) globalThis.setTimeout = real;
  }
};
