import { expect, test } from 'vitest';
import { goneVersionProblems } from '../../src/steps/gone-version.js';
import { type FleetRelease, predicateOf, releaseOf } from '../support/fleet.js';

const yanked = { reason: 'bricks', at: '2026-01-01T00:00:00Z' };
const archive = { pages: [], groups: [], pruned: ['0.9.0'] };

const judge = (release: FleetRelease | undefined, proposal = false) => {
  const predicate = predicateOf([{ version: '1.0.0' }, { version: '1.1.0', yanked }]);
  const newest = { path: 'revisions/00000002.json', bytes: new Uint8Array(), sha256: '', predicate };
  const standing = { newest, directory: archive, release: release && releaseOf(release) };
  return goneVersionProblems(standing, { version: release?.version ?? '2.0.0', place: {}, proposal });
};

test.each([
  // what stands of the version, code
  [undefined, []],
  [{ version: '1.0.0' }, []],
  [{ version: '1.1.0', yanked }, ['version-withdrawn']],
  [{ version: '0.9.0' }, ['version-pruned']],
])('of %j: %j', (release, codes) => {
  expect(judge(release).map(({ code }) => code)).toEqual(codes);
});

test('the next free version is named, and a proposed change is only warned', () => {
  const release = { version: '1.1.0', yanked };
  expect(judge(release)).toMatchObject([{ severity: 'error', hint: expect.stringContaining('1.1.1') }]);
  expect(judge(release, true)).toMatchObject([{ severity: 'warning' }]);
});
