import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { everything, expectClean, expectOutcome } from '../support/outcomes.js';
import { createReleasedWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

const overwrite = (w: Workspace, path: string, change: (text: string) => string): void => {
  const file = join(w.site, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

/** Another `latest`, well signed by a key that nobody trusts, under the key id of one that is. */
const forged = (text: string): string => {
  const { payloadType, payload, signatures } = JSON.parse(text) as Envelope;
  const other = Buffer.from(Buffer.from(payload, 'base64').toString().replaceAll('1.1.0', '9.9.9'));
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${other.length} `), other]);
  const sig = sign(null, signed, generateKeyPairSync('ed25519').privateKey).toString('base64');
  return JSON.stringify({
    payloadType,
    payload: other.toString('base64'),
    signatures: [{ keyid: signatures[0]?.keyid, sig }],
  });
};

const unsigned = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), signatures: [] });

const mutations: readonly (readonly [title: string, code: string, change: (w: Workspace) => void])[] = [
  [
    'copied in half: no revisions',
    'site-revision-missing',
    (w) => rmSync(join(w.site, 'revisions'), { recursive: true }),
  ],
  [
    'index changed in one byte',
    'site-object-unverified',
    (w) => overwrite(w, 'index.json', (text) => text.replace('"payload":"e', '"payload":"f')),
  ],
  ['index cut off', 'site-object-unreadable', (w) => overwrite(w, 'index.json', (text) => text.slice(0, 200))],
  ['index replaced by an error page', 'site-object-unreadable', (w) => overwrite(w, 'index.json', () => '<html>')],
  ['index unsigned', 'envelope-field-invalid', (w) => overwrite(w, 'index.json', unsigned)],
  ['index forged with a stranger’s key', 'site-object-unverified', (w) => overwrite(w, 'index.json', forged)],
  [
    'newest revision of another history',
    'site-revision-broken-chain',
    (w) => overwrite(w, 'revisions/00000002.json', () => readFileSync(join(w.site, 'revisions/00000001.json'), 'utf8')),
  ],
];

let template: Workspace;
const copies: Workspace[] = [];

/** Two releases published and a third committed. */
beforeAll(async () => {
  template = await createReleasedWorkspace();
  template.bump('1.1.0');
  expectOutcome(await template.releaseHere(), 'published');
  template.bump('1.2.0');
});

afterEach(() => {
  for (const copy of copies.splice(0)) copy.dispose();
});

afterAll(() => template.dispose());

const copyOfTemplate = (): Workspace => {
  const copy = template.copy();
  copies.push(copy);
  return copy;
};

describe('a site that can not be trusted is never extended', () => {
  test.each(mutations)('%s', async (_, code, change) => {
    const w = copyOfTemplate();
    change(w);
    const before = everything(w);
    for (const run of [await w.release(), await w.releaseHere(['--dry-run'])]) {
      expect(run.json.problems?.filter((p) => p.severity === 'error').map((p) => p.code)).toEqual([code]);
      expect(run.exitCode).toBe(3);
    }
    expect(everything(w)).toEqual(before);
    expect((await w.verify()).exitCode).toBe(3);
  });
});

describe('an index rolled back by hand', () => {
  test('does not verify, and the next run brings it up to date, because the log tells what is newer', async () => {
    const w = copyOfTemplate();
    writeFileSync(join(w.site, 'index.json'), readFileSync(join(w.site, 'revisions/00000001.json')));
    expect((await w.run(['verify', w.site, '--key', PUBLIC_KEY])).exitCode).toBe(3);
    w.git('checkout', '--quiet', 'HEAD~1');
    expectOutcome(await w.release(), 'resumed');
    expect(readFileSync(join(w.site, 'index.json'))).toEqual(readFileSync(join(w.site, 'revisions/00000002.json')));
    await expectClean(w);
  });

  test('does not keep a further release from following the newest revision', async () => {
    const w = copyOfTemplate();
    writeFileSync(join(w.site, 'index.json'), readFileSync(join(w.site, 'revisions/00000001.json')));
    const run = await w.release();
    expectOutcome(run, 'published');
    expect(run.json).toMatchObject({ revision: 3, latest: '1.2.0' });
    await expectClean(w);
  });
});
