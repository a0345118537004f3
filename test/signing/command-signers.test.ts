import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandSigners } from '../../src/signing/command-signers.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();

const open = (publicKeys: readonly string[], directory = newDirectory()) =>
  commandSigners(
    publicKeys.map((publicKey) => ({ publicKey, command: ['./none'], timeout: 5 })),
    { directory, place: (path) => ({ file: 'ota-release.yaml', path }) },
    { directory, environment: {}, mask: (text) => text },
  );

describe('the signers that a project names as programs', () => {
  it('have the keys that it states, as a text or in a file, and are not run before they sign', async () => {
    const directory = newDirectory();
    const [anna, ben] = [testSigner('anna').publicKey, testSigner('ben').publicKey];
    writeFileSync(join(directory, 'kms.pub'), encodePublicKey(anna, 'pem'));
    const signers = await open(['kms.pub', encodePublicKey(ben, 'base64').trim()], directory);
    expect(signers.map(({ publicKey }) => publicKey.keyId)).toEqual([anna.keyId, ben.keyId]);
  });

  it('are refused with every key that can’t be read, each at its place', async () => {
    const failure = await failureOf(() => open(['none.pub', `${'A'.repeat(43)}=`]));
    expect(failure.problems.map(({ code, place }) => [code, place?.path])).toEqual([
      ['key-file-unreadable', 'signing.signers.0.publicKey.0'],
      ['key-weak', 'signing.signers.1.publicKey.0'],
    ]);
  });
});
