import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strandedBy } from '../../src/transfer/stranded.js';

/** `1.1.0 >=1.0.0 barrier`: a version, its range, and what it is besides. */
const release = (text: string) => {
  const [version = '', ...rest] = text.split(' ');
  const range = rest.filter((word) => word !== 'barrier' && word !== 'yanked').join(' ');
  return {
    version,
    ...(range === '' ? {} : { upgradeFrom: range }),
    ...(rest.includes('barrier') ? { barrier: { reason: 'converts' } } : {}),
    ...(rest.includes('yanked') ? { yanked: { reason: 'broken', at: '2026-01-01T00:00:00Z' } } : {}),
  };
};

describe('the versions that an excerpt leaves behind', () => {
  test.each([
    // all releases | chosen | left behind | what they need besides
    [['1.0.0', '1.1.0', '1.2.0'], ['1.2.0'], [], []],
    [['1.0.0', '1.1.0', '1.2.0 >=1.1.0'], ['1.2.0'], ['1.0.0'], ['1.1.0']],
    [['1.0.0', '1.1.0', '1.2.0 >=1.1.0'], ['1.1.0', '1.2.0'], [], []],
    [['1.0.0', '1.1.0 barrier', '1.2.0'], ['1.2.0'], ['1.0.0'], ['1.1.0']],
    [['1.0.0', '1.1.0 barrier', '1.2.0'], ['1.0.0', '1.2.0'], ['1.0.0'], ['1.1.0']],
    [['1.0.0', '1.1.0 barrier', '1.2.0'], ['1.1.0'], [], []],
    [['1.0.0', '1.1.0 barrier yanked', '1.2.0'], ['1.2.0'], [], []],
    [['1.0.0 yanked', '1.1.0', '1.2.0 >=1.1.0'], ['1.2.0'], ['1.0.0'], ['1.1.0']],
    // The shortest way is what is missing.
    [['1.0.0', '1.1.0', '1.2.0', '1.3.0 >=1.1.0'], ['1.3.0'], ['1.0.0'], ['1.2.0']],
    // No release takes 1.0.0 further, chosen or not: the excerpt is not to blame.
    [['1.0.0', '2.0.0 >=2.0.0-0'], ['2.0.0'], [], []],
    [['1.0.0', '1.1.0 >=1.0.0', '1.2.0 >=1.1.0', '1.3.0 >=1.2.0'], ['1.3.0'], ['1.0.0', '1.1.0'], ['1.1.0', '1.2.0']],
    [['1.0.0', '1.1.0'], [], [], []],
    [['1.0.0-rc.1', '1.0.0-rc.2 >=1.0.0-rc.1', '1.0.0 >=1.0.0-rc.2'], ['1.0.0'], ['1.0.0-rc.1'], ['1.0.0-rc.2']],
  ])('of %j with %j are %j, for want of %j', (all, chosen, versions, needed) => {
    const found = strandedBy(all.map(release), chosen);
    expect([found?.versions ?? [], found?.needed ?? []]).toEqual([versions, needed]);
    if (found) expect(found.target).toBe(chosen.at(-1));
  });

  test('are none once what they need is chosen, too', () => {
    const word = fc.constantFrom('', ' barrier', ' yanked');
    const range = fc.oneof(
      fc.constant(''),
      fc.nat(9).map((minor) => ` >=1.${minor}.0`),
    );
    const releases = fc
      .array(fc.tuple(range, word), { minLength: 2, maxLength: 10 })
      .map((drawn) => drawn.map(([from, rest], minor) => release(`1.${minor}.0${from}${rest}`)));
    fc.assert(
      fc.property(releases, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (all, picks) => {
        const offered = all.filter(({ yanked }) => !yanked).map(({ version }) => version);
        const chosen = offered.filter((_, position) => picks.includes(position));
        const found = strandedBy(all, chosen);
        if (!found) return;
        const named = new Set([...chosen, ...found.needed]);
        expect(
          strandedBy(
            all,
            offered.filter((version) => named.has(version)),
          ),
        ).toBeUndefined();
      }),
    );
  });

  test('are found among thousands without their square', () => {
    const all = Array.from({ length: 2_000 }, (_, minor) => release(`1.${minor}.0 >=1.${Math.max(0, minor - 1)}.0`));
    const found = strandedBy(all, ['1.1998.0', '1.1999.0']);
    expect([found?.versions.length, found?.needed.length]).toEqual([1_997, 1_997]);
  });
});
