import { expect, test } from 'vitest';
import { specifierVerdict } from '../../../src/devices/ivy/python-specifier.js';

test.each([
  // requires-python | python | verdict (that of the library `packaging`)
  ['>=3.11', '3.11', 'takes'],
  ['>=3.11', '3.10', 'excludes'],
  ['>=3.11', '3.9.18', 'excludes'],
  ['>=3.11,<3.13', '3.12.4', 'takes'],
  ['>=3.11, <3.13', '3.13', 'excludes'],
  ['>3.11', '3.11', 'excludes'],
  ['>3.11', '3.11.4', 'takes'],
  ['<=3.11', '3.11.4', 'excludes'],
  ['==3.11', '3.11.4', 'excludes'],
  ['==3.11', '3.11.0', 'takes'],
  ['==3.11.*', '3.11.4', 'takes'],
  ['==3.*', '3.11', 'takes'],
  ['==3.12.*', '3.11.4', 'excludes'],
  ['!=3.11.*', '3.11.4', 'excludes'],
  ['!=3.11.0', '3.11', 'excludes'],
  ['~=3.11', '3.12', 'takes'],
  ['~=3.11.2', '3.11.4', 'takes'],
  ['~=3.11.2', '3.12', 'excludes'],
  ['===3.11', '3.11', 'takes'],
  ['', '3.11', 'takes'],
  ['^3.11', '3.11', 'unreadable'],
  ['>=3.11 <4', '3.11', 'unreadable'],
  ['>=3.*', '3.11', 'unreadable'],
  ['~=3', '3.11', 'unreadable'],
  ['3.11', '3.11', 'unreadable'],
])('%j and %s: %s', (specifiers, python, verdict) => {
  expect(specifierVerdict(specifiers, python)).toBe(verdict);
});
