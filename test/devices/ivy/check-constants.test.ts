import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../../src/devices/device-family.js';
import { checkConstants, constantsPath } from '../../../src/devices/ivy/check-constants.js';
import { ivyFiles, ivyRepository, treeWith } from '../../support/ivy.js';
import { ivyInput, ivyProject } from '../../support/ivy-input.js';

const repository = ivyRepository();

const found = (files: Readonly<Record<string, string>>, options: object = {}, changes: Partial<CheckInput> = {}) => {
  const project = ivyProject(options, {}, repository().root);
  const input = ivyInput(repository(), { project, ...changes });
  return checkConstants(input, treeWith({ ...ivyFiles(), ...files })).map(({ code, place }) =>
    `${code} ${place?.file}:${place?.line ?? ''} ${place?.path ?? ''}`.trim(),
  );
};

describe('checkConstants', () => {
  test('takes what agrees', () => {
    expect(found({})).toEqual([]);
  });

  test.each([
    // file | its text | findings
    ['pyproject.toml', '[project]\nname = "x"\nversion = "1.3.0"\n', ['ivy-constant-differs pyproject.toml:3']],
    ['pyproject.toml', '[project]\ndynamic = ["version"]\n', []],
    ['pyproject.toml', '[project]\nname = "x"\n', ['version-file-empty pyproject.toml:']],
    ['src/constants.py', 'import os\nVERSION = "1.3.0"\n', ['ivy-constant-differs src/constants.py:2']],
    ['src/constants.py', '__version__ = "1.3.0"\n', ['ivy-constant-differs src/constants.py:1']],
    ['src/constants.py', 'NAME = "other"\nVERSION = "1.4.0"\n', ['ivy-name-differs src/constants.py:1']],
    // Nobody has said that this file is about the version.
    ['src/constants.py', 'X = 1\n', []],
  ])('%s: %j', (path, text, expected) => {
    expect(found({ [path]: text })).toEqual(expected);
  });

  test('what the project says is there has to be there', () => {
    const constants = { file: 'src/about.py', version: 'RELEASE', name: 'TITLE' };
    expect(found({}, { constants })).toEqual([
      'ivy-constant-missing ota-release.yaml: devices.ivy.constants',
      'ivy-constant-missing ota-release.yaml: devices.ivy.constants',
    ]);
    expect(found({ 'src/about.py': 'RELEASE = "1.3.0"\nTITLE = f"x"\n' }, { constants })).toEqual([
      'ivy-constant-differs src/about.py:1',
      'ivy-constant-missing src/about.py:',
    ]);
    expect(found({ 'src/about.py': 'RELEASE = "1.4.0"\nTITLE = "roof"\n' }, { constants, systemName: 'roof' })).toEqual(
      [],
    );
  });

  test('a system never changes its name', () => {
    const published = (systemName: string) => ({
      published: { families: { ivy: { archives: ['gitlab'], systemName } }, template: async () => undefined },
    });
    expect(found({}, {}, published('roof-das'))).toEqual([]);
    expect(found({}, {}, published('das'))).toEqual(['ivy-name-changed ota-release.yaml: devices.ivy.systemName']);
  });
});

test('the file is named from the root of the repository', () => {
  const project = ivyProject({ constants: { file: '../src/x.py' } }, {}, join(repository().root, 'deploy'));
  expect(constantsPath({ project, repository: repository() })).toBe('src/x.py');
  expect(constantsPath({ project: ivyProject(), repository: repository() })).toBe('src/constants.py');
});
