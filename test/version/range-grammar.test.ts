import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPublishableRange } from '../../src/version/range-grammar.js';

const vectors: { readonly cases: readonly { readonly range: string; readonly in: boolean }[] } = JSON.parse(
  readFileSync(new URL('../vectors/ranges.json', import.meta.url), 'utf8'),
);

describe('isPublishableRange', () => {
  test.each([
    // a range that readers agree on
    ...[
      '',
      '*',
      '1',
      '1.2',
      '1.2.3',
      'v1.2.3',
      '=1.2.3',
      '>=1.0.0 <2.0.0',
      '>= 1.0.0',
      '^1.2',
      '~1.2.3',
      '~>1',
      '1.x',
      '1.2.*',
    ],
    ...[
      '1.0.0 - 2.0.0',
      '1 - 2',
      '>=1.0.0-rc.1',
      '1.2.3+build.5',
      '>=1.0.0 || ^3',
      ' 1.0.0  ||  2.0.0 ',
      '||',
      '1.x.X',
      '*.*',
    ],
  ])('%j is', (range) => {
    expect(isPublishableRange(range)).toBe(true);
  });

  test.each([
    // one that they don't
    ...[
      '> =1',
      '^x.1',
      '1.x.x-rc',
      '1.x.1',
      '*.1',
      '>=1.0.0<2.0.0',
      '01.0.0',
      '1.0.0-01',
      '1.0.0-',
      '1.0.0+',
      '1.2.3.4',
      'latest',
    ],
    ...[
      '1 -2',
      '1.0.0 - >=2.0.0',
      '>=1.0.0 | <2',
      '>>1',
      '1-rc',
      '1.2-rc',
      '>=1.0.0\t<2.0.0',
      '>=1.0.0\n',
      'v 1.0.0',
      '^~1',
    ],
  ])('%j isn’t', (range) => {
    expect(isPublishableRange(range)).toBe(false);
  });

  test('takes every range of the vectors that holds a version', () => {
    const holding = vectors.cases.filter(({ in: holds }) => holds).map(({ range }) => range);
    expect(holding.length).toBeGreaterThan(50);
    expect(holding.filter((range) => !isPublishableRange(range))).toEqual([]);
  });
});
