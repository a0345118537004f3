import { describe, expect, test } from 'vitest';
import { isReleasable, MANIFEST_KINDS, type Manifest } from '../../../src/commands/init/manifests.js';

const read = (file: string, text: string): Manifest => {
  const kind = MANIFEST_KINDS.find((one) => one.file === file);
  if (!kind) throw new RangeError(file);
  return kind.read(text);
};

describe('a manifest', () => {
  test.each([
    // file, text, what it says
    ['package.json', '\uFEFF{"name":"@acme/pump","version":"1.2.0"}', { name: '@acme/pump', version: '1.2.0' }],
    ['package.json', '{"private":true}', {}],
    ['pyproject.toml', '[project]\nname = "pump"\nversion = "1.2.0"', { name: 'pump', version: '1.2.0' }],
    ['pyproject.toml', '[tool.poetry]\nname = "pump"\nversion = "1.2.0"', { name: 'pump', version: '1.2.0' }],
    [
      'pyproject.toml',
      '[project]\nname = "p"\ndynamic = ["version"]\n[tool.setuptools_scm]\n',
      { name: 'p', fromTags: true },
    ],
    ['pyproject.toml', '[project]\ndynamic = ["version"]\n[tool.hatch.version]\nsource = "vcs"\n', { fromTags: true }],
    [
      'pyproject.toml',
      '[project]\ndynamic = ["version"]\n[build-system]\nrequires = ["hatch-vcs"]\n',
      { fromTags: true },
    ],
    ['pyproject.toml', '[project]\ndynamic = ["version"]\n[tool.hatch.version]\npath = "a.py"\n', {}],
    ['Cargo.toml', '[package]\nname = "pump"\nversion = "1.2.0"', { name: 'pump', version: '1.2.0' }],
    [
      'Cargo.toml',
      '[workspace.package]\nversion = "1.2.0"\n[package]\nname = "p"\nversion.workspace = true',
      { name: 'p', version: '1.2.0' },
    ],
    ['VERSION', '1.2.0\n', { version: '1.2.0' }],
    ['version.txt', '1.2.0\r\nmore', { version: '1.2.0' }],
    [
      'CMakeLists.txt',
      'cmake_minimum_required(VERSION 3.20)\nproject(pump VERSION 1.2.0 LANGUAGES C)\n',
      { name: 'pump', version: '1.2.0' },
    ],
    [
      'CMakeLists.txt',
      '# project(old VERSION 9.9.9)\nPROJECT(\n  pump\n  VERSION 1.2\n)',
      { name: 'pump', version: '1.2.0' },
    ],
    ['CMakeLists.txt', 'project(\u0024{NAME} C)', {}],
    [
      'setup.cfg',
      '[metadata]\nname = pump\nversion = 1.2.0\n[options]\nversion = 9',
      { name: 'pump', version: '1.2.0' },
    ],
    ['setup.cfg', '[options]\nversion = 9', {}],
    ['go.mod', 'module github.com/acme/pump/v2\n\ngo 1.22\n', { name: 'pump', fromTags: true }],
    ['go.mod', 'go 1.22\n', {}],
  ])('%s %j says %j', (file, text, said) => {
    expect(read(file, text)).toEqual(said);
  });

  test.each([
    // version, releasable
    ['1.2.0', true],
    ['1.2.0-rc.1', true],
    ['1.2', false],
    ['attr: pump.__version__', false],
    [undefined, false],
  ])('with the version %j can be released: %s', (version, releasable) => {
    expect(isReleasable(version === undefined ? {} : { version })).toBe(releasable);
  });
});
