import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConnhex } from '../../../src/devices/connhex/check.js';
import { connhexDoubles, FIRMWARE } from '../../support/connhex-double.js';
import { checkInputOf, familyProject, TOKEN } from '../../support/connhex-input.js';
import { viewOf } from '../../support/fleet.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = connhexDoubles();
const newDirectory = temporaryDirectories();

describe('the bounds of a release', () => {
  test.each([
    // options, upgradeFrom, the problems
    [{}, undefined, []],
    [{}, '>=1.0.0 <2.0.0', []],
    [{ minVersion: '1.0.0', maxVersion: '2.0.0' }, '>1.0.0', []],
    [{}, '>1.0.0', ['connhex-range-inexpressible']],
    [{ minVersion: '1.1.0', maxVersion: '1.1.0' }, undefined, ['connhex-bounds-empty']],
    [{ minVersion: '1.2.0' }, undefined, ['connhex-bounds-unreachable']],
    [{ minVersion: '1.2.0' }, '<1.1.5', ['connhex-bounds-empty', 'connhex-bounds-unreachable']],
  ])('%j with %j: %j', async (options, upgradeFrom, codes) => {
    const project = familyProject(options, upgradeFrom === undefined ? {} : { upgradeFrom });
    expect((await checkConnhex(checkInputOf(project))).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    // options, whether devices would jump over the barrier 1.1.0
    [{}, true],
    [{ minVersion: '1.0.0' }, true],
    [{ minVersion: '1.1.0' }, false],
  ])('%j, where devices are to pass through a release', async (options, jumps) => {
    const channel = viewOf([{ version: '1.0.0' }, { version: '1.1.0', barrier: { reason: 'moves the data' } }]);
    const input = checkInputOf(familyProject(options), { version: '1.2.0', channel });
    const codes = (await checkConnhex(input)).map(({ code }) => code);
    expect(codes).toEqual(jumps ? ['connhex-barrier-passed'] : []);
  });
});

describe('the configuration of the agent', () => {
  const check = (directory: string) =>
    checkConnhex(checkInputOf(familyProject({ agentConfig: 'agent.toml' }, {}, directory)));

  test('is judged with its place', async () => {
    const directory = newDirectory();
    writeFileSync(join(directory, 'agent.toml'), '[ota]\nauto_instal = true\n');
    expect(await check(directory)).toMatchObject([
      { code: 'connhex-agent-key-unknown', place: { file: 'agent.toml', line: 2 } },
    ]);
  });

  test('that is not there is said where it is named', async () => {
    expect(await check(newDirectory())).toMatchObject([
      { code: 'connhex-agent-unreadable', place: { path: 'devices.connhex.agentConfig' } },
    ]);
  });
});

describe('publishing to Connhex', () => {
  const project = (api: string) => familyProject({ publish: { api, firmware: FIRMWARE } });

  test('needs a token before a release, and nothing before a plan or check', async () => {
    const { api, requests } = await startDouble();
    const codes = async (intent: 'release' | 'plan' | 'check') =>
      (await checkConnhex(checkInputOf(project(api), { intent }))).map(({ code }) => code);
    expect(await codes('release')).toEqual(['connhex-token-missing']);
    expect([await codes('plan'), await codes('check')]).toEqual([[], []]);
    expect(requests).toEqual([]);
  });

  test.each([
    // the token, the problems
    [TOKEN, []],
    ['expired', ['connhex-unauthorized']],
  ])('is tried before any work with %s', async (token, codes) => {
    const { api } = await startDouble();
    const found = await checkConnhex(checkInputOf(project(api), { intent: 'release', token }));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});
