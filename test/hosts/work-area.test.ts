import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentProcess } from '../../src/hosts/process-identity.js';
import {
  assertOwnDirectory,
  leaveArea,
  newToken,
  ownerOfTemp,
  tempName,
  withTempFile,
  workAreaOf,
} from '../../src/hosts/work-area.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();
const area = async (root = temporary()) => workAreaOf(root, 'the site', await currentProcess());

describe('withTempFile', () => {
  it('hands out an empty file of this process and takes it and the area away', async () => {
    const at = await area();
    const self = await currentProcess();
    await withTempFile(at, async (handle, file) => {
      expect((await handle.stat()).size).toBe(0);
      expect(dirname(file)).toBe(at.directory);
      expect(ownerOfTemp(basename(file))).toEqual({ space: self.space, pid: self.pid, started: self.started });
    });
    expect(existsSync(at.directory)).toBe(false);
  });

  it('makes the root as well, and clears up after a failure', async () => {
    const root = join(temporary(), 'a', 'b');
    const at = await area(root);
    await expect(withTempFile(at, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(root)).toEqual([]);
  });

  it('survives others who come and go all the time', async () => {
    const at = await area();
    const going = Array.from({ length: 200 }, () => withTempFile(at, async (handle) => void (await handle.write('x'))));
    await Promise.all(going);
    expect(existsSync(at.directory)).toBe(false);
  });

  it('does not follow a link under the area’s name', async () => {
    const at = await area();
    const outside = temporary();
    symlinkSync(outside, at.directory);
    await expect(withTempFile(at, async () => 1)).rejects.toMatchObject({ code: 'host-symlink' });
    await expect(assertOwnDirectory(at)).rejects.toMatchObject({ code: 'host-symlink' });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('leaveArea', () => {
  it('removes the area only when it is empty, and does nothing where there is none', async () => {
    const at = await area();
    await leaveArea(at);
    mkdirSync(at.directory);
    writeFileSync(join(at.directory, 'x'), '');
    await leaveArea(at);
    expect(readdirSync(at.directory)).toEqual(['x']);
  });
});

describe('ownerOfTemp', () => {
  it('reads what tempName wrote, also where the start is unknown', () => {
    const owner = { host: 'h', space: '0123456789abcdef', pid: 12, started: '' };
    expect(ownerOfTemp(tempName(owner, newToken()))).toEqual({ space: owner.space, pid: 12, started: '' });
  });

  it.each([
    'lock',
    'temp',
    'temp.x.1.2.3',
    'temp.0123456789abcdef.0.1.aa',
    'temp.0123456789abcdef.-1.1.aa',
    'notes.txt',
  ])('knows no owner of %s', (name) => expect(ownerOfTemp(name)).toBeUndefined());
});
