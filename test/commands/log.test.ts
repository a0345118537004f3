import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runLog } from '../../src/commands/log.js';
import { type CommandCall, commandRuns } from '../support/command-runs.js';
import { testSigner } from '../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const KEY = Buffer.from(testSigner('release').publicKey.raw).toString('base64');

let sound: SiteObjects;
let directory: string;
beforeAll(async () => {
  const releases = [{ version: '1.0.0' }, { version: '1.1.0', recorded: true }];
  sound = (await signedSite([...releases, { version: '2.0.0-rc.1', channel: 'beta' }])).objects;
});
beforeEach(() => {
  directory = temporaryDirectory();
});

const log = (operands: readonly string[], flags: CommandCall['flags'] = {}, objects: SiteObjects = sound) => {
  writeSite(join(directory, 'site'), objects);
  return run(runLog, directory, { operands, flags: { key: [KEY], ...flags } });
};

describe('log', () => {
  test('shows the revisions of a channel, newest first', async () => {
    const { exitCode, text } = await log(['site']);
    expect(exitCode).toBe(0);
    expect(text.split('\n').filter((line) => line.startsWith('revision'))).toEqual([
      'revision 2  2026-02-02T00:00:00Z  release 1.1.0',
      'revision 1  2026-02-01T00:00:00Z  release 1.0.0',
    ]);
    const beta = await log(['site'], { channel: 'beta' });
    expect(beta.text).toContain('release 2.0.0-rc.1');
  });

  test('prints one JSON a revision', async () => {
    const { text } = await log(['site'], { json: true });
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).counter),
    ).toEqual([2, 1]);
  });

  test('shows everything of one release, the site as an operand or an input', async () => {
    expect((await log(['site', '1.1.0'])).text).toContain('  built by    https://github.com/acme/logger/');
    const { text } = await log(['1.1.0'], { json: true, site: 'site' });
    expect(JSON.parse(text)).toMatchObject({ version: '1.1.0', record: { by: 'operator' }, history: [{ counter: 2 }] });
  });

  test('ends with exit code 3 at a revision that doesn’t verify', async () => {
    const damaged = new Map(sound);
    flipByte(damaged, 'revisions/00000001.json');
    expect(await failureOf(() => log(['site'], {}, damaged))).toMatchObject({
      code: 'verify-revision-forked',
      exitCode: 3,
    });
  });

  test.each([
    // operands, code
    [['site', 'newest'], 'version-not-semver'],
    [['nowhere'], 'verify-location-invalid'],
    [[], 'cli-operand-missing'],
  ])('refuses %o', async (operands, code) => {
    expect((await failureOf(() => log(operands))).exitCode).toBe(2);
    expect((await failureOf(() => log(operands))).code).toBe(code);
  });
});
