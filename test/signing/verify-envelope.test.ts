import { expect, test } from 'vitest';
import { signEnvelope } from '../../src/signing/dsse.js';
import { pae } from '../../src/signing/pae.js';
import { verifyEnvelopeBy } from '../../src/signing/verify-envelope.js';
import { testSigner, testTrust } from '../support/signing.js';

const payload = Buffer.from('{}');
const signed = signEnvelope('text/plain', payload, [testSigner(), testSigner('second')]);

test('asks for each signature of a trusted key, over the encoding of DSSE', async () => {
  const asked: (readonly Uint8Array[])[] = [];
  const { payload: found, keyIds } = verifyEnvelopeBy(
    (...part) => asked.push(part) > 0,
    await signed,
    testTrust(['second']),
  );
  expect(Buffer.from(found)).toEqual(payload);
  expect(keyIds).toEqual([testSigner('second').publicKey.keyId]);
  expect(asked.map(([message, , key]) => [message, key])).toEqual([
    [pae('text/plain', payload), testSigner('second').publicKey.raw],
  ]);
});

test('refuses what doesn’t fit, and too few', async () => {
  const envelope = await signed;
  expect(() => verifyEnvelopeBy(() => false, envelope, testTrust())).toThrow(
    expect.objectContaining({ code: 'signature-invalid' }),
  );
  expect(() => verifyEnvelopeBy(() => true, envelope, testTrust(['other']))).toThrow(
    expect.objectContaining({ code: 'signature-threshold-unmet' }),
  );
  expect(() => verifyEnvelopeBy(() => true, envelope, { ...testTrust(), threshold: 0 })).toThrow(RangeError);
});
