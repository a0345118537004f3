import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkIoto } from '../../../src/devices/ioto/check.js';
import { silentReporter } from '../../../src/report/silent.js';
import { checkInputOf, familyProject } from '../../support/connhex-input.js';
import { iotoChannel } from '../../support/ioto.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();

interface Checking {
  readonly options?: object;
  readonly keys?: object;
  /** Files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly channel?: Parameters<typeof iotoChannel>[0];
}

/** What the check finds, and what it tells. */
const check = async ({ options = {}, keys = {}, files = {}, channel }: Checking) => {
  const directory = temporary();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  const project = familyProject({}, { devices: { ioto: options }, ...keys }, directory);
  const told: string[] = [];
  const input = checkInputOf(project, channel ? { channel: iotoChannel(channel) } : {});
  const reporter = { ...silentReporter, info: (text: string) => void told.push(text) };
  return { problems: await checkIoto({ ...input, reporter }), told };
};

const codesOf = async (checking: Checking): Promise<readonly string[]> =>
  (await check(checking)).problems.map(({ code }) => code);

const big = '{"id":"a","version":"1.0.0","memory":"512"}';
const small = '{"id":"b","version":"1.0.0","memory":64}';

describe('the URL of an update', () => {
  test.each([
    ['https://updates.example.com/pump', []],
    ['http://updates.example.com', ['ioto-url-insecure']],
    ['https://updates.example.com:8443', ['ioto-url-port']],
    ['http://127.0.0.1:8080', []],
    ['http://[::1]:8080', []],
    ['http://localhost:8080', []],
  ])('%s: %j', async (publicUrl, codes) => expect(await codesOf({ keys: { publicUrl } })).toEqual(codes));
});

describe('a policy', () => {
  test('is tried over the samples, and who is offered what is told', async () => {
    const { problems, told } = await check({
      options: { policy: 'semver(version, "<", newVersion) && memory >= 256', samples: ['*.json'] },
      files: { 'big.json': big, 'small.json': small },
    });
    expect(problems.map(({ code }) => code)).toEqual(['ioto-policy-unknowable']);
    expect(told).toEqual([
      'Sample devices of Ioto and 1.1.0\n  big.json    1.0.0  offered\n  small.json  1.0.0  not offered: the policy is not about it',
    ]);
  });

  test('that matches no sample is a warning', async () => {
    const options = { policy: 'memory >= 1024', samples: ['big.json', 'small.json'] };
    expect(await codesOf({ options, files: { 'big.json': big, 'small.json': small } })).toContain(
      'ioto-policy-unmatched',
    );
  });

  test('of versions alone can be answered by documents', async () => {
    expect(await codesOf({ options: { policy: 'version >= "1.0.0" && major < 3' } })).not.toContain(
      'ioto-policy-unknowable',
    );
  });

  test('that can’t be read stands where the project file has it', async () => {
    const { problems } = await check({ options: { policy: 'memory >=' } });
    expect(problems).toMatchObject([
      { severity: 'error', place: { file: 'ota-release.yaml', path: 'devices.ioto.policy' } },
    ]);
    expect(problems[0]?.message).toMatch(/\(Character \d+\.\)$/);
  });

  test('left out, the samples are told of all the same', async () => {
    const { problems, told } = await check({ options: { samples: ['big.json'] }, files: { 'big.json': big } });
    expect(problems).toEqual([]);
    expect(told[0]).toContain('big.json  1.0.0  offered');
  });
});

describe('the agent’s configuration', () => {
  test('is judged with its lines', async () => {
    const files = { 'ioto.json5': "{ services: { update: true },\n update: { enable: true, period: '2h' } }" };
    const { problems } = await check({ options: { agentConfig: 'ioto.json5' }, files });
    expect(problems).toMatchObject([{ code: 'ioto-agent-setting', place: { file: 'ioto.json5', line: 2 } }]);
  });

  test('that is not there is said where it is named', async () => {
    const { problems } = await check({ options: { agentConfig: 'ioto.json5' } });
    expect(problems).toMatchObject([
      { code: 'ioto-agent-config-unreadable', place: { path: 'devices.ioto.agentConfig' } },
    ]);
  });

  test('that the project wants is judged as well', async () => {
    const { problems } = await check({ options: { update: { apply: '*/5 * * * *' } } });
    expect(problems).toMatchObject([{ code: 'ioto-agent-setting', place: { path: 'devices.ioto.update.apply' } }]);
  });
});

test.each([
  [undefined, []],
  [true, ['ioto-documents-many']],
])('with cohorts %s, a history of ten: %j', async (cohorts, codes) => {
  const channel = Array.from({ length: 10 }, (_, minor) => ({ version: `0.${minor}.0` }));
  expect(await codesOf({ options: cohorts === undefined ? {} : { cohorts }, channel })).toEqual(codes);
});
