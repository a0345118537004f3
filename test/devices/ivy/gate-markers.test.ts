import { describe, expect, test } from 'vitest';
import { addsMarkers, collectTests, isTestFile } from '../../../src/devices/ivy/gate-markers.js';

const counts = (...texts: readonly string[]) => {
  const { tests, marked } = collectTests(texts);
  return [tests, marked.get('version_change') ?? 0, marked.get('integration') ?? 0];
};

describe('collectTests', () => {
  test.each([
    // what it is | file | tests, of them with version_change, with integration
    ['nothing', '', [0, 0, 0]],
    ['no marker', 'def test_a(): pass\nasync def test_b(): pass', [2, 0, 0]],
    ['a decorator', '@pytest.mark.version_change\ndef test_a(): pass\ndef test_b(): pass', [2, 1, 0]],
    [
      'several',
      '@pytest.mark.order(3)\n@pytest.mark.integration\n@pytest.mark.version_change\ndef test_a(): pass',
      [1, 1, 1],
    ],
    ['mark by itself', 'from pytest import mark\n@mark.version_change\ndef test_a(): pass', [1, 1, 0]],
    ['another name of pytest', 'import pytest as p\n@p.mark.integration()\ndef test_a(): pass', [1, 0, 1]],
    ['an alias', 'gate = pytest.mark.version_change\n@gate\ndef test_a(): pass\ndef test_b(): pass', [2, 1, 0]],
    ['a file', 'pytestmark = pytest.mark.version_change\ndef test_a(): pass\ndef test_b(): pass', [2, 2, 0]],
    [
      'a file, in a list, at its end',
      'def test_a(): pass\npytestmark: list = [\n  pytest.mark.version_change,\n  pytest.mark.integration,\n]',
      [1, 1, 1],
    ],
    [
      'a class',
      'class TestA:\n  pytestmark = pytest.mark.integration\n  def test_a(self): pass\ndef test_b(): pass',
      [2, 0, 1],
    ],
    [
      'a class, decorated',
      '@pytest.mark.version_change\nclass TestA:\n  class TestB:\n    def test_a(self): pass\n  def test_b(self): pass',
      [2, 2, 0],
    ],
    ['unittest', '@pytest.mark.version_change\nclass Gate(unittest.TestCase):\n  def test_a(self): pass', [1, 1, 0]],
    [
      'inside of a block',
      'if linux:\n  try:\n    @pytest.mark.version_change\n    def test_a(): pass\n  except X: pass',
      [1, 1, 0],
    ],
    [
      'a class that pytest passes over',
      'class Helper:\n  @pytest.mark.version_change\n  def test_a(self): pass',
      [0, 0, 0],
    ],
    [
      'a class with a constructor',
      'class TestA:\n  def __init__(self): pass\n  @pytest.mark.version_change\n  def test_a(self): pass',
      [0, 0, 0],
    ],
    ['inside of a function', 'def helper():\n  @pytest.mark.version_change\n  def test_a(): pass', [0, 0, 0]],
    ['inside of a test', 'def test_a():\n  pytestmark = pytest.mark.version_change', [1, 0, 0]],
    ['another function', '@pytest.mark.version_change\ndef helper(): pass\ndef test_a(): pass', [1, 0, 0]],
    ['a comment', '# @pytest.mark.version_change\ndef test_a(): pass', [1, 0, 0]],
    ['a text', 'X = """\n@pytest.mark.version_change\ndef test_x(): pass\n"""\ndef test_a(): pass', [1, 0, 0]],
    ['a longer name', '@pytest.mark.version_changes\ndef test_a(): pass', [1, 0, 0]],
    ['a value', 'M = pytest.mark.version_change\n@pytest.mark.parametrize("x", [1])\ndef test_a(x): pass', [1, 0, 0]],
    [
      'a marked parameter',
      '@pytest.mark.parametrize("x", [\n  pytest.param(1, marks=pytest.mark.version_change),\n])\ndef test_a(x): pass',
      [1, 1, 0],
    ],
  ])('%s', (_what, text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  test('files don’t mark each other’s tests', () => {
    expect(counts('pytestmark = pytest.mark.integration\ndef test_a(): pass', 'def test_b(): pass')).toEqual([2, 0, 1]);
  });
});

test.each([
  // path | patterns | whether it is one
  ['tests/test_a.py', ['test_*.py', '*_test.py'], true],
  ['tests/unit/a_test.py', ['test_*.py', '*_test.py'], true],
  ['tests/helper.py', ['test_*.py', '*_test.py'], false],
  ['tests/attest_a.py', ['test_*.py'], false],
  ['tests/gate_a.py', ['gate_?.py'], true],
  ['tests/unit/a.py', ['tests/unit/*.py'], true],
  ['tests/test_aXpy', ['test_*.py'], false],
])('%s by %j: %j', (path, patterns, expected) => {
  expect(isTestFile(path, patterns)).toBe(expected);
});

test('a hook that adds markers is seen', () => {
  expect(addsMarkers('def pytest_collection_modifyitems(items):\n  for i in items: i.add_marker(gate)')).toBe(true);
  expect(addsMarkers('def fixture(): pass')).toBe(false);
});
