import { describe, expect, test } from 'vitest';
import {
  archivePaths,
  envelopePaths,
  isTwoPart,
  probePaths,
  shortName,
  topDirectory,
} from '../../../src/devices/ivy/site-paths.js';

const both = ['gitlab', 'github'] as const;

describe('archivePaths', () => {
  test.each([
    // repository | archives | paths
    [undefined, both, []],
    [
      'team/logger',
      both,
      ['team/logger/-/archive/v1.2.0-rc.1/logger-v1.2.0-rc.1.tar.gz', 'repos/team/logger/tarball/v1.2.0-rc.1'],
    ],
    ['team/logger', ['github'], ['repos/team/logger/tarball/v1.2.0-rc.1']],
    // GitHub has no groups inside of groups.
    ['team/roof/logger', both, ['team/roof/logger/-/archive/v1.2.0-rc.1/logger-v1.2.0-rc.1.tar.gz']],
  ] as const)('%s under %j', (repository, archives, paths) => {
    expect(
      archivePaths({ ...(repository === undefined ? {} : { repository }), archives: [...archives] }, '1.2.0-rc.1'),
    ).toEqual(paths);
  });
});

test('the probes of each provider lie where a device asks for them', () => {
  expect(probePaths({ repository: 'team/logger', archives: [...both] })).toEqual({
    gitlab: 'api/v4/projects/team/logger/repository/tags',
    github: 'repos/team/logger/readme',
  });
  expect(probePaths({ repository: 'team/roof/logger', archives: [...both] })).toEqual({
    gitlab: 'api/v4/projects/team/roof/logger/repository/tags',
  });
  expect(probePaths({ archives: [...both] })).toEqual({});
});

test('names', () => {
  expect(shortName('team/roof/logger')).toBe('logger');
  expect(topDirectory('team/logger', '1.2.0')).toBe('logger-v1.2.0');
  expect([isTwoPart('a/b'), isTwoPart('a/b/c')]).toEqual([true, false]);
  expect(envelopePaths('1.2.0')).toEqual({ tenta: 'ivy/1.2.0/tenta.json', thingsboard: 'ivy/1.2.0/thingsboard.json' });
});
