import { describe, expect, test } from 'vitest';
import { decideIvy } from '../../src/devices/ivy/decide.js';
import { decideAsZos } from '../../src/devices/zos/decide.js';
import { covers, fleetPlan } from '../../src/rehearsal/fleet-plan.js';
import { fleetProblems } from '../../src/rehearsal/fleet-problems.js';
import { groupRows } from '../../src/schemas/upgrade-groups.js';
import { formatMatrix, pathProblems, type UpgradeMatrix, upgradeMatrix } from '../../src/schemas/upgrade-paths.js';
import { cpuMsOf } from '../schemas/cpu-time.js';
import { viewOf } from '../support/fleet.js';
import { familyOf, minors, planOf, releasesOf } from '../support/fleet-plans.js';
import { syntheticHistory, upcomingContract } from '../support/synthetic-history.js';

describe('fleetPlan', () => {
  test('has a row for each family and fielded version, sorted, each once', () => {
    const plan = planOf(
      { '1.10.0': '2.0.0', '1.9.0': '1.10.0' },
      {
        fielded: ['1.10.0', '1.9.0', '1.9.0', '2.1.0'],
        others: [{ family: familyOf({ '1.9.0': 'stuck' }, 'ivy', 'Ivy'), settings: undefined }],
      },
    );
    expect(plan.families).toEqual([
      { family: 'zos', title: '0-OS' },
      { family: 'ivy', title: 'Ivy' },
    ]);
    expect(plan.rows.map(({ family, version, next, outcome }) => [family, version, next, outcome.kind])).toEqual([
      ['zos', '1.9.0', '1.10.0', 'takes'],
      ['zos', '1.10.0', '2.0.0', 'takes'],
      ['zos', '2.1.0', null, 'stays'],
      ['ivy', '1.9.0', null, 'stuck'],
      ['ivy', '1.10.0', null, 'stays'],
      ['ivy', '2.1.0', null, 'stays'],
    ]);
    expect(plan.rows[0]?.path).toEqual(['1.9.0', '1.10.0', '2.0.0']);
    expect(plan.rows[2]).not.toHaveProperty('path');
  });

  test('long ways are told by their length, and from row to row', () => {
    const versions = minors(30);
    const ways = Object.fromEntries(versions.map((version, index) => [version, versions[index + 1] ?? '2.0.0']));
    const { rows } = planOf(ways);
    expect(rows[0]).toEqual({
      family: 'zos',
      version: '1.0.0',
      next: '1.1.0',
      outcome: { kind: 'takes', version: '2.0.0', steps: 30 },
    });
    expect(rows[10]?.path).toHaveLength(21);
    expect(rows.map(({ next }) => next)).toEqual([...versions.slice(1), '2.0.0']);
  });

  test('the settings of a family go to its decisions', () => {
    const family = {
      ...familyOf({}),
      decide: (_: unknown, { settings }: { readonly settings: unknown }) =>
        ({ kind: 'stays', why: JSON.stringify(settings) }) as const,
    };
    const { rows } = planOf({}, { families: [{ family, settings: { a: 1 } }], fielded: ['1.0.0'] });
    expect(rows[0]?.outcome).toEqual({ kind: 'stays', why: '{"a":1}' });
  });

  test('what the project lets be by name is marked, for those too who come to that place', () => {
    const ways = { '1.0.0': '1.1.0', '1.1.0': 'stuck', '1.2.0': 'stuck' };
    const allow = [{ family: 'zos', version: '1.1.0', what: 'stuck' }] as const;
    expect(planOf(ways, { allow }).rows.map(({ allowed }) => allowed)).toEqual([true, true, undefined]);
    expect(planOf(ways).rows.some((row) => 'allowed' in row)).toBe(false);
  });
});

describe('covers', () => {
  const row = { family: 'zos', version: '1.0.0', outcome: { kind: 'stuck', at: '1.1.0', steps: 1, why: 'x' } } as const;
  const loop = { ...row, outcome: { kind: 'loop', versions: ['1.1.0', '1.2.0'] } } as const;
  test.each([
    // family | version | what | row | covered
    ['zos', '1.0.0', 'stuck', row, true],
    ['zos', '1.1.0', 'stuck', row, true],
    ['zos', '1.2.0', 'stuck', row, false],
    ['zos', '1.0.0', 'downgrade', row, false],
    ['ivy', '1.0.0', 'stuck', row, false],
    ['zos', '1.2.0', 'loop', loop, true],
    ['zos', '1.3.0', 'loop', loop, false],
  ] as const)('%s %s %s', (family, version, what, outcome, covered) => {
    expect(covers({ family, version, what }, outcome)).toBe(covered);
  });
});

describe('forty releases with two breaking changes of the foreign config', () => {
  const ivy = { name: 'ivy', title: 'Ivy', decide: decideIvy } as const;
  const planned = async (bridges?: readonly (2 | 3)[]) => {
    const fielded = syntheticHistory(bridges);
    const versions = fielded.map(({ version }) => version);
    const matrix = await upgradeMatrix({ version: '4.0.0', contract: upcomingContract('4.0.0'), fielded });
    const plan = fleetPlan({
      version: '4.0.0',
      channel: viewOf(releasesOf([...versions, '4.0.0'])),
      matrix,
      families: [{ family: ivy, settings: undefined }],
      fielded: versions,
      allow: [],
    });
    return { matrix, plan, versions };
  };

  test('the matrix finds both, names the stranded versions, and the shortest way of each', async () => {
    const { matrix, versions } = await planned();
    expect(versions).toHaveLength(40);
    const ways = groupRows(matrix.rows, ({ verdict, path = [] }) => [verdict, ...path.slice(1)].join(' '));
    expect(
      ways.map(({ versions: from, row: { verdict, path } }) => [
        from[0],
        from.at(-1),
        from.length,
        verdict,
        path?.slice(1),
      ]),
    ).toEqual([
      ['1.0.0', '1.13.0', 14, 'refused', ['2.0.0', '3.0.0', '4.0.0']],
      ['2.0.0', '2.12.0', 13, 'refused', ['3.0.0', '4.0.0']],
      ['3.0.0', '3.12.0', 13, 'ok', undefined],
    ]);
    expect(pathProblems(matrix, { place: {} }).map(({ code }) => code)).toEqual([
      'config-upgrade-detour',
      'config-foreign-narrowed',
      'config-upgrade-detour',
      'config-foreign-narrowed',
    ]);
    expect(formatMatrix(matrix)).toContain('their ForeignConfig rejects template.json: the key "pump" is missing');
  });

  test('the fleet plan takes every device there, in as many steps', async () => {
    const { plan } = await planned();
    expect(new Set(plan.rows.map(({ outcome }) => outcome.kind))).toEqual(new Set(['takes']));
    const [oldest] = plan.rows;
    expect(oldest?.path).toEqual(['1.0.0', '2.0.0', '3.0.0', '4.0.0']);
    expect(fleetProblems(plan, { allow: [], place: {} })).toEqual([]);
  });

  test('without a bridge, it names everybody behind the gap, and stops the release', async () => {
    const { plan, matrix } = await planned([3]);
    const stuck = plan.rows.filter(({ outcome }) => outcome.kind === 'stuck').map(({ version }) => version);
    expect(stuck).toEqual(minors(14));
    expect(matrix.rows.filter(({ verdict, path }) => verdict === 'refused' && !path)).toHaveLength(14);
    expect(fleetProblems(plan, { allow: [], place: {} })).toMatchObject([
      { code: 'fleet-stuck', severity: 'error', message: expect.stringContaining('Ivy devices on 1.0.0, 1.1.0') },
    ]);
    const both = await planned([]);
    expect(both.plan.rows.filter(({ outcome }) => outcome.kind === 'stuck')).toHaveLength(27);
  });
});

test('plans a thousand releases for five families in well under a second', async () => {
  const versions = [...minors(1000), '2.0.0'];
  const matrix: UpgradeMatrix = {
    version: '2.0.0',
    rows: minors(1000).map((version) => ({ version, verdict: 'ok', reasons: [] })),
  };
  const zos = { name: 'zos', title: '0-OS', decide: decideAsZos } as const;
  const ivy = { name: 'ivy', title: 'Ivy', decide: decideIvy } as const;
  const families = [zos, ivy, zos, ivy, zos].map((family) => ({ family, settings: undefined }));
  const channel = viewOf(releasesOf(versions));
  let rows = 0;
  const cpuMs = await cpuMsOf(async () => {
    const plan = fleetPlan({ version: '2.0.0', channel, matrix, families, fielded: minors(1000), allow: [] });
    rows = plan.rows.length;
    fleetProblems(plan, { allow: [], place: {} });
  });
  expect(rows).toBe(5000);
  expect(cpuMs).toBeLessThan(1500);
});
