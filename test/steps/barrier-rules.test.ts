import { expect, test } from 'vitest';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { barrierProblems } from '../../src/steps/barrier-rules.js';
import { type FleetRelease, predicateOf } from '../support/fleet.js';

const rehearsal = { from: [], allow: [], isolation: 'auto', timeout: 60 } as const;
const barrier = { reason: 'converts' };

const judge = (
  standing: readonly FleetRelease[],
  upgradeFrom: string,
  own: { readonly barrier?: string } = { barrier: 'converts' },
) => {
  const predicate = predicateOf(standing);
  const newest = { path: 'revisions/00000002.json', bytes: new Uint8Array(), sha256: '', predicate };
  const coming = predicateOf([...standing, { version: '2.0.0', upgradeFrom, ...(own.barrier ? { barrier } : {}) }]);
  const project = { ...own, upgradeFrom, rehearsal: { ...rehearsal, from: [], allow: [] }, place: () => ({}) };
  const problems = barrierProblems(
    project,
    '2.0.0',
    { newest, directory: EMPTY_ARCHIVE },
    { predicate: coming, directory: EMPTY_ARCHIVE },
  );
  return problems.map(({ message }) => message.replace(/^.*alone: (.*) would.*$/, '$1'));
};

test.each<readonly [string, readonly FleetRelease[], string, readonly string[]]>([
  // what, what stands, upgradeFrom, who is left behind
  ['takes all', [{ version: '1.0.0' }, { version: '1.1.0' }], '>=1.0.0', []],
  ['takes the last', [{ version: '1.0.0' }, { version: '1.1.0' }], '>=1.1.0', []],
  [
    'takes the last, which takes none',
    [{ version: '1.0.0' }, { version: '1.1.0', upgradeFrom: '>=1.1.0' }],
    '>=1.1.0',
    [],
  ],
  ['takes nobody', [{ version: '1.0.0' }, { version: '1.1.0' }], '>=1.5.0', ['1.0.0, 1.1.0']],
  [
    'takes a withdrawn one alone',
    [{ version: '1.0.0' }, { version: '1.1.0', yanked: { reason: 'bad', at: '2026-01-01T00:00:00Z' } }],
    '>=1.1.0',
    ['1.0.0'],
  ],
])('a barrier that %s', (_what, standing, upgradeFrom, expected) => {
  expect(judge(standing, upgradeFrom)).toEqual(expected);
});

test('a release that devices may skip is not asked', () => {
  expect(judge([{ version: '1.0.0' }], '>=1.5.0', {})).toEqual([]);
});
