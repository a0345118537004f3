import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectNearby, trustOf } from '../../src/commands/trust-of.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const keyOf = (name: string): string => Buffer.from(testSigner(name).publicKey.raw).toString('base64');
let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});

const trust = async (flags = {}) => {
  const { keys, threshold } = await trustOf({ flags, directory }, 'export');
  return { keys: keys.map(({ keyId }) => keyId), threshold };
};
const idOf = (name: string): string => testSigner(name).publicKey.keyId;
const project = (file: string, ...names: readonly string[]): void =>
  writeFileSync(
    join(directory, file),
    `product: logger\nmodels: [tl-100]\nbundle: {root: .}\nsigning: {trustedKeys: [${names.map(keyOf).join(', ')}], threshold: ${names.length}}\n`,
  );

describe('the keys that a site is read with', () => {
  test('are those that are given, from files and texts, one of which must have signed', async () => {
    writeFileSync(join(directory, 'ota.pub'), `${keyOf('b')}\n`);
    project('ota-release.yaml', 'c');
    expect(await trust({ key: [keyOf('a'), 'ota.pub'] })).toEqual({ keys: [idOf('a'), idOf('b')], threshold: 1 });
    expect(await trust({ key: [keyOf('a'), 'ota.pub'], threshold: 2 })).toMatchObject({ threshold: 2 });
  });

  test('are the project’s where none is given', async () => {
    project('ota-release.yaml', 'c', 'd');
    project('other.yaml', 'e');
    expect(await trust()).toEqual({ keys: [idOf('c'), idOf('d')], threshold: 2 });
    expect(await trust({ threshold: 1 })).toMatchObject({ threshold: 1 });
    expect(await trust({ project: 'other.yaml' })).toMatchObject({ keys: [idOf('e')] });
    expect((await projectNearby({ flags: { project: 'other.yaml' }, directory }))?.product).toBe('logger');
  });

  test('are asked for where there are none', async () => {
    const failure = await failureOf(() => trust());
    expect(failure).toMatchObject({ code: 'cli-flag-missing', exitCode: 2 });
    expect(failure.message).toBe('`export` needs --key.');
    expect((await failureOf(() => trust({ key: ['no key'] }))).exitCode).toBe(2);
  });
});
