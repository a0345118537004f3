import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentProcess } from '../../src/hosts/process-identity.js';
import { sweep } from '../../src/hosts/sweep.js';
import { newToken, tempName, workAreaOf } from '../../src/hosts/work-area.js';
import { temporaryDirectories } from '../support/temporary.js';

describe('sweep', () => {
  const temporary = temporaryDirectories();
  const setUp = async () => {
    const self = await currentProcess();
    const root = temporary();
    const area = workAreaOf(root, 'the site', self);
    mkdirSync(area.directory);
    const child = spawn('true');
    await once(child, 'exit');
    const dead = { ...self, pid: child.pid ?? 0 };
    const foreign = { ...self, space: 'fedcba9876543210' };
    const put = (name: string, text = '', secondsAgo = 0): string => {
      const file = join(area.directory, name);
      writeFileSync(file, text);
      const then = Date.now() / 1000 - secondsAgo;
      utimesSync(file, then, then);
      return name;
    };
    return { root, area, self, dead, foreign, put };
  };

  it('clears away everything of processes that are gone, and then the area', async () => {
    const { root, area, dead, put } = await setUp();
    put(tempName(dead, newToken()), 'half a bundle');
    put(tempName(dead, newToken()));
    put('lock', JSON.stringify({ token: newToken(), ...dead }));
    put(`lock.${newToken()}`, JSON.stringify({ token: newToken(), ...dead }));
    await sweep(area);
    expect(readdirSync(root)).toEqual([]);
  });

  it('leaves alone what is in use, what may be, and what it doesn’t know', async () => {
    const { area, self, foreign, put } = await setUp();
    const kept = [
      put(tempName(self, newToken())),
      put(tempName(foreign, newToken()), '', 3000),
      put('lock', JSON.stringify({ token: newToken(), ...self })),
      put('notes.txt', '', 100_000),
    ];
    await sweep(area);
    expect(readdirSync(area.directory).sort()).toEqual(kept.sort());
  });

  it('clears away another machine’s file after an hour without a change', async () => {
    const { root, area, foreign, put } = await setUp();
    put(tempName(foreign, newToken()), '', 3700);
    await sweep(area);
    expect(readdirSync(root)).toEqual([]);
  });

  it('deletes nothing behind a link under the area’s name', async () => {
    const { area, dead, put } = await setUp();
    const name = put(tempName(dead, newToken()));
    const root = temporary();
    symlinkSync(area.directory, join(root, '.ota-release'));
    await expect(sweep({ ...area, directory: join(root, '.ota-release') })).rejects.toMatchObject({
      code: 'host-symlink',
    });
    expect(readdirSync(area.directory)).toEqual([name]);
  });

  it('does nothing where there is no area', async () => {
    const root = temporary();
    await sweep(workAreaOf(root, 'the site', await currentProcess()));
    expect(readdirSync(root)).toEqual([]);
  });
});
