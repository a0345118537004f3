import { MetaFile, Timestamp } from '@tufjs/models';
import { describe, expect, test } from 'vitest';
import { tufKey } from '../../src/tuf/keys.js';
import { hasSigned, metadataBytes, metadataOf, signedBytes, tufSignatures } from '../../src/tuf/metadata.js';
import { testSigner } from '../support/signing.js';

const signed = new Timestamp({
  version: 1,
  specVersion: '1.0.31',
  expires: '2026-07-31T00:00:00Z',
  snapshotMeta: new MetaFile({ version: 1 }),
});
const keyOf = (name: string) => tufKey(testSigner(name).publicKey.raw);

describe('metadata of TUF', () => {
  test('are signed in canonical JSON, and published as one line', async () => {
    const canonical =
      '{"_type":"timestamp","expires":"2026-07-31T00:00:00Z","meta":{"snapshot.json":{"version":1}},"spec_version":"1.0.31","version":1}';
    expect(Buffer.from(signedBytes(signed)).toString()).toBe(canonical);
    const signatures = await tufSignatures(signed, new Set([keyOf('a').keyID]), [testSigner('a')]);
    const text = Buffer.from(metadataBytes(metadataOf(signed, signatures))).toString();
    expect(text).toMatch(/^\{"signatures":\[\{"keyid":"[0-9a-f]{64}","sig":"[0-9a-f]{128}"\}\],"signed":\{.*\}\}\n$/);
    expect(JSON.parse(text).signed).toEqual(JSON.parse(canonical));
  });

  test('have one signature of each key that counts', async () => {
    const keyIds = new Set([keyOf('a').keyID, keyOf('c').keyID]);
    const signers = ['a', 'b', 'a', 'c'].map(testSigner);
    const signatures = await tufSignatures(signed, keyIds, signers);
    expect(signatures.map(({ keyid }) => keyid)).toEqual([...keyIds]);
    const metadata = metadataOf(signed, signatures);
    expect(['a', 'b', 'c'].map((name) => hasSigned(keyOf(name), metadata))).toEqual([true, false, true]);
    const forged = metadataOf(signed, [{ keyid: keyOf('b').keyID, sig: signatures[0]?.sig ?? '' }]);
    expect(hasSigned(keyOf('b'), forged)).toBe(false);
  });
});
