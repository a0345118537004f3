import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Envelope, pae, parseEnvelope, signEnvelope, verifyEnvelope } from '../../src/signing/dsse.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { seedSigner } from '../../src/signing/signer.js';
import { errorOf, flipped, inDirectory, runTool, seedOf } from './tools.js';

const TYPE = 'application/vnd.in-toto+json';
const [anna, ben, eve] = ['anna', 'ben', 'eve'].map((name) => seedSigner(seedOf(name))) as [
  ReturnType<typeof seedSigner>,
  ReturnType<typeof seedSigner>,
  ReturnType<typeof seedSigner>,
];
const trust = (threshold: number, ...signers: readonly (typeof anna)[]) => ({
  keys: signers.map(({ publicKey }) => publicKey),
  threshold,
});
const payload = new Uint8Array(Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}\n'));
const flip64 = (text: string, bit: number) => Buffer.from(flipped(Buffer.from(text, 'base64'), bit)).toString('base64');

describe('signEnvelope', () => {
  it('signs what openssl verifies over the pre-authentication encoding', async () => {
    const envelope = await signEnvelope(TYPE, payload, [anna]);
    await inDirectory((cwd) => {
      writeFileSync(join(cwd, 'pub.pem'), encodePublicKey(anna.publicKey, 'pem'));
      writeFileSync(join(cwd, 'pae'), `DSSEv1 ${TYPE.length} ${TYPE} ${payload.length} ${Buffer.from(payload)}`);
      writeFileSync(join(cwd, 'sig'), Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64'));
      const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'pub.pem', '-rawin', '-in', 'pae', '-sigfile', 'sig'];
      expect(runTool('openssl', args, { cwd }).status).toBe(0);
      writeFileSync(join(cwd, 'pae'), payload);
      expect(runTool('openssl', args, { cwd }).status).not.toBe(0);
    });
  });

  it('gives the same envelope each time, one signature a key, in the order of the signers', async () => {
    const envelope = await signEnvelope(TYPE, payload, [ben, anna, ben]);
    expect(envelope.signatures.map(({ keyid }) => keyid)).toEqual([ben.publicKey.keyId, anna.publicKey.keyId]);
    expect(await signEnvelope(TYPE, payload, [ben, anna])).toEqual(envelope);
    expect(parseEnvelope(JSON.parse(JSON.stringify(envelope)))).toEqual(envelope);
  });

  it('signs nothing that no reader would take', async () => {
    expect((await errorOf(() => signEnvelope('two words', payload, [anna]))).code).toBe('envelope-field-invalid');
    expect((await errorOf(() => signEnvelope(TYPE, new Uint8Array(), [anna]))).code).toBe('envelope-field-invalid');
    await expect(signEnvelope(TYPE, payload, [])).rejects.toThrow(RangeError);
    const liar = { publicKey: anna.publicKey, sign: eve.sign };
    expect((await errorOf(() => signEnvelope(TYPE, payload, [liar]))).code).toBe('signature-refused');
  });
});

describe('verifyEnvelope', () => {
  it('gives any payload back that trusted keys signed', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      const envelope = await signEnvelope(TYPE, bytes, [anna, ben]);
      expect(verifyEnvelope(envelope, trust(2, anna, ben))).toEqual({
        payload: bytes,
        keyIds: [anna.publicKey.keyId, ben.publicKey.keyId],
      });
    });
    await fc.assert(property, { numRuns: 10 });
  });

  it.each([
    // signers, trusted, threshold, outcome
    [[anna], [anna], 1, 'ok'],
    [[anna, eve], [anna, ben], 1, 'ok'],
    [[anna, ben], [anna, ben, eve], 2, 'ok'],
    [[anna, eve], [anna, ben], 2, 'signature-threshold-unmet'],
    [[eve], [anna, ben], 1, 'signature-threshold-unmet'],
    [[anna], [], 1, 'signature-threshold-unmet'],
  ] as const)('counts trusted keys alone (%#)', async (signers, trusted, threshold, outcome) => {
    const envelope = await signEnvelope(TYPE, payload, signers);
    const verified = () => verifyEnvelope(envelope, trust(threshold, ...trusted));
    if (outcome === 'ok') expect(verified().keyIds.length).toBeGreaterThanOrEqual(threshold);
    else expect((await errorOf(verified)).problems[0]).toMatchObject({ code: outcome });
  });

  it('never counts a key twice', async () => {
    const { signatures, ...rest } = await signEnvelope(TYPE, payload, [anna]);
    const twice = { ...rest, signatures: [...signatures, ...signatures] };
    expect((await errorOf(() => verifyEnvelope(twice, trust(2, anna, ben)))).code).toBe('envelope-field-invalid');
  });

  it('doesn’t count a signature under another key’s id, or under none', async () => {
    const { signatures, ...rest } = await signEnvelope(TYPE, payload, [eve]);
    const as = (keyid: string): Envelope => ({ ...rest, signatures: signatures.map(({ sig }) => ({ keyid, sig })) });
    const code = async (keyid: string) => (await errorOf(() => verifyEnvelope(as(keyid), trust(1, anna)))).code;
    expect(await code(anna.publicKey.keyId)).toBe('signature-invalid');
    expect(await code('')).toBe('signature-threshold-unmet');
  });

  it('refuses a bad signature of a trusted key even where others suffice', async () => {
    const { signatures, ...rest } = await signEnvelope(TYPE, payload, [anna, ben]);
    const damaged = signatures.map(({ keyid, sig }, i) => ({ keyid, sig: i === 1 ? flip64(sig, 3) : sig }));
    const error = await errorOf(() => verifyEnvelope({ ...rest, signatures: damaged }, trust(1, anna, ben)));
    expect([error.code, error.exitCode]).toEqual(['signature-invalid', 3]);
  });

  it('refuses an envelope with any bit of payload, type, key id or signature changed', async () => {
    const envelope = await signEnvelope(TYPE, payload, [anna]);
    const [first] = envelope.signatures;
    if (!first) throw new Error('no signature');
    const flipText = (text: string, bit: number) => Buffer.from(flipped(Buffer.from(text), bit)).toString('latin1');
    const property = fc.asyncProperty(fc.nat(4095), async (bit) => {
      const changed: readonly Envelope[] = [
        { ...envelope, payload: flip64(envelope.payload, bit) },
        { ...envelope, payload: flipText(envelope.payload, bit) },
        { ...envelope, payloadType: flipText(envelope.payloadType, bit) },
        { ...envelope, signatures: [{ ...first, sig: flip64(first.sig, bit) }] },
        { ...envelope, signatures: [{ ...first, sig: flipText(first.sig, bit) }] },
        { ...envelope, signatures: [{ ...first, keyid: flipText(first.keyid, bit) }] },
      ];
      for (const other of changed) await errorOf(() => verifyEnvelope(other, trust(1, anna)));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it.each([0, -1, 0.5, Number.NaN])('takes a threshold of %s for a defect', async (threshold) => {
    const envelope = await signEnvelope(TYPE, payload, [eve]);
    expect(() => verifyEnvelope(envelope, trust(threshold, anna))).toThrow(RangeError);
  });

  it('verifies the published example of DSSE’s encoding', async () => {
    const hello = new Uint8Array(Buffer.from('hello world'));
    const envelope = await signEnvelope('http://example.com/HelloWorld', hello, [anna]);
    expect(envelope.payload).toBe('aGVsbG8gd29ybGQ=');
    expect(Buffer.from(pae(envelope.payloadType, verifyEnvelope(envelope, trust(1, anna)).payload)).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });
});
