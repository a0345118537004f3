import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { revisionFiles, sealedRevisionPaths, sealRevision } from '../../../src/devices/pantavisor/files.js';
import { verifyState } from '../../../src/devices/pantavisor/verify-state.js';
import type { DeviceFile } from '../../../src/site/draft.js';
import { PARTS, trust } from '../../support/pantavisor.js';
import { type PantavisorChanges, pantavisorInput } from '../../support/pantavisor-input.js';
import { failureOf } from '../../support/step-states.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const inputOf = (changes: PantavisorChanges = {}) => pantavisorInput(temporaryDirectory(), changes);
const bytesOf = ({ body }: DeviceFile): Buffer =>
  body.kind === 'file' ? readFileSync(body.path) : Buffer.from(body.bytes);
const digests = (files: readonly DeviceFile[]) =>
  files.map((file) => [file.path, createHash('sha256').update(bytesOf(file)).digest('hex')]);

describe('revisionFiles', () => {
  test('are the objects, what tells of them, and the remote; each path once', async () => {
    const files = await revisionFiles(inputOf());
    const names = files.map(({ path }) => path.replace(/[0-9a-f]{64}/, 'SHA256'));
    expect(names).toEqual([
      ...Array(4).fill('pantavisor/objects/SHA256'),
      ...Array(4).fill('pantavisor/1.2.0/objects-info/SHA256'),
      'pantavisor/1.2.0/.pvrremote',
    ]);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    for (const file of files.filter(({ body }) => body.kind === 'file'))
      expect(file.path).toBe(`pantavisor/objects/${createHash('sha256').update(bytesOf(file)).digest('hex')}`);
  });

  test('need no key, and are the same on every machine', async () => {
    const [first, second] = [await revisionFiles(inputOf({ key: undefined })), await revisionFiles(inputOf())];
    expect(digests(first)).toEqual(digests(second));
  });

  test('share objects between channels', async () => {
    const paths = (await revisionFiles(inputOf({ channel: 'beta' }))).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('pantavisor/objects/'))).toHaveLength(4);
    expect(paths.filter((path) => path.startsWith('channels/beta/pantavisor/1.2.0/'))).toHaveLength(5);
  });

  test('are none of bad parts', async () => {
    const failure = await failureOf(() => revisionFiles(inputOf({ parts: { 'a/run.json': 'null' } })));
    expect(failure.code).toBe('pantavisor-part-json');
  });
});

describe('sealRevision', () => {
  test('gives what its paths say: a state that devices take, and its export', async () => {
    const input = inputOf();
    const sealed = await sealRevision(input);
    expect(sealed.map(({ path }) => path)).toEqual(sealedRevisionPaths(input));
    expect(sealedRevisionPaths(input)).toEqual(['pantavisor/1.2.0/json', 'pantavisor/1.2.0/pump-1.2.0.pvrexport.tgz']);
    const [state] = sealed;
    expect(state && verifyState(bytesOf(state), trust()).refusals).toEqual([]);
  });

  test('gives the same bytes again, in another directory', async () => {
    expect(digests(await sealRevision(inputOf()))).toEqual(digests(await sealRevision(inputOf())));
  });

  test('needs no key where the parts bring every signature', async () => {
    const [state] = await sealRevision(inputOf());
    if (!state) throw new Error('no state');
    const entries = Object.entries<unknown>(JSON.parse(bytesOf(state).toString()));
    const signatures = entries
      .filter(([key]) => key.startsWith('_sigs/'))
      .map(([key, value]) => [key, JSON.stringify(value)]);
    const parts = { ...PARTS, ...Object.fromEntries(signatures) };
    const again = await sealRevision(inputOf({ parts, key: undefined, options: { certificates: undefined } }));
    expect(again.map(bytesOf)[0]).toEqual(bytesOf(state));
  });

  test.each([
    [undefined, 'pantavisor-key-missing'],
    ['x', 'pantavisor-key-invalid'],
  ])('stops without a key that fits: %s', async (key, code) => {
    expect((await failureOf(() => sealRevision(inputOf({ key })))).code).toBe(code);
  });

  test('follows parts that change between two runs', async () => {
    const input = inputOf();
    const before = digests(await sealRevision(input));
    writeFileSync(join(input.directory, 'parts/app/root.squashfs'), 'new');
    const after = digests(await sealRevision(input));
    expect(after.map(([path]) => path)).toEqual(before.map(([path]) => path));
    expect(after).not.toEqual(before);
  });
});
