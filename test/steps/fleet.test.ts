import { describe, expect, test } from 'vitest';
import type { ArchiveDirectory } from '../../src/site/index-statement.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { type FleetNeeds, judgeFleet, partOf } from '../../src/steps/fleet.js';
import { type FleetRelease, predicateOf } from '../support/fleet.js';

const judge = (
  changes: Partial<FleetNeeds['project']>,
  releases: readonly FleetRelease[],
  needs: Partial<FleetNeeds> = {},
  directory: ArchiveDirectory = EMPTY_ARCHIVE,
) => {
  const project = { devices: [], rehearsal: { ...rehearsal, from: [], allow: [] }, place: () => ({}), ...changes };
  const input = { project, version: '2.0.0', matrix: undefined, strict: false, ...needs };
  return judgeFleet(input, { predicate: predicateOf(releases), directory });
};

const rehearsal = { from: [], allow: [], isolation: 'auto', timeout: 60 } as const;
const gap: readonly FleetRelease[] = [{ version: '1.0.0' }, { version: '2.0.0', upgradeFrom: '>=1.5.0' }];
const mutable = <T>(list: readonly T[]): T[] => [...list];

describe('judgeFleet', () => {
  test('has nothing to say where the project names no family', async () => {
    expect(await judge({ devices: [] }, gap)).toEqual({ plan: null, problems: [] });
  });

  test('looks from index, archive and withdrawn releases, from rehearsal.from and what was asked for', async () => {
    const yanked = { reason: 'bricks', at: '2026-01-01T00:00:00Z' };
    const releases = [{ version: '1.0.0' }, { version: '1.1.0', yanked }, { version: '2.0.0' }];
    const directory = { pages: [], groups: [{ versions: ['0.9.0'] }] };
    const { plan, problems } = await judge(
      { devices: ['zos'], rehearsal: { ...rehearsal, from: ['0.1.0'], allow: [] } },
      releases,
      { fleet: { from: ['1.4.0'] } },
      directory,
    );
    expect(plan?.rows.map(({ version }) => version)).toEqual(['0.1.0', '0.9.0', '1.0.0', '1.1.0', '1.4.0']);
    expect(problems).toEqual([]);
  });

  test('finds who is left behind, unless that is allowed by name', async () => {
    const { problems } = await judge({ devices: ['pantavisor'] }, gap);
    expect(problems).toMatchObject([{ code: 'fleet-stuck', severity: 'error' }]);
    const allow = mutable([{ family: 'pantavisor', version: '1.0.0', what: 'stuck' } as const]);
    const allowed = await judge({ devices: ['pantavisor'], rehearsal: { ...rehearsal, from: [], allow } }, gap);
    expect(allowed.problems).toMatchObject([{ code: 'fleet-stuck', severity: 'warning' }]);
    expect(allowed.plan?.rows).toMatchObject([{ allowed: true }]);
  });

  test('a release for a part is shown as it is, and judged as it will be', async () => {
    const rollout = { percent: 10 };
    const { plan, problems } = await judge(
      { devices: ['pantavisor', 'zos'] },
      gap.map((one) => (one.version === '2.0.0' ? { ...one, rollout } : one)),
    );
    const waits = { kind: 'stays', why: expect.stringContaining('2.0.0 is rolled out to 10 % of the fleet') };
    expect(plan).toMatchObject({ latest: '1.0.0', rows: [{ outcome: waits }, { outcome: waits }] });
    expect(problems).toMatchObject([{ code: 'fleet-stuck', severity: 'error' }]);
  });

  test('warnings count where everything does', async () => {
    const allow = mutable([{ family: 'zos', version: '9.0.0', what: 'loop' } as const]);
    const changes = { devices: mutable(['zos'] as const), rehearsal: { ...rehearsal, from: [], allow } };
    expect((await judge(changes, gap)).problems).toMatchObject([{ code: 'fleet-allow-unused', severity: 'warning' }]);
    expect((await judge(changes, gap, { strict: true })).problems).toMatchObject([{ severity: 'error' }]);
  });

  test('families that are asked for alone are shown, and not judged', async () => {
    const { plan, problems } = await judge({ devices: ['zos'] }, gap, { fleet: { families: ['pantavisor'] } });
    expect(plan?.rows.map(({ family, outcome }) => [family, outcome.kind])).toEqual([
      ['zos', 'takes'],
      ['pantavisor', 'stuck'],
    ]);
    expect(problems).toEqual([]);
  });
});

test('partOf keeps the rows of some families', async () => {
  const { plan } = await judge({ devices: ['zos', 'pantavisor'] }, gap);
  const part = plan && partOf(plan, ['pantavisor']);
  expect(part?.families.map(({ family }) => family)).toEqual(['pantavisor']);
  expect(part?.rows.map(({ family }) => family)).toEqual(['pantavisor']);
});
