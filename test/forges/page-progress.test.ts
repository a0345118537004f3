import { expect, it } from 'vitest';
import { pageProgress } from '../../src/forges/page-progress.js';

it('adds up the uploads, and never goes back', () => {
  const seen: number[] = [];
  const progress = pageProgress((bytes) => seen.push(bytes));
  const first = progress(100);
  first(60);
  // The upload begins anew.
  first(20);
  first(100);
  const second = progress(10);
  second(10);
  expect(seen).toEqual([60, 60, 100, 110]);
});
