const FIRST_MS = 1_000;
const GROWTH = 1.5;
const LONGEST_MS = 20_000;

/**
 * Milliseconds to wait before the next look: longer each time, with jitter so that many who wait for one CDN don't ask at
 * one moment, and never less than a server asked for.
 *
 * @param looks how many there have been.
 * @param random from 0 up to, and not including, 1.
 */
export const pauseMs = (looks: number, random: number, askedMs = 0): number => {
  const grown = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (looks - 1));
  return Math.ceil(Math.max(askedMs, grown * (0.75 + random / 2)));
};
