import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { standInText } from '../../../src/commands/demo/stand-in.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
let directory = '';

const standIn = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(directory, 'stand-in.mjs'), ...args], { cwd: directory, input, encoding: 'utf8' });

beforeEach(() => {
  directory = temporaryDirectory();
  writeFileSync(join(directory, 'stand-in.mjs'), standInText);
  writeFileSync(join(directory, 'file'), 'hello\n');
});

describe('stand-in', () => {
  test('verify accepts the signature of the key, and refuses a changed file or another key', () => {
    const [key, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    writeFileSync(join(directory, 'key.pem'), key.publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(join(directory, 'other.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(join(directory, 'sig'), sign(null, Buffer.from('hello\n'), key.privateKey));
    expect(standIn(['verify', 'key.pem', 'file', 'sig']).status).toBe(0);
    expect(standIn(['verify', 'other.pem', 'file', 'sig']).status).toBe(1);
    writeFileSync(join(directory, 'file'), 'hullo\n');
    expect(standIn(['verify', 'key.pem', 'file', 'sig']).status).toBe(1);
  });

  test('unzip unpacks what Info-ZIP packed, with modes', () => {
    mkdirSync(join(directory, 'in/deep'), { recursive: true });
    writeFileSync(join(directory, 'in/deep/text'), 'a'.repeat(5000));
    writeFileSync(join(directory, 'in/run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    execFileSync('zip', ['-q', '-r', '-D', '../x.zip', '.'], { cwd: join(directory, 'in') });
    expect(standIn(['unzip', 'x.zip', 'out'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(directory, 'out/deep/text'), 'utf8')).toBe('a'.repeat(5000));
    expect(statSync(join(directory, 'out/run.sh')).mode & 0o111).toBe(0o111);
  });

  test('unzip refuses a name that leads out of the directory', () => {
    const script = 'import zipfile\nwith zipfile.ZipFile("evil.zip", "w") as z: z.writestr("../escaped", "x")\n';
    execFileSync('python3', ['-c', script], { cwd: directory });
    expect(standIn(['unzip', 'evil.zip', 'out'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('leads out of the directory'),
    });
  });

  test('sha256, base64 and date do what the usual tools do', () => {
    expect(standIn(['sha256'], 'hello\n').stdout.trim()).toBe(createHash('sha256').update('hello\n').digest('hex'));
    expect(standIn(['base64'], 'aGVsbG8=\n').stdout).toBe('hello');
    expect(standIn(['date', '-u', '+%Y-%m-%dT%H:%M:%SZ']).stdout).toMatch(/^20\d\d-\d\d-\d\dT[\d:]{8}Z\n$/);
    expect(Number(standIn(['date', '-u', '+%s']).stdout)).toBeCloseTo(Date.now() / 1000, -1);
  });

  test('anything else is refused', () => {
    expect(standIn(['trust-me']).status).toBe(2);
  });
});
