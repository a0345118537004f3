import { describe, expect, test } from 'vitest';
import { indexKeeper, NoIndex } from '../../src/serve/index-keeper.js';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { iotoPredicate } from '../support/ioto.js';

const EXPIRES = '2026-06-01T00:00:00Z';

/** A keeper over a site that the test changes, with a clock that it moves. */
const keeperOver = (first: number | Error) => {
  const site = { counter: first, loads: 0, now: Date.parse('2026-01-01T00:00:00Z') };
  const load = async (): Promise<IndexPredicate> => {
    site.loads += 1;
    if (site.counter instanceof Error) throw site.counter;
    return iotoPredicate([], { counter: site.counter, expires: EXPIRES });
  };
  const keep = indexKeeper({ load, now: () => site.now, freshMs: 60_000 });
  return { site, counterNow: async () => (await keep()).predicate.counter };
};

describe('indexKeeper', () => {
  test('asks again only when the index is no longer fresh', async () => {
    const { site, counterNow } = keeperOver(1);
    expect(await counterNow()).toBe(1);
    site.counter = 2;
    expect(await counterNow()).toBe(1);
    site.now += 60_000;
    expect(await counterNow()).toBe(2);
    expect(site.loads).toBe(2);
  });

  test('many at once ask once', async () => {
    const { site, counterNow } = keeperOver(1);
    expect(await Promise.all(Array.from({ length: 50 }, counterNow))).toEqual(Array(50).fill(1));
    expect(site.loads).toBe(1);
  });

  test('never goes back to a lower counter', async () => {
    const { site, counterNow } = keeperOver(7);
    await counterNow();
    site.counter = 6;
    site.now += 60_000;
    expect(await counterNow()).toBe(7);
    site.counter = 8;
    expect(await counterNow()).toBe(7);
    site.now += 5_000;
    expect(await counterNow()).toBe(8);
  });

  test('what is kept serves on while the site is away, until it expires', async () => {
    const { site, counterNow } = keeperOver(1);
    await counterNow();
    site.counter = new Error('no network');
    site.now = Date.parse(EXPIRES) - 1;
    expect(await counterNow()).toBe(1);
    site.now += 1;
    await expect(counterNow()).rejects.toThrow('the index has expired');
  });

  test('without any index there is no answer, and the cause is told', async () => {
    const { site, counterNow } = keeperOver(new Error('not signed'));
    const failed = counterNow();
    await expect(failed).rejects.toBeInstanceOf(NoIndex);
    await expect(failed).rejects.toHaveProperty('cause.message', 'not signed');
    await expect(counterNow()).rejects.toBeInstanceOf(NoIndex);
    expect(site.loads).toBe(1);
  });
});
