import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matches, type PolicyValue, parsePolicy } from '../../../../src/devices/ioto/policy/policy.js';

type Row = readonly [
  policy: string,
  version: string,
  properties: Readonly<Record<string, PolicyValue>>,
  newVersion: string,
  expected: boolean | string,
];

const { rows }: { readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(new URL('../policies.json', import.meta.url), 'utf8'),
);

describe('policies.json', () => {
  test.each(rows)('%j on %s %j for %s: %s', (text, version, properties, newVersion, expected) => {
    const read = parsePolicy(text);
    const outcome =
      'policy' in read ? matches(read.policy, { version, properties }, newVersion) : read.problems.map(({ code }) => code);
    expect(outcome).toEqual(typeof expected === 'boolean' ? expected : expect.arrayContaining([expected]));
  });
});
