import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { runOn } from '../support/confinement.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const device = () => createDeviceRoot(`${directory()}/device`, '1.0.0');

test('a script works in the directory, knows it by DEVICE_ROOT, and is given nothing of this process’s environment', async () => {
  const own = await device();
  process.env.SECRET = 'hidden';
  try {
    const text =
      'echo "$PWD $HOME $TMPDIR $(printenv SECRET || echo none)"; echo 1.1.0 >"$DEVICE_ROOT/opt/version"; exit 10';
    const { code, output } = await runOn('plain', own, text);
    expect([code, output]).toEqual([10, `${own.root}/opt ${own.root}/root ${own.root}/tmp none\n`]);
    expect(readFileSync(own.at('/opt/version'), 'utf8')).toBe('1.1.0\n');
  } finally {
    delete process.env.SECRET;
  }
});

test('it ends with its time, and all that it started with it', async () => {
  const own = await device();
  const text = '(sleep 1; echo late >../late) & sleep 60';
  expect(await runOn('plain', own, text, { timeoutMs: 300 })).toMatchObject({ how: 'timed-out' });
  expect(await runOn('plain', own, text, { cutAfterMs: 200 })).toMatchObject({ how: 'cut' });
  await new Promise((done) => setTimeout(done, 1300));
  expect(existsSync(own.at('/late'))).toBe(false);
});
