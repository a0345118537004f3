import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mapInOrder, readAhead } from '../../src/site/in-order.js';

/** Work that takes longer for earlier items, and tells how much of it was under way at once. */
const slowWork = () => {
  let running = 0;
  let most = 0;
  const work = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await sleep(10 - item);
    running -= 1;
    return item * 2;
  };
  return { work, most: () => most };
};
const ITEMS = [1, 2, 3, 4, 5, 6, 7];

describe('work over many items', () => {
  test('gives results in the order of the items, a bounded number at once', async () => {
    const { work, most } = slowWork();
    expect(await mapInOrder(ITEMS, work, 3)).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most()).toBe(3);
    expect(await mapInOrder([], work)).toEqual([]);
  });

  test('ends with the first failure', async () => {
    const failing = mapInOrder(ITEMS, async (item) => {
      if (item === 2) throw new Error('second');
      return item;
    });
    await expect(failing).rejects.toThrow('second');
  });

  test('begins nothing more after a failure, and leaves nothing under way', async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error('first');
      await sleep(5);
      ended.push(item);
    };
    await expect(mapInOrder(ITEMS, work, 3)).rejects.toThrow('first');
    expect(begun).toEqual([1, 2, 3]);
    expect(ended).toEqual([2, 3]);
  });
});

describe('reading ahead', () => {
  test('gives results in order, a bounded number ahead of the reader', async () => {
    const { work, most } = slowWork();
    const results: number[] = [];
    for await (const result of readAhead(ITEMS, work, 2)) results.push(result);
    expect(results).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most()).toBe(3);
  });

  test('starts nothing that nobody asks for', async () => {
    const started: number[] = [];
    const work = async (item: number) => {
      started.push(item);
      return item;
    };
    for await (const first of readAhead(ITEMS, work, 1)) if (first === 1) break;
    expect(started).toEqual([1, 2]);
  });
});
