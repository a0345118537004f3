import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runDemo } from '../../../src/commands/demo/run-demo.js';
import { cliFile } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

/** Runs the demo in a directory and gives back what it printed. */
const demoIn = async (directory: string, environment = process.env): Promise<string> => {
  const lines: string[] = [];
  const { execPath } = process;
  await runDemo({ directory, cliFile, execPath, environment, print: (line) => lines.push(line) });
  return `${lines.join('\n')}\n`;
};

describe('runDemo', () => {
  test('ends with 1.1.0 on the device, whatever the user’s own environment says', async () => {
    const directory = join(temporaryDirectory(), "it's a demo");
    const hooks = temporaryDirectory();
    writeFileSync(join(hooks, 'pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(hooks, 'config'), `[core]\n\thooksPath = ${hooks}\n[commit]\n\tgpgSign = true\n`);
    const printed = await demoIn(directory, {
      ...process.env,
      GIT_CONFIG_GLOBAL: join(hooks, 'config'),
      GIT_DIR: '/nowhere',
      http_proxy: 'http://127.0.0.1:1',
      OTA_SIGNING_KEY: 'not a key',
    });
    expect(readdirSync(directory).sort()).toEqual(['device', 'keys', 'remote.git', 'repo', 'site']);
    expect(readFileSync(join(directory, 'device/root/opt/gateway/current'), 'utf8')).toBe('1.1.0\n');
    expect(printed.match(/done: (\S+) is installed/g)).toEqual([
      'done: 1.0.0 is installed',
      'done: 1.1.0 is installed',
    ]);
    expect(printed).not.toContain(readFileSync(join(directory, 'keys/ota.key'), 'utf8').trim());

    // Every command it shows before the tree can be typed again, in one shell.
    const commands = printed
      .split('\n')
      .filter((line) => line.startsWith('   $ ') || /^ {2}(cd|ota\(\))/.test(line))
      .map((line) => line.replace(/^ +(\$ )?/, ''))
      .filter((line) => !/^git (add|init)|keys generate|ota-agent/.test(line));
    const script = ['set -e', ...commands, 'echo end'].join('\n');
    const output = execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(output).toMatch(/unchanged[\s\S]*unchanged[\s\S]*verified[\s\S]*end\n$/);
  });

  test('refuses a folder with something in it before it does anything', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'mine'));
    await expect(demoIn(directory)).rejects.toMatchObject({ code: 'demo-directory-not-empty' });
    expect(readdirSync(directory)).toEqual(['mine']);
  });

  test('says which program is missing', async () => {
    await expect(demoIn(join(temporaryDirectory(), 'demo'), { PATH: '/nowhere' })).rejects.toMatchObject({
      code: 'demo-tool-missing',
      message: expect.stringContaining('git'),
    });
  });
});
