import { describe, expect, test } from 'vitest';
import { rebootBetween } from '../../../src/devices/pantavisor/reboot.js';
import { parseState } from '../../../src/devices/pantavisor/state.js';
import { stateWith, vector } from '../../support/pantavisor.js';

const OTHER = 'cd'.repeat(32);
const BASE = {
  'app/run.json': { restart_policy: 'container' },
  'app/root.squashfs': undefined,
  'net/run.json': { restart_policy: 'system' },
  'net/root.squashfs': undefined,
  'old/run.json': {},
  'old/root.squashfs': undefined,
  'bsp/kernel.img': undefined,
  'bsp/run.json': {},
  'files/data': undefined,
  'device.json': {},
  '_config/app/x': undefined,
  '_config/net/x': undefined,
  '_hostconfig/x': undefined,
  '_sigs/app.json': {},
};

const without = (key: string) => Object.fromEntries(Object.entries(BASE).filter(([name]) => !name.startsWith(key)));

describe('rebootBetween', () => {
  test.each([
    // what | after | reboot
    ['nothing', BASE, false],
    ['a signature', { ...BASE, '_sigs/app.json': { n: 1 } }, false],
    ['an image of a container that restarts alone', { ...BASE, 'app/root.squashfs': OTHER }, false],
    ['its configuration', { ...BASE, '_config/app/x': OTHER }, false],
    ['a new container that restarts alone', { ...BASE, 'new/run.json': { restart_policy: 'container' } }, false],
    ['such a container taken away', without('app/'), false],
    ['a container with the policy system', { ...BASE, 'net/root.squashfs': OTHER }, true],
    ['its configuration', { ...BASE, '_config/net/x': OTHER }, true],
    ['a container that states no policy', { ...BASE, 'old/root.squashfs': OTHER }, true],
    ['a policy that becomes system', { ...BASE, 'app/run.json': { restart_policy: 'system' } }, true],
    ['a policy that was system', { ...BASE, 'net/run.json': { restart_policy: 'container' } }, true],
    ['the kernel', { ...BASE, 'bsp/kernel.img': OTHER }, true],
    ['a file of no container', { ...BASE, 'files/data': OTHER }, true],
    ['the configuration of the host', { ...BASE, '_hostconfig/x': OTHER }, true],
    ['a file in the root', { ...BASE, 'device.json': { n: 1 } }, true],
  ])('%s: %#', (_what, after, reboot) => {
    expect(rebootBetween(stateWith(BASE), stateWith(after)).reboot).toBe(reboot);
    expect(rebootBetween(stateWith(after), stateWith(BASE)).reboot).toBe(reboot);
  });

  test('names what changes, and what of it asks for the reboot', () => {
    const after = { ...without('files/'), 'app/root.squashfs': OTHER };
    expect(rebootBetween(stateWith(BASE), stateWith(after))).toEqual({
      reboot: true,
      changed: ['app/root.squashfs', 'files/data'],
      because: ['files/data'],
    });
  });

  test('reads the states that pvr made', () => {
    const [before, after] = ['v1.1.0', 'v1.2.0'].map((name) => parseState(vector(`${name}.state.json`)));
    if (!before || !after || 'kind' in before || 'kind' in after) throw new Error('no state');
    expect(rebootBetween(before, after)).toMatchObject({ reboot: true, because: ['bsp/kernel.img'] });
  });
});
