import { expect, test } from 'vitest';
import { boundsOfRange } from '../../src/version/range-bounds.js';

test.each([
  // range | bounds
  ['>=1.2.0', { min: '1.2.0' }],
  ['<2.0.0', { max: '2.0.0' }],
  ['>=1.2.0 <2.0.0', { min: '1.2.0', max: '2.0.0' }],
  ['<2.0.0 >=1.2.0', { min: '1.2.0', max: '2.0.0' }],
  ['^1.2.0', { min: '1.2.0', max: '2.0.0' }],
  ['~1.2.3', { min: '1.2.3', max: '1.3.0' }],
  ['1.x', { min: '1.0.0', max: '2.0.0' }],
  ['>=1.0.0-rc.1', { min: '1.0.0-rc.1' }],
  ['*', {}],
  ['', {}],
])('%j lies between %j', (range, bounds) => {
  expect(boundsOfRange(range)).toEqual(bounds);
});

test.each(['1.2.3', '>1.0.0', '<=1.0.0', '1.0.0 || >=1.2.0', '>=1.0.0 >=1.2.0', 'rubbish'])(
  '%j is no range between two versions',
  (range) => {
    expect(boundsOfRange(range)).toBeUndefined();
  },
);
