import type { Fetch } from '../../../src/http/fetch.js';

/** Holds writers back until so many of them are about to do the same. */
export interface Meeting {
  /** How many have come. */
  readonly arrived: () => number;
  /** A fetch whose first write to such a path waits for the others. */
  readonly held: (fetch: Fetch) => Fetch;
}

/** Nobody waits for ever: who comes late may have seen that another was there. */
const LONGEST_WAIT_MS = 1_000;

/** A meeting of `count` writers at paths that match: the worst moment that two releases can find. */
export const meetingOf = (count: number, path: RegExp): Meeting => {
  let arrived = 0;
  let meet: () => void = () => undefined;
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const arrive = (): Promise<void> => {
    arrived += 1;
    if (arrived >= count) meet();
    return Promise.race([met, new Promise<void>((late) => setTimeout(late, LONGEST_WAIT_MS))]);
  };
  return {
    arrived: () => arrived,
    held: (fetch) => {
      let isFirst = true;
      return async (input, init) => {
        if (isFirst && init?.method === 'PUT' && path.test(String(input))) {
          isFirst = false;
          await arrive();
        }
        return fetch(input, init);
      };
    },
  };
};
