import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runKeys } from '../../src/commands/keys.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { PUBLIC_KEY, publicKeyOf, SECRET } from '../support/workspace.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const released = releasedWorkspaces();

interface Forms {
  readonly secret?: string;
  readonly files?: readonly string[];
  readonly keyId: string;
  readonly base64: string;
  readonly pem: string;
  readonly minisign: string;
}

describe('keys generate', () => {
  test('prints a new secret once, with the public key that belongs to it', async () => {
    const { exitCode, json } = await run(runKeys, temporaryDirectory(), {
      operands: ['generate'],
      flags: { json: true },
    });
    const { secret = '', base64, pem, minisign, keyId } = json() as Forms;
    expect(exitCode).toBe(0);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(base64).toBe(publicKeyOf(Buffer.from(secret, 'base64')));
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(minisign).toMatch(/^untrusted comment: /);
    expect(keyId).toMatch(/^[0-9a-f]{64}$/);
  });

  test('prints another key each time, and says what to do with it', async () => {
    const texts = [];
    for (let i = 0; i < 2; i += 1)
      texts.push((await run(runKeys, temporaryDirectory(), { operands: ['generate'] })).text);
    expect(texts[0]).toMatch(
      /^secret {4}\S{44}\nkey id {4}[0-9a-f]{64}\nbase64 {4}\S{44}\nminisign {2}RW\S+\n-----BEGIN/,
    );
    expect(texts[0]).toContain('OTA_SIGNING_KEY of your CI');
    expect(texts[0]).not.toBe(texts[1]);
  });

  test('writes files into a directory and prints no secret', async () => {
    const directory = temporaryDirectory();
    const { text } = await run(runKeys, directory, { operands: ['generate'], flags: { out: 'keys' } });
    const secret = readFileSync(join(directory, 'keys/ota.key'), 'utf8').trim();
    expect(text).not.toContain(secret);
    expect(text).toContain(`Wrote ${join(directory, 'keys/ota.key')}, `);
    expect(text).toContain('Never commit ota.key.');
    expect(statSync(join(directory, 'keys/ota.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(directory, 'keys/ota.pub.b64'), 'utf8').trim()).toBe(
      publicKeyOf(Buffer.from(secret, 'base64')),
    );
  });

  test('lists the files as JSON, without the secret', async () => {
    const directory = temporaryDirectory();
    const { json, text } = await run(runKeys, directory, { operands: ['generate'], flags: { out: '.', json: true } });
    const { files = [], secret } = json() as Forms;
    expect(secret).toBeUndefined();
    expect(files.map((file) => file.slice(directory.length + 1))).toEqual([
      'ota.key',
      'ota.pub',
      'ota.pub.pem',
      'ota.pub.b64',
    ]);
    expect(text).not.toContain(readFileSync(join(directory, 'ota.key'), 'utf8').trim());
  });

  test('never writes over a key', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'ota.pub'), 'mine');
    const call = { operands: ['generate'], flags: { out: '.' } };
    expect(await failureOf(() => run(runKeys, directory, call))).toMatchObject({
      code: 'key-file-exists',
      exitCode: 2,
    });
    expect(existsSync(join(directory, 'ota.key'))).toBe(false);
  });
});

describe('keys show', () => {
  test('prints a public key in every form, whatever form and place it is given in', async () => {
    const directory = temporaryDirectory();
    const first = await run(runKeys, directory, { operands: ['show', PUBLIC_KEY], flags: { json: true } });
    const [forms] = first.json() as readonly Forms[];
    if (!forms) throw new Error('no key was shown');
    expect(forms.base64).toBe(PUBLIC_KEY);
    writeFileSync(join(directory, 'ota.pub'), forms.minisign);
    for (const given of ['ota.pub', join(directory, 'ota.pub'), forms.pem, forms.minisign]) {
      const { json } = await run(runKeys, directory, { operands: ['show', given], flags: { json: true } });
      expect(json()).toMatchObject([{ keyId: forms.keyId, base64: PUBLIC_KEY, pem: forms.pem }]);
    }
  });

  test('prints several keys, operands before --key', async () => {
    const other = publicKeyOf(Buffer.alloc(32, 7));
    const call = { operands: ['show', other], flags: { key: [PUBLIC_KEY] } };
    const { text } = await run(runKeys, temporaryDirectory(), call);
    expect(text.match(/^base64 {4}(.*)$/gm)).toEqual([`base64    ${other}`, `base64    ${PUBLIC_KEY}`]);
    expect(text.split('\n\n')).toHaveLength(2);
  });

  test('prints the public key of the secret in the environment, and nothing of the secret', async () => {
    const { text } = await run(runKeys, temporaryDirectory(), { operands: ['show'] });
    expect(text).toContain(`base64    ${PUBLIC_KEY}`);
    expect(text).not.toContain(SECRET);
  });

  test.each([
    // what is given, operands, environment, code
    ['no key at all', ['show'], { OTA_SIGNING_KEY: undefined }, 'cli-operand-missing'],
    ['what is neither key nor file', ['show', 'QUJD'], {}, 'key-file-unreadable'],
    ['a file that is not there', ['show', 'none.pub'], {}, 'key-file-unreadable'],
    ['a secret key', ['show', '-----BEGIN PRIVATE KEY-----'], {}, 'key-public-expected'],
  ] as const)('refuses %s', async (_what, operands, environment, code) => {
    const failure = await failureOf(() => run(runKeys, temporaryDirectory(), { operands, environment }));
    expect(failure).toMatchObject({ code, exitCode: 2 });
  });
});

describe('keys', () => {
  test.each([
    // operands, message
    [[], '`keys` needs an action.'],
    [['sign'], '`keys` has no action "sign".'],
  ])('with %j names the actions there are', async (operands, message) => {
    const failure = await failureOf(() => run(runKeys, temporaryDirectory(), { operands }));
    expect(failure).toMatchObject({ code: 'cli-unknown-action', exitCode: 2, message });
    expect(failure.hint).toContain('keys generate, keys show, keys rotate, keys retire, keys status');
  });
});

describe('keys rotate, retire and status', () => {
  const SEED = Buffer.alloc(32, 7);
  const NEW = publicKeyOf(SEED);

  test('lead from one key to the next on a real site', async () => {
    const w = await released();
    const status = (flags = {}) =>
      run(runKeys, w.repo, { operands: ['status'], flags, environment: { OTA_SIGNING_KEY: undefined } });
    expect((await status()).text).toMatch(
      /^active +[0-9a-f]{12} +signed the newest revision; every supported version trusts it; needed by 1\.0\.0$/m,
    );
    w.write('new.pub', `${NEW}\n`);
    const rotate = (flags = {}) =>
      run(runKeys, w.repo, { operands: ['rotate', 'new.pub'], flags: { json: true, ...flags } });
    expect((await failureOf(() => rotate())).problems[0]?.hint).toContain(`"- ${NEW}"`);
    w.edit('ota-release.yaml', (text) => text.replace(`    - ${PUBLIC_KEY}\n`, `    - ${PUBLIC_KEY}\n    - new.pub\n`));
    expect((await rotate({ dryRun: true })).json()).toMatchObject({ outcome: 'planned', operation: 'keys' });
    expect((await rotate({ reason: 'yearly' })).json()).toMatchObject({ outcome: 'published', reason: 'yearly' });
    expect((await rotate()).json()).toMatchObject({ outcome: 'unchanged', revision: { before: 2, after: 2 } });
    const { exitCode, json } = await status({ json: true });
    expect([exitCode, json()]).toMatchObject([0, { next: { stage: 'introduced-not-shipped' }, revision: 2 }]);
    const retire = run(runKeys, w.repo, {
      operands: ['retire', PUBLIC_KEY],
      environment: { OTA_SIGNING_KEY: SEED.toString('base64') },
    });
    expect((await failureOf(() => retire)).code).toBe('rotation-still-needed');
    // The first key is lost.
    w.edit('ota-release.yaml', (text) => text.replace(`    - ${PUBLIC_KEY}\n`, ''));
    const lost = await status({ key: [PUBLIC_KEY] });
    expect(lost.exitCode).toBe(3);
    expect(lost.text).toMatch(/^stranded: No signature .* reaches devices of 1\.0\.0\./m);
  });

  test.each([
    // operands, code
    [['rotate'], 'cli-operand-missing'],
    [['retire'], 'cli-operand-missing'],
    [['rotate', 'a', 'b', 'c'], 'cli-usage'],
    [['retire', 'a', 'b'], 'cli-usage'],
  ])('%j is refused', async (operands, code) => {
    expect((await failureOf(() => run(runKeys, temporaryDirectory(), { operands }))).code).toBe(code);
  });
});
