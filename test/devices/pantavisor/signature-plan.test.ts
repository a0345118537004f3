import { describe, expect, test } from 'vitest';
import { partOf, planSignatures } from '../../../src/devices/pantavisor/signature-plan.js';

describe('partOf', () => {
  test.each([
    ['bsp/run.json', 'bsp'],
    ['app/a/b', 'app'],
    ['_config/app/etc/app.conf', 'app'],
    ['_hostconfig/pvr/docker.json', '_hostconfig'],
    ['device.json', undefined],
    ['#spec', undefined],
    ['_config/loose', undefined],
  ])('%s: %s', (key, part) => {
    expect(partOf(key)).toBe(part);
  });
});

describe('planSignatures', () => {
  test('makes one a part, the board’s with #spec and the root', () => {
    const keys = ['#spec', 'app/run.json', '_config/app/x', 'bsp/run.json', 'device.json'];
    expect(planSignatures(keys, [])).toEqual([
      {
        key: '_sigs/app.json',
        include: ['app/**', '_config/app/**'],
        exclude: ['app/src.json', '_sigs/app.json'],
      },
      {
        key: '_sigs/bsp.json',
        include: ['bsp/**', '_config/bsp/**', '#spec', 'device.json'],
        exclude: ['bsp/src.json', '_sigs/bsp.json'],
      },
    ]);
  });

  test('lets the first part speak for the root where there is no board', () => {
    const [first, second] = planSignatures(['#spec', 'b/run.json', 'a/run.json'], []);
    expect(first).toMatchObject({ key: '_sigs/a.json', include: ['a/**', '_config/a/**', '#spec'] });
    expect(second).toMatchObject({ key: '_sigs/b.json', include: ['b/**', '_config/b/**'] });
  });

  test('signs a root alone by itself', () => {
    expect(planSignatures(['#spec', 'device.json'], [])).toEqual([
      { key: '_sigs/root.json', include: ['#spec', 'device.json'], exclude: ['_sigs/root.json'] },
    ]);
  });

  test('adds to signatures that are there only what they leave open', () => {
    const keys = ['#spec', 'app/run.json', 'bsp/run.json', '_sigs/bsp.json'];
    const bsp = { include: ['bsp/**'], exclude: ['_sigs/bsp.json'] };
    expect(planSignatures(keys, [bsp])).toMatchObject([
      { key: '_sigs/app.json', include: ['app/**', '_config/app/**', '#spec'] },
    ]);
    expect(planSignatures(keys, [bsp, { include: ['app/**', '#spec'], exclude: [] }])).toEqual([]);
  });

  test('never takes a name that is taken', () => {
    const keys = ['#spec', 'app/run.json', 'app/new', '_sigs/app.json', '_sigs/app-2.json'];
    const [made, ...others] = planSignatures(keys, [{ include: ['#spec', 'app/run.json'], exclude: [] }]);
    expect(made).toMatchObject({ key: '_sigs/app-3.json', exclude: ['app/src.json', '_sigs/app-3.json'] });
    expect(others).toEqual([]);
  });
});
