import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setUpDevice, shellQuote } from '../../../src/commands/demo/device.js';
import { demoEnvironment } from '../../../src/commands/demo/run-command.js';
import { openWorkspace } from '../../../src/commands/demo/workspace.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('shellQuote', () => {
  test('gives a shell the very text back', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
    fc.assert(
      fc.property(text, (value) => {
        const script = `printf '%s' ${shellQuote(value)}`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(value);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    // text, word
    ['/usr/bin/node', '/usr/bin/node'],
    ["it's", "'it'\\''s'"],
    ['', "''"],
  ])('%j is the word %s', (text, word) => {
    expect(shellQuote(text)).toBe(word);
  });
});

describe('setUpDevice', () => {
  test('leaves an agent, the keys it trusts and where the site is, and nothing installed', async () => {
    const workspace = await openWorkspace(join(temporaryDirectory(), "a user's demo"));
    mkdirSync(workspace.keys);
    for (const name of ['ota.pub', 'ota.pub.pem']) writeFileSync(join(workspace.keys, name), name);
    const device = await setUpDevice({
      workspace,
      siteUrl: 'http://127.0.0.1:1',
      execPath: process.execPath,
      environment: demoEnvironment(process.env),
    });
    const etc = join(workspace.device, 'root/etc/ota');
    expect(readFileSync(join(etc, 'trusted.pem'), 'utf8')).toBe('ota.pub.pem');
    expect(readFileSync(join(etc, 'trusted.pub'), 'utf8')).toBe('ota.pub');
    const conf = readFileSync(join(workspace.device, 'ota-agent.conf'), 'utf8');
    expect(conf).toContain(`SITE=http://127.0.0.1:1\nNODE=${shellQuote(process.execPath)}\n`);
    await expect(device.installedVersion()).rejects.toThrow('ENOENT');
    await expect(device.takeUpdate()).rejects.toMatchObject({ code: 'demo-step-failed' });
  });

  test('reads the directory of the site where the machine can’t download', async () => {
    const workspace = await openWorkspace(join(temporaryDirectory(), 'demo'));
    mkdirSync(workspace.keys);
    for (const name of ['ota.pub', 'ota.pub.pem']) writeFileSync(join(workspace.keys, name), name);
    const bin = temporaryDirectory();
    const sh = execFileSync('sh', ['-c', 'command -v sh'], { encoding: 'utf8' }).trim();
    execFileSync('ln', ['-s', sh, join(bin, 'sh')]);
    const environment = { ...demoEnvironment(process.env), PATH: bin };
    await setUpDevice({ workspace, siteUrl: 'http://127.0.0.1:1', execPath: process.execPath, environment });
    const conf = readFileSync(join(workspace.device, 'ota-agent.conf'), 'utf8');
    expect(conf).toContain(`SITE=${workspace.site}\n`);
  });
});
