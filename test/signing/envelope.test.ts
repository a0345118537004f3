import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { MAX_ENVELOPE_BYTES, MAX_PAYLOAD_BYTES, MAX_SIGNATURES, parseEnvelope } from '../../src/signing/envelope.js';
import { errorOf } from './tools.js';

const envelope = { payloadType: 'text/plain', payload: 'aGk=', signatures: [{ keyid: 'a', sig: 'AAAA' }] };
const signed = (...signatures: unknown[]) => ({ ...envelope, signatures });
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('parseEnvelope', () => {
  it('reads a value and the bytes of its JSON alike', () => {
    expect(parseEnvelope(envelope)).toEqual(envelope);
    expect(parseEnvelope(bytes(JSON.stringify(envelope)))).toEqual(envelope);
  });

  it('reads a signature without key id, as DSSE allows', () => {
    expect(parseEnvelope(signed({ sig: 'AAAA' }, { keyid: '', sig: 'AAAB' })).signatures).toEqual([
      { keyid: '', sig: 'AAAA' },
      { keyid: '', sig: 'AAAB' },
    ]);
  });

  it('leaves other keys out where they are allowed', () => {
    expect(parseEnvelope({ flist: 'x', ...envelope }, { extraKeys: true })).toEqual(envelope);
  });

  it.each([
    // value, path
    [{ ...envelope, flist: 'x' }, 'flist'],
    [{ payload: 'aGk=', signatures: envelope.signatures }, 'payloadType'],
    [{ ...envelope, payloadType: '' }, 'payloadType'],
    [{ ...envelope, payloadType: 'text/plain\u00e9' }, 'payloadType'],
    [{ ...envelope, payloadType: 'text/\ud800' }, 'payloadType'],
    [{ ...envelope, payload: 7 }, 'payload'],
    [{ ...envelope, payload: '' }, 'payload'],
    [{ ...envelope, payload: 'aGk' }, 'payload'],
    [{ ...envelope, payload: 'aGl=' }, 'payload'],
    [{ ...envelope, payload: 'aGk=\n' }, 'payload'],
    [{ ...envelope, payload: '-_8=' }, 'payload'],
    [{ ...envelope, payload: 'A'.repeat((MAX_PAYLOAD_BYTES / 3 + 4) * 4) }, 'payload'],
    [{ ...envelope, signatures: undefined }, 'signatures'],
    [{ ...envelope, signatures: {} }, 'signatures'],
    [signed(), 'signatures'],
    [signed(...Array.from({ length: MAX_SIGNATURES + 1 }, (_, i) => ({ keyid: `${i}`, sig: 'AAAA' }))), 'signatures'],
    [signed(null), 'signatures.0'],
    [signed({ keyid: 'a' }), 'signatures.0.sig'],
    [signed({ keyid: 'a', sig: 'AAA' }), 'signatures.0.sig'],
    [signed({ keyid: 7, sig: 'AAAA' }), 'signatures.0.keyid'],
    [signed({ keyid: 'a\u0000', sig: 'AAAA' }), 'signatures.0.keyid'],
    [signed({ keyid: 'a', sig: 'AAAA', cert: 'x' }), 'signatures.0.cert'],
    [signed({ keyid: 'a', sig: 'AAAA' }, { keyid: 'a', sig: 'AAAB' }), 'signatures.1.keyid'],
  ])('refuses what isn’t right, and says where (%#)', async (value, path) => {
    const error = await errorOf(() => parseEnvelope(value, { file: '1.0.0' }));
    expect(error.problems.map(({ place }) => place)).toEqual([{ file: '1.0.0', path }]);
    expect(error.exitCode).toBe(3);
  });

  it.each([null, 'text', 7, [], undefined])('refuses %j', async (value) => {
    expect((await errorOf(() => parseEnvelope(value))).code).toBe('envelope-not-an-object');
  });

  it('reports all that is wrong at once', async () => {
    const error = await errorOf(() => parseEnvelope({ payloadType: 1, payload: '*', signatures: [{}], x: 1 }));
    expect(error.problems.map(({ place }) => place?.path)).toEqual(['x', 'payloadType', 'payload', 'signatures.0.sig']);
  });

  it('refuses inherited keys', async () => {
    const error = await errorOf(() => parseEnvelope(Object.create(envelope)));
    expect(error.problems).toHaveLength(3);
  });

  it.each([
    // text, why
    [
      '{"payloadType":"a","payload":"aGk=","payload":"aGl2","signatures":[{"keyid":"a","sig":"AAAA"}]}',
      'a repeated key',
    ],
    [`\uFEFF${JSON.stringify(envelope)}`, 'a byte order mark'],
    [`${JSON.stringify(envelope)}x`, 'more after it'],
    ['', 'no text'],
  ])('refuses loose JSON: %j, %s', async (text) => {
    expect((await errorOf(() => parseEnvelope(bytes(text), { file: 'index.json' }))).problems[0]).toMatchObject({
      code: 'envelope-not-json',
      place: { file: 'index.json' },
    });
  });

  it('doesn’t read a text beyond its limit', async () => {
    expect((await errorOf(() => parseEnvelope(new Uint8Array(MAX_ENVELOPE_BYTES + 1)))).code).toBe(
      'envelope-too-large',
    );
  });

  it('gives an envelope or an OtaError for anything', () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: false }),
      fc.record({ payloadType: fc.anything(), payload: fc.anything(), signatures: fc.array(fc.anything()) }),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(anything, (value) => {
        try {
          expect(parseEnvelope(value).signatures.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(OtaError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
