import { describe, expect, test } from 'vitest';
import { builtInsOf, lookupOf } from '../../../../src/devices/ioto/policy/device.js';

const property = (name: string) => ({ kind: 'property', name, start: 0, end: 0 }) as const;

describe('lookupOf', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s of every object is no property',
    (name) => {
      expect(lookupOf({ version: '1.0.0', properties: {} }, '1.1.0')(property(name))).toBeNull();
    },
  );

  test('a device may tell a property of such a name', () => {
    const properties = JSON.parse('{"__proto__": "x", "constructor": 1}');
    const lookup = lookupOf({ version: '1.0.0', properties }, '1.1.0');
    expect([lookup(property('__proto__')), lookup(property('constructor'))]).toEqual(['x', 1]);
  });

  test('what is no text, number or boolean is missing', () => {
    const properties = JSON.parse('{"a": {"b": 1}, "c": [1], "d": null}');
    const lookup = lookupOf({ version: '1.0.0', properties }, '1.1.0');
    expect(['a', 'c', 'd', 'e'].map((name) => lookup(property(name)))).toEqual([null, null, null, null]);
  });

  test('properties do not replace what is built in', () => {
    const lookup = lookupOf({ version: '1.0.0', properties: { version: '9.0.0', major: 9 } }, '1.1.0');
    expect(lookup({ kind: 'builtIn', name: 'version', start: 0, end: 0 })).toBe('1.0.0');
    expect(lookup({ kind: 'builtIn', name: 'major', start: 0, end: 0 })).toBe(1);
  });
});

describe('builtInsOf', () => {
  test.each([
    // version, major, minor, patch
    ['1.2.3-rc.4+b', 1, 2, 3],
    ['1.2', null, null, null],
    ['', null, null, null],
  ])('%j has the parts %j, %j, %j', (version, major, minor, patch) => {
    expect(builtInsOf(version, '2.0.0')).toEqual({ version, newVersion: '2.0.0', major, minor, patch });
  });
});
