import { expect, test } from 'vitest';
import { locksPackage, pyprojectFacts } from '../../../src/devices/ivy/pyproject-facts.js';

const DEFAULT_FILES = ['test_*.py', '*_test.py'];

test.each([
  // pyproject.toml | facts
  ['', { requiresPython: undefined, dependencies: [], testFiles: DEFAULT_FILES }],
  [
    '[project]\nrequires-python = ">=3.11"\ndependencies = ["PyTest>=8 ; python_version > \'3\'", "tum_esm.utils[x] ==1", "a"]',
    { requiresPython: '>=3.11', dependencies: ['pytest', 'tum-esm-utils', 'a'], testFiles: DEFAULT_FILES },
  ],
  [
    '[project]\ndynamic = ["dependencies"]\n[tool.pytest.ini_options]\npython_files = "gate_*.py  x.py"',
    { requiresPython: undefined, dependencies: undefined, testFiles: ['gate_*.py', 'x.py'] },
  ],
  [
    '[tool.pytest.ini_options]\npython_files = ["gate_*.py"]',
    { requiresPython: undefined, dependencies: [], testFiles: ['gate_*.py'] },
  ],
  ['project = 1\ntool = [1]', { requiresPython: undefined, dependencies: [], testFiles: DEFAULT_FILES }],
  ['[project', undefined],
])('%j', (text, expected) => {
  expect(pyprojectFacts(text)).toEqual(expected);
});

test('a lock file names its packages', () => {
  const lock = '[[package]]\nname = "pytest"\nversion = "8"\n[[package]]\nname = "pluggy"\n';
  expect([locksPackage(lock, 'pytest'), locksPackage(lock, 'pyte')]).toEqual([true, false]);
  expect(locksPackage('# name = "pytest" is not here\n', 'pytest')).toBe(false);
});
