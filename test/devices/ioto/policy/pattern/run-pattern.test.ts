import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../../../src/devices/ioto/policy/pattern/compile-pattern.js';
import { runPattern } from '../../../../../src/devices/ioto/policy/pattern/run-pattern.js';

const run = (source: string, flags: string, text: string): boolean =>
  runPattern(
    compilePattern(source, flags, (reason) => new Error(reason)),
    text,
  );

const outcomeOf = (source: string, text: string): boolean | 'too large' => {
  try {
    return run(source, '', text);
  } catch (error) {
    expect(error).toHaveProperty('message', expect.stringMatching(/states|characters|inside one another/));
    return 'too large';
  }
};

const atoms = fc.constantFrom(
  'a',
  'b',
  '.',
  '\\d',
  '\\W',
  '[ab]',
  '[^a]',
  '[a-c1]',
  '^',
  '$',
  '\\b',
  '\\B',
  '-',
  '\\x61',
);

/** Regular expressions of the subset, well formed. */
const { sources } = fc.letrec<{ sources: string; piece: string; repeated: string }>((tie) => ({
  sources: fc.array(fc.oneof(tie('piece'), tie('repeated')), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { withCrossShrink: true, depthSize: 'small' },
    atoms,
    fc.tuple(tie('sources'), tie('sources')).map(([one, other]) => `(${one}|${other})`),
    tie('sources').map((inner) => `(?:${inner})`),
  ),
  repeated: fc
    .tuple(tie('sources'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?'))
    .map(([inner, times]) => `(${inner})${times}`),
}));

describe('runPattern', () => {
  test('finds what the platform’s own expressions find', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '-', '\n', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(sources, texts, (source, text) => {
        const outcome = outcomeOf(source, text);
        fc.pre(outcome !== 'too large');
        expect(outcome).toBe(new RegExp(source, 'u').test(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    // source, flags, text, expected
    ['pro', 'i', 'X-PRO', true],
    ['[^p]ro', 'i', 'PRO', false],
    ['ä', 'i', 'Ä', false],
    ['^.$', '', '😀', true],
    ['(a|b)*c', '', 'ababac', true],
  ])('/%s/%s in %s: %s', (source, flags, text, expected) => {
    expect(run(source, flags, text)).toBe(expected);
  });

  test.each(['(a+)+$', '^(a|a)*$', '(a*)*b', '(.*a){60}$', '(a|aa)+$', '([a-z]+)*\\d'])(
    'follows /%s/ through a long text in no time',
    (source) => {
      const begin = performance.now();
      expect(run(source, '', `${'a'.repeat(1023)}!`)).toBe(false);
      expect(performance.now() - begin).toBeLessThan(2000);
    },
  );
});
