import { describe, expect, it } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { attempting, errnoOf, hostFailure } from '../../src/hosts/host-failure.js';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: it failed`), { code });
const writing = { location: '/srv/site', path: 'latest', access: 'write' } as const;

describe('hostFailure', () => {
  it.each([
    // system error, access, code, a word of the message
    ['EACCES', 'write', 'host-unwritable', 'permission denied'],
    ['EPERM', 'write', 'host-unwritable', 'permission denied'],
    ['EACCES', 'read', 'host-unreadable', 'permission denied'],
    ['EROFS', 'write', 'host-read-only', '/srv/site'],
    ['ENOSPC', 'write', 'host-disk-full', 'latest'],
    ['EDQUOT', 'write', 'host-disk-full', 'latest'],
    ['ENOTDIR', 'write', 'host-parent-is-file', 'latest'],
    ['EISDIR', 'write', 'host-path-is-directory', 'latest'],
    ['EXDEV', 'write', 'host-other-file-system', 'latest'],
    ['ELOOP', 'read', 'host-symlink', 'latest'],
    ['ENAMETOOLONG', 'write', 'host-failed', 'too long'],
    ['EBADMSG', 'write', 'host-failed', 'EBADMSG'],
  ] as const)('makes %s on %s a %s', (code, access, expected, word) => {
    const cause = systemError(code);
    expect(hostFailure(cause, { ...writing, access })).toMatchObject({
      code: expected,
      message: expect.stringContaining(word),
      hint: expect.stringMatching(/\S/),
      cause,
    });
  });

  it('hands on what is no system error', () => {
    const defect = new TypeError('a defect');
    const own = fail('host-lock-lost', { location: '/srv/site' });
    expect(hostFailure(defect, writing)).toBe(defect);
    expect(hostFailure(own, writing)).toBe(own);
  });
});

describe('attempting', () => {
  it('gives back what the attempt gives, and words its failure', async () => {
    expect(await attempting(writing, async () => 7)).toBe(7);
    const failing = attempting(writing, () => Promise.reject(systemError('EROFS')));
    await expect(failing).rejects.toMatchObject({ code: 'host-read-only' });
  });
});

describe('errnoOf', () => {
  it('is the code of a system error and nothing else', () => {
    expect([systemError('EIO'), new Error('x'), 'EIO', undefined].map(errnoOf)).toEqual([
      'EIO',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
