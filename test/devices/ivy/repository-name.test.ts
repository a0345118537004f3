import { expect, test } from 'vitest';
import { repositoryFault, repositoryNameFault } from '../../../src/devices/ivy/repository-name.js';

test.each(['team/logger', 'group/sub.group/logger_2', 'tum-esm/ivy', 'A/b', 'v1/x'])('takes %s', (repository) => {
  expect(repositoryFault(repository)).toBeUndefined();
});

test.each([
  // repository | a word of the reason
  ['logger', 'two or more names'],
  ['team/', 'two or more names'],
  ['/team/logger', 'two or more names'],
  ['team//logger', 'two or more names'],
  ['team/logger; reboot', 'two or more names'],
  ['team/logger\n', 'two or more names'],
  ['team/$(id)', 'two or more names'],
  ['team/%2e%2e/x', 'two or more names'],
  ['../logger', '".."'],
  ['team/./logger', '"."'],
  ['team/-/logger', '"-"'],
  ['_a_/_b_', 'both sides'],
  ['bundles/logger', 'is taken'],
  ['Channels/logger', 'is taken'],
  ['metadata/logger', 'is taken'],
  ['releases/logger', 'is taken'],
  ['api/logger', 'is taken'],
  ['ivy/logger', 'is taken'],
  ['1.2.3/logger', 'upgrade object'],
  ['1.2.3-rc.1/logger', 'upgrade object'],
])('refuses %j: %s', (repository, reason) => {
  expect(repositoryFault(repository)).toContain(reason);
});

test('a forge has names that a site has not', () => {
  expect(repositoryNameFault('archive/logger')).toBeUndefined();
  expect(repositoryNameFault('archive/logger; reboot')).toContain('two or more names');
});
