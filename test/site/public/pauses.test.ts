import { describe, expect, test } from 'vitest';
import { pauseMs } from '../../../src/site/public/pauses.js';

describe('the pause before the next look', () => {
  test('grows up to a limit', () => {
    const pauses = Array.from({ length: 12 }, (_, looks) => pauseMs(looks + 1, 0.5));
    expect(pauses.slice(0, 4)).toEqual([1000, 1500, 2250, 3375]);
    expect(pauses.at(-1)).toBe(20_000);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  test.each([
    // random, milliseconds
    [0, 750],
    [0.999999, 1250],
  ])('is jittered: %d', (random, expected) => expect(pauseMs(1, random)).toBe(expected));

  test('is never shorter than a server asked for', () => {
    expect(pauseMs(1, 0, 7000)).toBe(7000);
    expect(pauseMs(12, 0.5, 7000)).toBe(20_000);
  });

  test('adds up to some twenty looks in five minutes', () => {
    let waited = 0;
    let looks = 1;
    while (waited < 300_000) {
      waited += pauseMs(looks, 0.5);
      looks += 1;
    }
    expect(looks).toBeGreaterThan(15);
    expect(looks).toBeLessThan(30);
  });
});
