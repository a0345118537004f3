import { describe, expect, test } from 'vitest';
import { lintSamples } from '../../../../src/devices/ioto/policy/lint-samples.js';
import { policyOf } from '../../../support/policies.js';

const samples = [
  { version: '1.0.0', properties: { memory: '256MB', model: 'A', ports: '4' } },
  { version: '1.1.0', properties: { ports: 8 } },
  { version: '1.2.0' },
];

const lint = (text: string) => lintSamples(text, policyOf(text).root, samples);

describe('lintSamples', () => {
  test.each(['model != "A"', 'model ^!= "A"', 'model $!= "A"', 'model <> "A"', 'model != /A/'])(
    '%s leaves out devices that don’t tell their model',
    (text) => {
      const [found, ...more] = lint(text);
      expect(more).toEqual([]);
      expect(found).toMatchObject({
        code: 'ioto-policy-missing-property',
        severity: 'warning',
        hint: `If they are meant too, write (model == null || ${text}).`,
      });
      expect(found?.message).toContain('as 2 of the 3 sample devices');
    },
  );

  test.each(['memory >= 256', '256 <= memory', 'memory == 256', 'memory - 1 < ports * 2 || memory > 1 + 1'])(
    '%s takes a text for a number',
    (text) => {
      expect(lint(text).map(({ code }) => code)).toEqual(['ioto-policy-sample-type']);
    },
  );

  test.each([
    'model == "A"',
    'model == null || model != "A"',
    'colour != "red"',
    'ports >= 4',
    'memory == "256MB"',
    'memory ^= 2',
    '!(model == "A")',
  ])('has nothing against %s', (text) => {
    expect(lint(text)).toEqual([]);
  });
});
