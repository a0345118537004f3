import { expect, test } from 'vitest';
import { decide } from '../../../src/devices/connhex/decide.js';
import { type FleetRelease, viewOf } from '../../support/fleet.js';

const HISTORY: readonly FleetRelease[] = [
  { version: '1.0.0' },
  { version: '1.1.0', barrier: { reason: 'moves the data' } },
  { version: '2.0.0', upgradeFrom: '>=1.1.0 <3.0.0' },
];
const settings = { alias: true, publish: false };

test.each([
  // on | what it does, however it is offered
  ['1.0.0', { kind: 'stuck', why: 'it is below the minimum version 1.1.0' }],
  ['1.1.0', { kind: 'takes', version: '2.0.0' }],
  ['1.5.0-rc.1', { kind: 'takes', version: '2.0.0' }],
  ['2.0.0', { kind: 'stays', why: 'it has the newest release' }],
  // A device compares for *different*, so that one above the newest release goes down.
  ['2.1.0', { kind: 'takes', version: '2.0.0' }],
  ['3.0.0', { kind: 'stays', why: 'it is not below the maximum version 3.0.0' }],
])('a device on %s', (version, decision) => {
  const channel = viewOf(HISTORY);
  for (const own of [settings, { alias: false, publish: true }])
    expect(decide({ version }, { channel, matrix: undefined, settings: own })).toEqual(decision);
});

test('a device without bounds jumps over whatever lies between', () => {
  const channel = viewOf([{ version: '1.0.0' }, { version: '1.1.0', barrier: { reason: 'x' } }, { version: '1.2.0' }]);
  expect(decide({ version: '1.0.0' }, { channel, matrix: undefined, settings })).toEqual({
    kind: 'takes',
    version: '1.2.0',
  });
});

test('a device that neither a copy nor the API offers a release goes by the signed index', () => {
  const channel = viewOf(HISTORY);
  const decideAt = (version: string) => decide({ version }, { channel, matrix: undefined, settings: undefined });
  expect(decideAt('1.0.0')).toEqual({ kind: 'takes', version: '1.1.0' });
  expect(decideAt('2.1.0')).toMatchObject({ kind: 'stays' });
  expect(decideAt('0.1.0')).toMatchObject({ kind: 'takes' });
});

test('a device stays where nothing is released', () => {
  expect(decide({ version: '1.0.0' }, { channel: viewOf([]), matrix: undefined, settings })).toMatchObject({
    kind: 'stays',
  });
});
