import { expect, it } from 'vitest';
import { boundedTable, counted, section } from '../../src/report/summary-section.js';

it('puts blocks under a title, and is empty where none says anything', () => {
  expect(section('Steps', 'one', '', 'two')).toBe('### Steps\n\none\n\ntwo');
  expect(section('Steps', '', '')).toBe('');
});

it.each([
  // count, text
  [0, '0 objects'],
  [1, '1 object'],
  [2, '2 objects'],
])('counts %i', (count, text) => expect(counted(count, 'object')).toBe(text));

it('says how many rows had no room', () => {
  const bounds = { maxBytes: 20, one: 'entry', many: 'entries' };
  const items = ['one', 'two', 'three', 'four'];
  const rowOf = (item: string): readonly string[] => [item];
  expect(boundedTable(['h'], [], rowOf, bounds)).toBe('');
  expect(boundedTable(['h'], items.slice(0, 2), rowOf, bounds)).toBe('| h |\n| --- |\n| one |\n| two |');
  expect(boundedTable(['h'], items, rowOf, bounds)).toBe(
    '| h |\n| --- |\n| one |\n| two |\n\n2 more entries had no room here: a summary may have 1 MiB.',
  );
  expect(boundedTable(['h'], items.slice(0, 3), rowOf, bounds)).toMatch(/\n\n1 more entry had no room/);
});
