import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesKey, patternFault, selects, touches } from '../../../src/devices/pantavisor/key-pattern.js';

describe('matchesKey', () => {
  test.each([
    // pattern | key | matches
    ['bsp/run.json', 'bsp/run.json', true],
    ['bsp/run.json', 'bsp/run.jso', false],
    ['#spec', '#spec', true],
    ['bsp/**', 'bsp/run.json', true],
    ['bsp/**', 'bsp/a/b/c', true],
    ['bsp/**', 'bsp', false],
    ['bsp/**', 'bsp2/run.json', false],
    ['_config/app/**', '_config/app/etc/app.conf', true],
    ['**', 'a', false],
    ['**', 'a/b', false],
    ['*', 'device.json', true],
    ['*', 'bsp/run.json', false],
    ['*/run.json', 'app/run.json', true],
    ['*/run.json', 'a/b/run.json', false],
    ['app/*.json', 'app/run.json', true],
    ['app/*.json', 'app/.json', true],
    ['app/*.json', 'app/json', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'aXbXbYc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['_config/*/**', '_config/app/etc/x', true],
    ['_config/*/**', '_config/app', false],
    ['', 'a', false],
  ])('%j on %j: %s', (pattern, key, matches) => {
    expect(matchesKey(pattern, key)).toBe(matches);
  });

  test('finds what a regular expression finds, for stars within names', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const key = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(name, key, (pattern, text) => {
        fc.pre(!pattern.includes('**'));
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`);
        expect(matchesKey(pattern, text)).toBe(expression.test(text));
      }),
    );
  });

  test('takes no time for many stars', () => {
    const started = performance.now();
    expect(matchesKey(`${'a*'.repeat(500)}b`, 'a'.repeat(10_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('patternFault', () => {
  test.each(['#spec', 'bsp/**', '*.json', 'app/*/x', '_sigs/.json', '**', 'a@b+c'])('takes %j', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  test.each(['', 'a?', '[ab]', '{a,b}', '!a', 'a\\b', '**/a', 'a/**/b', 'a**', '**.json', 'a/b**', 'x'.repeat(2000)])(
    'refuses %j',
    (pattern) => {
      expect(patternFault(pattern)).toBeDefined();
    },
  );
});

describe('selects, touches', () => {
  const selection = { include: ['app/**', '#spec'], exclude: ['app/src.json'] };

  test.each([
    // key | signed | covered
    ['app/run.json', true, true],
    ['app/src.json', false, true],
    ['#spec', true, true],
    ['bsp/run.json', false, false],
  ])('%s', (key, signed, covered) => {
    expect([selects(selection, key), touches(selection, key)]).toEqual([signed, covered]);
  });
});
