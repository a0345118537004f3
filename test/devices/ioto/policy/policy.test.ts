import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { POLICY_LIMITS } from '../../../../src/devices/ioto/policy/limits.js';
import {
  DEFAULT_POLICY,
  lintPolicy,
  matches,
  type PolicyValue,
  parsePolicy,
  propertiesOf,
} from '../../../../src/devices/ioto/policy/policy.js';
import { policyOf } from '../../../support/policies.js';

type Row = readonly [
  policy: string,
  version: string,
  properties: Readonly<Record<string, PolicyValue>>,
  newVersion: string,
  expected: boolean | string,
];

const table = fileURLToPath(new URL('../policies.json', import.meta.url));
const checker = fileURLToPath(new URL('../policy_check.py', import.meta.url));
const { rows }: { readonly rows: readonly Row[] } = JSON.parse(readFileSync(table, 'utf8'));

/** What the table says of a policy: whether it holds, or the codes of what is wrong with it. */
const outcomeOf = ([text, version, properties, newVersion]: Row): boolean | readonly string[] => {
  const read = parsePolicy(text);
  if ('problems' in read) return read.problems.map(({ code }) => code);
  return matches(read.policy, { version, properties }, newVersion);
};

describe('policies.json', () => {
  test.each(rows)('%j on %s %j for %s: %s', (...row) => {
    const expected = row[4];
    expect(outcomeOf(row)).toEqual(typeof expected === 'boolean' ? expected : expect.arrayContaining([expected]));
  });

  test('a second evaluation, in another language, comes to the same results', () => {
    const output = execFileSync('python3', [checker, table], { encoding: 'utf8' });
    const [, checked] = /^checked (\d+) of \d+\n$/.exec(output) ?? [];
    expect(Number(checked)).toBeGreaterThanOrEqual(200);
  });

  test('that evaluation finds a result that is wrong', () => {
    const directory = mkdtempSync(join(tmpdir(), 'ota-policies-'));
    try {
      const wrong = rows.map((row) => (row[0] === '2 ^ 3 ^ 2 == 512' ? [...row.slice(0, 4), false] : row));
      writeFileSync(join(directory, 'wrong.json'), JSON.stringify({ rows: wrong }));
      const { status, stdout } = spawnSync('python3', [checker, join(directory, 'wrong.json')], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([1, expect.stringContaining('2 ^ 3 ^ 2 == 512')]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('parsePolicy', () => {
  test('takes a blank text for the default policy', () => {
    expect(policyOf(' \n').text).toBe(DEFAULT_POLICY);
  });

  test('refuses a text beyond the limit, without reading it', () => {
    const longest = 'a'.repeat(POLICY_LIMITS.maxLength);
    expect(parsePolicy(longest)).toHaveProperty('policy');
    expect(parsePolicy(`${longest}a`)).toEqual({
      problems: [expect.objectContaining({ code: 'ioto-policy-too-long' })],
    });
  });

  test('finds everything that is wrong with values at once', () => {
    const read = parsePolicy('model + "x" == 1 || version == "1.2" || "B"');
    expect(read).toEqual({
      problems: ['ioto-policy-no-condition', 'ioto-policy-type', 'ioto-policy-version'].map((code) =>
        expect.objectContaining({ code, severity: 'error' }),
      ),
    });
  });
});

test('propertiesOf names what a device must tell', () => {
  expect(
    propertiesOf(policyOf('device.memory >= 256 && semver(version, "<", newVersion) && memory < 512 && beta')),
  ).toEqual(['memory', 'beta']);
});

describe('hostile policies and devices', () => {
  const words = [
    ...['a', 'b', 'device.a', '__proto__', 'constructor', 'version', 'newVersion', 'major', 'update.version'],
    ...['true', 'false', 'null', '1', '0', '1e308', '"x"', '"1.2.3"', "'256'", '/(a|a)*$/', '/[^a]{9}/i', '/\\bx/'],
    ...['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', '^=', '^!=', '$=', '$!=', '><', '<>', '=~'],
    ...['&&', '||', '!', '(', ')', ',', 'semver(', 'semver(version, "<", newVersion)', '\n'],
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 300 }),
    fc.constantFrom(...rows.map(([text]) => text)),
  );
  const properties = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x'), fc.jsonValue(), {
    noNullPrototype: false,
  });
  const versions = fc.oneof(fc.constantFrom('1.2.3', '1.2', '', 'x', '9007199254740991.0.0', '1.0.0-0'), fc.string());

  test('never throw, and always give an answer', () => {
    fc.assert(
      fc.property(texts, versions, properties, versions, (text, version, told, newVersion) => {
        const read = parsePolicy(text);
        if ('problems' in read) {
          expect(read.problems.length).toBeGreaterThan(0);
          return;
        }
        // A check-in is JSON from the network: its members may be of any kind.
        const device = { version, properties: JSON.parse(JSON.stringify(told)) };
        expect(matches(read.policy, device, newVersion)).toBeTypeOf('boolean');
        expect(Array.isArray(lintPolicy(read.policy, { newVersion, samples: [device] }))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  const many = (term: string, operator: string, count: number) =>
    Array.from({ length: count }, () => term).join(operator);
  const long = 'a'.repeat(POLICY_LIMITS.maxTextLength);

  test.each([
    ['expressions that back-track elsewhere', many('a =~ /(.*a){25}b/', ' || ', 4)],
    ['searches for what is nearly there', many('a >< b', ' || ', 25)],
    ['powers of powers', `${many('9', ' ^ ', 30)} > a`],
    ['versions without end', many('semver(a, "<", b)', ' || ', 16)],
    ['parentheses', `${'('.repeat(POLICY_LIMITS.maxDepth)}a${')'.repeat(POLICY_LIMITS.maxDepth)}`],
  ])('%s take no time', (_, text) => {
    const policy = policyOf(text);
    const begin = performance.now();
    expect(matches(policy, { version: long, properties: { a: long, b: `${long.slice(512)}b` } }, long)).toBeTypeOf(
      'boolean',
    );
    lintPolicy(policy, { newVersion: '1.2.3', samples: [] });
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  test.each([
    ['nothing but parentheses', '('.repeat(POLICY_LIMITS.maxLength)],
    ['nothing but signs', '!'.repeat(POLICY_LIMITS.maxLength)],
    ['nothing but quotes', '\'"'.repeat(POLICY_LIMITS.maxLength / 2)],
    ['nothing but slashes', '/[/'.repeat(680)],
    ['nothing but backslashes', `"${'\\'.repeat(2000)}`],
    ['a number without end', '9'.repeat(POLICY_LIMITS.maxLength)],
    ['a name with a gap at the end', `${'a-'.repeat(1000)} `],
    ['expressions of expressions', `a =~ /${'(a*'.repeat(60)}${')*'.repeat(60)}/`],
  ])('%s: refused in no time', (_, text) => {
    const begin = performance.now();
    expect(parsePolicy(text)).toHaveProperty('problems');
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
