import { describe, expect, test } from 'vitest';
import { isIvyHost, ivySchema } from '../../../src/project/devices/ivy-schema.js';
import type { KeyPath } from '../../../src/project/document.js';
import { judge } from '../../../src/project/judge.js';

const codes = (value: unknown): readonly string[] => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  const nameOf = (path: KeyPath) => ['devices', 'ivy', ...path].join('.');
  const { problems } = judge(ivySchema, { value, place, keyPlace: place, source: () => undefined, nameOf });
  return problems.map(({ code, place: at }) => `${code} ${at?.path}`);
};

describe('ivySchema', () => {
  test.each([
    {},
    {
      repository: 'team/roof/logger',
      host: 'updates.example.com:8443',
      archives: ['gitlab'],
      systemName: 'roof-das',
      constants: { file: 'src/constants.py', version: '__version__', name: 'NAME' },
      python: '3.11.4',
      gateTests: ['pdm', 'run', 'pytest', '-m', 'version_change', 'tests/'],
      gateMinutes: 30,
    },
  ])('takes %j', (value) => {
    expect(codes(value)).toEqual([]);
  });

  test.each([
    // options | codes with their path
    [{ repository: 'logger' }, ['ivy-repository-invalid repository']],
    [{ repository: 'a/b; reboot' }, ['ivy-repository-invalid repository']],
    [{ host: 'https://example.com' }, ['ivy-host-invalid host']],
    [{ archives: [] }, ['project-list-empty archives']],
    [{ archives: ['gitlab', 'gitlab'] }, ['project-list-duplicate archives.1']],
    [{ archives: ['zip'] }, ['project-unknown-choice archives.0']],
    [{ constants: { version: 'A' } }, ['project-key-missing constants.file']],
    [{ constants: { file: 'a.py', version: 'A-B' } }, ['ivy-constant-name constants.version']],
    [{ constants: { file: 'a.py', name: '1A' } }, ['ivy-constant-name constants.name']],
    [{ python: '3' }, ['ivy-python-invalid python']],
    [{ python: '>=3.11' }, ['ivy-python-invalid python']],
    [{ gateTests: [] }, ['project-list-empty gateTests']],
    [{ gateTests: [''] }, ['project-text-empty gateTests.0']],
    [{ gateMinutes: 0 }, ['project-number-out-of-range gateMinutes']],
    [{ marker: 'x' }, ['project-unknown-key marker']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});

test.each([
  // host | whether a device may be told of it
  ['example.com', true],
  ['localhost', true],
  ['192.0.2.1:8443', true],
  ['a-b.example.com', true],
  ['example.com:', false],
  ['example.com:123456', false],
  ['-example.com', false],
  ['example..com', false],
  ['example.com/x', false],
  ['user@example.com', false],
  ['example.com; reboot', false],
  ['example.com\n', false],
  ['$(id)', false],
  ['', false],
  [`${'a'.repeat(254)}`, false],
])('isIvyHost(%j) is %j', (host, expected) => {
  expect(isIvyHost(host)).toBe(expected);
});
