import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sitePathFault } from '../../src/hosts/site-path.js';

describe('sitePathFault', () => {
  it.each([
    'latest',
    '1.0.0',
    'bundles/a b.zip',
    '_headers',
    '.well-known/x',
    'a/.ota-release',
    '..a/b..',
    'x.ota-release',
  ])('has nothing against %j', (path) => expect(sitePathFault(path)).toBeUndefined());

  it.each([
    // path, what is said
    ['', 'it is empty'],
    ['/a', 'it is absolute'],
    ['C:/a', 'it is absolute'],
    ['a//b', 'it holds an empty name'],
    ['a/', 'it holds an empty name'],
    ['..', 'it holds "." or ".." as a name'],
    ['a/../b', 'it holds "." or ".." as a name'],
    ['.', 'it holds "." or ".." as a name'],
    ['a\\b', 'it holds a backslash'],
    ['a\0', 'it holds a NUL character'],
    ['.ota-release', '.ota-release is where the host works'],
    ['.Ota-Release/lock', '.ota-release is where the host works'],
  ])('says of %j: %s', (path, reason) => expect(sitePathFault(path)).toBe(reason));

  it('lets nothing pass that leads out of the root or is spelled in two ways', () => {
    const names = fc.constantFrom('a', 'b.c', '.', '..', '', '.ota-release', 'ü', '\\', '/', ' ');
    fc.assert(
      fc.property(fc.array(names, { maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        if (sitePathFault(path) !== undefined) return;
        const resolved = posix.resolve('/site', path);
        expect(resolved).toBe(`/site/${path}`);
        expect(resolved.startsWith('/site/.ota-release')).toBe(false);
      }),
    );
  });
});
