import { describe, expect, test } from 'vitest';
import { decideAsZos } from '../../../src/devices/zos/decide.js';
import { type FleetRelease, viewOf } from '../../support/fleet.js';

const history: readonly FleetRelease[] = [
  { version: '1.0.0' },
  { version: '1.1.0-rc.1' },
  { version: '1.1.0', barrier: { reason: 'moves the data' } },
  { version: '1.2.0', yanked: { reason: 'bricks', at: '2026-01-01T00:00:00Z' } },
  { version: '2.0.0', upgradeFrom: '>=1.1.0' },
];

describe('a node', () => {
  test.each([
    // on | what it does
    ['0.0.1', { kind: 'takes', version: '1.0.0' }],
    ['1.0.0', { kind: 'takes', version: '1.1.0-rc.1' }],
    ['1.1.0-rc.1', { kind: 'takes', version: '1.1.0' }],
    ['1.1.0', { kind: 'takes', version: '2.0.0' }],
    ['1.2.0', { kind: 'takes', version: '2.0.0' }],
    ['1.5.0', { kind: 'takes', version: '2.0.0' }],
    ['2.0.0', { kind: 'stays', why: 'it has the latest' }],
    ['2.0.1-rc.1', { kind: 'stays', why: 'it is ahead of the latest, 2.0.0, and never goes down' }],
  ])('on %s', (version, decision) => {
    expect(decideAsZos({ version }, { channel: viewOf(history) })).toEqual(decision);
  });

  test('goes over the archive too, since versions lists it', () => {
    const archive = { pages: [], groups: [{ versions: ['0.8.0', '0.9.0'] }] };
    const channel = viewOf(history, { archive });
    expect(decideAsZos({ version: '0.8.0' }, { channel })).toEqual({ kind: 'takes', version: '0.9.0' });
  });

  test('takes nothing above latest: what is staged ahead is nobody’s yet', () => {
    const channel = viewOf(history, { latest: '1.1.0' });
    expect(decideAsZos({ version: '1.1.0-rc.1' }, { channel })).toEqual({ kind: 'takes', version: '1.1.0' });
    expect(decideAsZos({ version: '1.1.0' }, { channel })).toMatchObject({ kind: 'stays' });
  });

  test('stays where nothing is released', () => {
    expect(decideAsZos({ version: '1.0.0' }, { channel: viewOf([]) })).toEqual({
      kind: 'stays',
      why: 'nothing is released yet',
    });
  });

  test('is stuck where latest is not listed, and where an object is gone', () => {
    const channel = viewOf(history);
    const unlisted = { ...channel, latest: '3.0.0' };
    expect(decideAsZos({ version: '1.0.0' }, { channel: unlisted })).toEqual({
      kind: 'stuck',
      why: 'latest is 3.0.0, which versions does not list',
    });
    const missing = new Set(['1.1.0']);
    expect(decideAsZos({ version: '1.1.0-rc.1' }, { channel: { ...channel, missing } })).toEqual({
      kind: 'stuck',
      why: '1.1.0 is listed, and its upgrade object is missing',
    });
    expect(decideAsZos({ version: '1.1.0' }, { channel: { ...channel, missing } })).toMatchObject({ kind: 'takes' });
  });
});
