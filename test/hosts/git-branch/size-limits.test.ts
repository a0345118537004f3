import { describe, expect, it } from 'vitest';
import { judgeFileSize, judgeSiteSize } from '../../../src/hosts/git-branch/size-limits.js';

const MIB = 1024 * 1024;
const at = (kind: 'github' | 'gitlab' | undefined, isPublic = true) => ({
  location: 'branch gh-pages of x',
  server: kind && { kind, isPublic },
});

describe('judgeFileSize', () => {
  it.each([
    // bytes, where, warned
    [50 * MIB, at('github'), false],
    [50 * MIB + 1, at('github'), true],
    [100 * MIB, at('github'), true],
    [100 * MIB, at('github', false), false],
    [100 * MIB + 1, at('github', false), true],
    [100 * MIB + 1, at('gitlab'), true],
    [100 * MIB, at(undefined), false],
    [300 * MIB, at(undefined), true],
  ])('warns of %d bytes at %j: %s', (bytes, where, warned) => {
    const codes = judgeFileSize('bundles/a.zip', bytes, where).map(({ code, severity }) => [code, severity]);
    expect(codes).toEqual(warned ? [['host-branch-file-large', 'warning']] : []);
  });

  it('refuses what GitHub is known to refuse', () => {
    expect(() => judgeFileSize('bundles/a.zip', 100 * MIB + 1, at('github'))).toThrow(
      expect.objectContaining({ code: 'host-branch-file-too-large' }),
    );
  });
});

describe('judgeSiteSize', () => {
  it.each([
    // bytes, where, warned
    [1024 * MIB, at('github'), false],
    [1024 * MIB + 1, at('github'), true],
    [1024 * MIB + 1, at('gitlab', false), true],
    [9999 * MIB, at(undefined), false],
  ])('warns of %d bytes at %j: %s', (bytes, where, warned) => {
    const codes = judgeSiteSize(bytes, where).map(({ code, severity }) => [code, severity]);
    expect(codes).toEqual(warned ? [['host-branch-site-large', 'warning']] : []);
  });
});
