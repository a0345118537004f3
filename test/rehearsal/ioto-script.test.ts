import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEVICE_SCRIPT, hasDeviceScript, runDeviceScript } from '../../src/rehearsal/ioto-script.js';
import type { RehearsedSite } from '../../src/rehearsal/rehearsal.js';
import { contextOf, rehearsedSite, shell } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

let site: RehearsedSite;
beforeAll(async () => {
  site = await rehearsedSite(await signedSite([{ version: '1.0.0' }]));
});

const run = async (script: string, settings?: string) => {
  const work = directory();
  const context = contextOf('ioto', site, work, { timeoutMs: 1500 });
  const root = await context.device('1.0.0');
  expect(await hasDeviceScript(root)).toBe(false);
  mkdirSync(dirname(root.at(DEVICE_SCRIPT)), { recursive: true });
  writeFileSync(root.at(DEVICE_SCRIPT), shell(script));
  if (settings !== undefined) writeFileSync(root.at('/etc/ota/ioto.conf'), settings);
  expect(await hasDeviceScript(root)).toBe(true);
  const sandbox = await context.sandbox();
  if (!sandbox) throw new Error('there is no sandbox');
  const file = join(work, 'x.ota');
  writeFileSync(file, 'the file');
  const hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false };
  return runDeviceScript(context, sandbox, hop, { root, file, trust: site.trust });
};

describe('runDeviceScript', () => {
  test('gives it one argument, the file, and the settings of the image with the site’s', async () => {
    const script = [
      'test "$# $(cat "$1")" = "1 the file"',
      '. "$OTA_CONF"',
      'test "$PRODUCT $CHANNEL $MODEL" = "logger stable tl-100"',
      'grep -q "BEGIN PUBLIC KEY" "$KEYS"/*.pem',
      'echo "a line" >"$LOG"',
      'echo exit',
    ].join('\n');
    const result = await run(script, 'MODEL=tl-100\nPRODUCT=other\n');
    expect(result).toMatchObject({ directive: 'exit', output: 'a line\nexit\n' });
  });

  test.each([
    // what the agent doesn't take for a directive
    'echo restart now',
    'printf restart',
    'exit 0',
    'echo restart; exit 1',
  ])('takes %s for no directive', async (script) => {
    expect(await run(script)).toMatchObject({ directive: undefined, why: expect.stringContaining('exit code') });
  });

  test('waits no longer than a script may take', async () => {
    expect(await run('sleep 30')).toMatchObject({ directive: undefined, why: 'the script was not done after 1.5 s' });
  });
});
