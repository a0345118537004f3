import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { programText, rollbackScriptText, updateScriptText } from '../../../src/commands/init/bundle-files.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

let root = '';
let bundle = '';

/** Runs a script of the bundle as a device's agent does. */
const run = (script: string, version: string | undefined, shell = ['sh']) =>
  spawnSync(shell[0] ?? 'sh', [...shell.slice(1), script], {
    cwd: bundle,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      DEVICE_ROOT: root,
      ...(version === undefined ? {} : { OTA_TARGET_VERSION: version }),
    },
  });

const pointer = (name: string): string => readFileSync(join(root, 'opt/pump', name), 'utf8').trim();

beforeEach(async () => {
  const directory = temporaryDirectory();
  root = join(directory, 'root');
  bundle = join(directory, 'bundle');
  mkdirSync(join(bundle, 'files/bin'), { recursive: true });
  mkdirSync(root);
  writeFileSync(join(bundle, 'update.sh'), updateScriptText('pump'));
  writeFileSync(join(bundle, 'rollback.sh'), rollbackScriptText('pump'));
  writeFileSync(join(bundle, 'files/bin/pump'), programText('pump'), { mode: 0o755 });
});

describe.each([[['sh']], [['busybox', 'sh']]])('with %j', (shell) => {
  test('update.sh installs a version beside the one that runs, then switches over', () => {
    expect(run('update.sh', '1.0.0', shell)).toMatchObject({ status: 0, stderr: '', stdout: 'installed 1.0.0\n' });
    expect(run('update.sh', '1.1.0', shell)).toMatchObject({ status: 0, stderr: '' });
    expect([pointer('current'), pointer('previous')]).toEqual(['1.1.0', '1.0.0']);
    const program = join(root, 'opt/pump/releases', pointer('current'), 'bin/pump');
    expect(execFileSync(program, { encoding: 'utf8' })).toBe('hello from pump\n');
  });

  test('update.sh keeps the version that runs, and none before it: the disk doesn’t fill up', () => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) run('update.sh', version, shell);
    expect(readdirSync(join(root, 'opt/pump/releases')).sort()).toEqual(['1.1.0', '1.2.0']);
    expect(run('rollback.sh', '1.2.0', shell).status).toBe(0);
    run('update.sh', '1.3.0', shell);
    expect(readdirSync(join(root, 'opt/pump/releases')).sort()).toEqual(['1.1.0', '1.3.0']);
    expect(pointer('previous')).toBe('1.1.0');
  });

  test('update.sh does nothing where the version runs already', () => {
    run('update.sh', '1.0.0', shell);
    expect(run('update.sh', '1.0.0', shell)).toMatchObject({ status: 0, stdout: '1.0.0 is running already\n' });
    expect(pointer('previous')).toBe('');
  });

  test('rollback.sh goes back, and may run twice', () => {
    run('update.sh', '1.0.0', shell);
    run('update.sh', '1.1.0', shell);
    expect(run('rollback.sh', '1.1.0', shell)).toMatchObject({ status: 0, stdout: 'back at 1.0.0\n' });
    expect(run('rollback.sh', '1.1.0', shell)).toMatchObject({ status: 0, stdout: 'nothing to roll back\n' });
    expect(pointer('current')).toBe('1.0.0');
  });
});

test('update.sh that is cut off in the middle leaves the running version, and the next run installs', () => {
  run('update.sh', '1.0.0');
  const half = join(root, 'opt/pump/releases/1.1.0.partial/bin');
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, 'litter'), '');
  expect(run('rollback.sh', '1.1.0')).toMatchObject({ status: 0, stdout: 'nothing to roll back\n' });
  expect(run('update.sh', '1.1.0').status).toBe(0);
  expect(existsSync(join(root, 'opt/pump/releases/1.1.0/bin/litter'))).toBe(false);
});

test('rollback.sh says so where there is no version before', () => {
  run('update.sh', '1.0.0');
  expect(run('rollback.sh', '1.0.0')).toMatchObject({ status: 1, stderr: 'there was no version before 1.0.0\n' });
});

test('an agent that names no version is told', () => {
  const { status, stderr } = run('update.sh', undefined);
  expect(status).not.toBe(0);
  expect(stderr).toContain('the agent must say which version this is');
});
