import { describe, expect, test } from 'vitest';
import { publicCheckSchema, publicUrlSchema, publicWaitSchema } from '../../src/project/public-schema.js';
import { codesOf, judgeKey } from '../support/judge-key.js';

describe('publicUrlSchema', () => {
  test('gives the URL without its trailing slash', () => {
    expect(publicUrlSchema.parse('https://example.com/a/')).toBe('https://example.com/a');
  });

  test.each([
    // value | codes
    ['example.com', ['project-url-invalid publicUrl']],
    ['https://u:hunter2@example.com', ['project-url-invalid publicUrl']],
    [' https://u:hunter2@example.com', ['project-url-invalid publicUrl']],
    ['https://example.com?hunter2', ['project-url-invalid publicUrl']],
    [5, ['project-wrong-type publicUrl']],
  ])('refuses %j', (value, expected) => {
    const judgement = judgeKey('publicUrl', publicUrlSchema, value);
    expect(codesOf(judgement)).toEqual(expected);
    expect(JSON.stringify(judgement)).not.toContain('hunter2');
  });
});

test.each([
  // value | choice, or codes
  [undefined, 'auto'],
  ['on', 'on'],
  ['off', 'off'],
  ['yes', ['project-unknown-choice publicCheck']],
  [true, ['project-unknown-choice publicCheck']],
])('publicCheck %j', (value, expected) => {
  const judgement = judgeKey('publicCheck', publicCheckSchema, value);
  expect('value' in judgement ? judgement.value : codesOf(judgement)).toEqual(expected);
});

test.each([
  // value | seconds, or codes
  [undefined, 300],
  [0, 0],
  [3600, 3600],
  [3601, ['project-number-out-of-range publicWait']],
  [1.5, ['project-number-out-of-range publicWait']],
  ['5m', ['project-wrong-type publicWait']],
])('publicWait %j', (value, expected) => {
  const judgement = judgeKey('publicWait', publicWaitSchema, value);
  expect('value' in judgement ? judgement.value : codesOf(judgement)).toEqual(expected);
});
