import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { openSandbox } from '../../src/rehearsal/sandbox.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

/** A PATH on which these programs do nothing but fail. */
const without = (...programs: readonly string[]): string => {
  const bin = directory();
  for (const program of programs) {
    writeFileSync(join(bin, program), '#!/bin/sh\nexit 1\n');
    chmodSync(join(bin, program), 0o755);
  }
  return `${bin}:${process.env.PATH}`;
};

describe('the sandbox of a machine', () => {
  test.each([
    // programs that don’t work, what is chosen
    [[], 'overlay'],
    [['unshare'], 'bubblewrap'],
    [['bwrap', 'mount'], undefined],
  ] as const)('without %j it is %s', async (programs, isolation) => {
    const environment = { PATH: without(...programs) };
    const { sandbox, problems } = await openSandbox('auto', { environment, scratch: directory() });
    expect(sandbox?.isolation).toBe(isolation);
    expect(problems.map(({ code }) => code)).toEqual(isolation ? [] : ['rehearsal-scripts-not-run']);
  });

  test.each([
    // isolation, CI, what is chosen, what is said
    ['auto', 'true', 'plain', 'rehearsal-not-isolated'],
    ['auto', 'false', undefined, 'rehearsal-scripts-not-run'],
    ['auto', '', undefined, 'rehearsal-scripts-not-run'],
    ['required', 'true', undefined, 'rehearsal-isolation-unavailable'],
    ['none', undefined, 'plain', undefined],
  ] as const)('where nothing can confine, %s with CI=%s is %s', async (isolation, CI, chosen, code) => {
    const environment = { PATH: without('bwrap', 'unshare'), CI };
    const opened = await openSandbox(isolation, { environment, scratch: directory() });
    expect(opened.sandbox?.isolation).toBe(chosen);
    expect(opened.problems.map((found) => found.code)).toEqual(code ? [code] : []);
  });

  test('none is a plain directory even where more could be done, and nothing is tried out', async () => {
    const environment = { PATH: process.env.PATH };
    const scratch = directory();
    expect((await openSandbox('none', { environment, scratch })).sandbox?.isolation).toBe('plain');
    expect((await openSandbox('required', { environment, scratch })).sandbox?.isolation).toBe('overlay');
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('a device sees its paths as they are, or where they are in a plain directory', async () => {
    const device = await createDeviceRoot(join(directory(), 'device'), '1.0.0');
    const environment = { PATH: process.env.PATH };
    const { sandbox: plain } = await openSandbox('none', { environment, scratch: directory() });
    const { sandbox: own } = await openSandbox('auto', { environment, scratch: directory() });
    expect(own?.seenAt(device, '/opt')).toBe('/opt');
    expect(plain?.seenAt(device, '/opt')).toBe(device.at('/opt'));
    expect(existsSync(device.at('/opt'))).toBe(true);
  });
});
