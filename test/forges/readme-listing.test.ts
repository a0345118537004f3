import { describe, expect, it } from 'vitest';
import { namesReadme } from '../../src/forges/readme-listing.js';

const entry = (name: string, type = 'blob', mode = '100644'): string => `${mode} ${type} ${'a'.repeat(40)}\t${name}`;

describe('namesReadme', () => {
  it.each([
    // an entry of the tree, whether it is a README
    [entry('README.md'), true],
    [entry('readme'), true],
    [entry('Readme.de.rst'), true],
    [entry('README.md', 'blob', '120000'), true],
    [entry('README', 'tree', '040000'), false],
    [entry('README.md', 'commit', '160000'), false],
    [entry('README-old'), false],
    [entry('MY-README.md'), false],
    [entry('a\nreadme'), false],
    ['', false],
  ])('of %j: %s', (listed, expected) => {
    expect(namesReadme(`${entry('a')}\0${listed}\0${entry('z')}\0`)).toBe(expected);
  });
});
