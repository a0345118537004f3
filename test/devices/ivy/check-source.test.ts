import { describe, expect, test } from 'vitest';
import { checkSource } from '../../../src/devices/ivy/check-source.js';
import type { SourceTree } from '../../../src/devices/ivy/source-tree.js';
import { ivyFiles, ivyRepository, treeWith } from '../../support/ivy.js';
import { ivyInput, ivyProject } from '../../support/ivy-input.js';

const repository = ivyRepository();

const problemsOf = (
  files: Readonly<Record<string, string | undefined>>,
  changes: Partial<SourceTree> = {},
  options: object = {},
) => {
  const all = Object.entries({ ...ivyFiles(), ...files }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const project = ivyProject(options, {}, repository().root);
  return checkSource(ivyInput(repository(), { project }), treeWith(Object.fromEntries(all), changes));
};

const found = (...args: Parameters<typeof problemsOf>) =>
  problemsOf(...args).map(({ code, severity, place }) => `${severity} ${code} ${place?.file ?? ''}`.trim());

describe('checkSource', () => {
  test('takes a source as it should be', () => {
    expect(found({})).toEqual([]);
  });

  test('names everything that is missing at the top', () => {
    const [problem, ...others] = problemsOf({
      'cli.py': undefined,
      'pdm.lock': undefined,
      'config/config.template.json': undefined,
    });
    expect([problem?.code, problem?.message]).toEqual([
      'ivy-source-incomplete',
      'The source of the commit has no "cli.py", "config/", "pdm.lock" at its top.',
    ]);
    expect(others).toEqual([]);
  });

  test('a file is no directory', () => {
    expect(found({ 'src/constants.py': undefined, src: 'x' })).toEqual(['error ivy-source-incomplete .']);
  });

  test('reports what an archive leaves out', () => {
    expect(found({}, { submodules: ['lib/x'], lfsPointers: ['data.bin'], oddNames: ['a\\b'] })).toEqual([
      'warning ivy-source-submodule .',
      'warning ivy-source-lfs .',
      'error ivy-source-name .',
    ]);
  });

  test.each([['README'], ['readme.rst']])('%s is a README', (name) => {
    expect(found({ 'README.md': undefined, [name]: '' })).toEqual([]);
  });

  test('asks for a README', () => {
    expect(found({ 'README.md': undefined })).toEqual(['warning ivy-readme-missing ota-release.yaml']);
  });
});

describe('the gate', () => {
  const gate = (text: string, more: Readonly<Record<string, string>> = {}) =>
    found({ 'tests/test_gate.py': text, ...more });

  test('needs both markers, of which the code asks for one and the manual for the other', () => {
    expect(gate('def test_a(): pass')).toEqual(['error ivy-gate-empty tests', 'warning ivy-gate-empty tests']);
    expect(gate('@pytest.mark.version_change\ndef test_a(): pass')).toEqual(['warning ivy-gate-empty tests']);
    expect(gate('@pytest.mark.integration\ndef test_a(): pass')).toEqual(['error ivy-gate-empty tests']);
  });

  test('isn’t in a file that pytest doesn’t collect', () => {
    const marked = '@pytest.mark.version_change\n@pytest.mark.integration\ndef test_a(): pass';
    expect(gate('', { 'tests/helper.py': marked })).toHaveLength(2);
  });

  test('may be marked by a hook, which only a run can tell', () => {
    const hook = 'def pytest_collection_modifyitems(items):\n  for item in items: item.add_marker(gate)';
    expect(gate('def test_a(): pass', { 'tests/conftest.py': hook })).toEqual([
      'warning ivy-gate-empty tests',
      'warning ivy-gate-empty tests',
    ]);
  });
});

describe('the environment', () => {
  const pyproject = (text: string, options: object = {}) =>
    found({ 'pyproject.toml': `[project]\n${text}\n` }, {}, options);

  test('pytest is a main dependency, and locked', () => {
    expect(pyproject('dependencies = ["pytest-cov"]')).toEqual(['error ivy-pytest-missing pyproject.toml']);
    expect(pyproject('dynamic = ["dependencies"]')).toEqual([]);
    expect(found({ 'pdm.lock': '[[package]]\nname = "pluggy"\n' })).toEqual(['error ivy-pytest-unlocked pdm.lock']);
  });

  test.each([
    // requires-python | options | findings
    ['>=3.11', { python: '3.11' }, []],
    ['>=3.12', { python: '3.11' }, ['error ivy-python-excluded pyproject.toml']],
    ['>=3.12', {}, []],
    ['^3.12', {}, ['warning ivy-python-unreadable pyproject.toml']],
  ])('requires-python %s with %j', (requires, options, expected) => {
    expect(pyproject(`dependencies = ["pytest"]\nrequires-python = "${requires}"`, options)).toEqual(expected);
  });
});
