import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectForges, forgeOfUrl } from '../../../src/commands/init/detect-forge.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('forgeOfUrl', () => {
  test.each([
    // url, forge
    ['https://github.com/acme/pump.git', 'github'],
    ['git@github.com:acme/pump.git', 'github'],
    ['ssh://git@github.example.com:2222/acme/pump', 'github'],
    ['https://gitlab.com/acme/pump', 'gitlab'],
    ['git@gitlab.example.com:acme/pump.git', 'gitlab'],
    ['https://user:token@gitlab.example.com/acme/pump', 'gitlab'],
    ['https://git.example.com/github/pump', undefined],
    ['../github/pump.git', undefined],
    ['', undefined],
  ] as const)('%j is on %s', (url, forge) => {
    expect(forgeOfUrl(url)).toBe(forge);
  });
});

describe('detectForges', () => {
  test('the URL of origin decides, whatever folders there are', async () => {
    const directory = temporaryDirectory();
    execFileSync('git', ['init', '--quiet', directory]);
    execFileSync('git', ['-C', directory, 'remote', 'add', 'origin', 'git@gitlab.com:acme/pump.git']);
    mkdirSync(join(directory, '.github'));
    expect(await detectForges(directory)).toEqual(['gitlab']);
  });

  test('without a telling URL, the pipelines that are there decide', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, '.github'));
    expect(await detectForges(directory)).toEqual(['github']);
    writeFileSync(join(directory, '.gitlab-ci.yml'), '');
    expect(await detectForges(directory)).toEqual(['github', 'gitlab']);
  });

  test('where nothing tells, it is both', async () => {
    expect(await detectForges(temporaryDirectory())).toEqual(['github', 'gitlab']);
  });
});
