import { expect, test } from 'vitest';
import { deviceProperties } from '../../../src/devices/ioto/device-properties.js';

test.each([
  [
    { a: 'x', b: 1, c: true, d: null },
    { a: 'x', b: 1, c: true, d: null },
  ],
  [{ a: { b: 1 }, c: [1], d: 'x' }, { d: 'x' }],
  [{}, {}],
  [[], undefined],
  [null, undefined],
  ['x', undefined],
])('%j → %j', (value, properties) => expect(deviceProperties(value)).toEqual(properties));

test('a device can’t give itself a prototype', () => {
  const told = deviceProperties(JSON.parse('{"__proto__":"x","memory":1}'));
  expect(Object.keys(told ?? {})).toEqual(['__proto__', 'memory']);
  expect(Object.getPrototypeOf(told)).toBe(Object.prototype);
});
