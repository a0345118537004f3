import { describe, expect, it } from 'vitest';
import { globalMessage } from '../../src/signing/minisig.js';
import {
  isRequestFor,
  parseRequests,
  requestId,
  requestsText,
  type SignatureRequests,
  signatureOf,
} from '../../src/signing/signature-request.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

/** As far as tests change it. */
interface FileJson {
  readonly requests: readonly { readonly signatures: readonly unknown[] }[];
}

const ben = testSigner('ben');
const KEY = ben.publicKey.keyId;
const BYTES = new TextEncoder().encode('statement');
const DIGEST = new Uint8Array(64).fill(0xe7);
const COMMENT = 'file:a.zip\thashed';

const requests = async (): Promise<SignatureRequests> => {
  const ofDigest = await ben.sign(DIGEST);
  return {
    product: 'logger',
    created: '2026-02-01T00:00:00Z',
    wanted: { keyids: [KEY], signatures: 1 },
    requests: [
      {
        id: requestId(BYTES),
        what: 'statement',
        bytes: BYTES,
        summary: ['a: b'],
        signatures: [{ keyid: KEY, sig: await ben.sign(BYTES) }],
      },
      {
        id: requestId(DIGEST, COMMENT),
        what: 'minisign',
        bytes: DIGEST,
        trustedComment: COMMENT,
        summary: [],
        signatures: [{ keyid: KEY, sig: ofDigest, commentSig: await ben.sign(globalMessage(ofDigest, COMMENT)) }],
      },
    ],
  };
};
const read = (text: string) => parseRequests(new TextEncoder().encode(text), 'sign.json');

describe('a file of requests', () => {
  it('is read as it was written, whatever else stands in it', async () => {
    const made = await requests();
    expect(read(requestsText(made))).toEqual(made);
    const more = { ...JSON.parse(requestsText(made)), remark: 'ours' };
    expect(read(JSON.stringify(more))).toEqual(made);
    expect(requestsText(made).split('\n').length).toBeGreaterThan(10);
  });

  it.each([
    // what is wrong, change of its JSON, field
    ['another version', (file: FileJson) => ({ ...file, version: 2 }), 'version'],
    ['a time that is none', (file: FileJson) => ({ ...file, created: 'soon' }), 'created'],
    ['an id of other bytes', (file: FileJson) => withFirst(file, { id: '0'.repeat(64) }), 'requests.0.id'],
    ['bytes that are not base64', (file: FileJson) => withFirst(file, { bytes: 'AA=A' }), 'requests.0.bytes'],
    [
      'a request twice',
      (file: FileJson) => ({ ...file, requests: [file.requests[0], file.requests[0]] }),
      'requests.1.id',
    ],
    [
      'a key twice',
      (file: FileJson) =>
        withFirst(file, { signatures: [file.requests[0]?.signatures[0], file.requests[0]?.signatures[0]] }),
      'requests.0.signatures.1.keyid',
    ],
    [
      'a short signature',
      (file: FileJson) => withFirst(file, { signatures: [{ keyid: KEY, sig: 'AAAA' }] }),
      'requests.0.signatures.0.sig',
    ],
    [
      'a key id in capitals',
      (file: FileJson) => withFirst(file, { signatures: [{ keyid: KEY.toUpperCase(), sig: 'AAAA' }] }),
      'requests.0.signatures.0.keyid',
    ],
    [
      'more requests than anybody asks for',
      (file: FileJson) => ({ ...file, requests: Array(65).fill(file.requests[0]) }),
      'requests',
    ],
  ])('is refused with %s', async (_what, change, field) => {
    const text = JSON.stringify(change(JSON.parse(requestsText(await requests()))));
    const failure = await failureOf(() => read(text));
    expect(failure.code).toBe('signatures-file-invalid');
    expect(failure.message).toContain(`: ${field} `);
  });

  it('is refused where it is no strict JSON', async () => {
    expect((await failureOf(() => read('{"version":1,"version":1}'))).code).toBe('signatures-file-invalid');
  });
});

const withFirst = (file: FileJson, changes: object) => ({ ...file, requests: [{ ...file.requests[0], ...changes }] });

describe('signatureOf', () => {
  it('gives a key’s signature only if all of it fits', async () => {
    const [statement, minisign] = (await requests()).requests;
    if (!statement || !minisign) throw new Error('two were made');
    expect(signatureOf(statement, ben.publicKey, 'f')).toBe(statement.signatures[0]);
    expect(signatureOf(minisign, ben.publicKey, 'f')).toBe(minisign.signatures[0]);
    expect(signatureOf(statement, testSigner('anna').publicKey, 'f')).toBeUndefined();
    const [{ sig } = { sig: new Uint8Array() }] = minisign.signatures;
    for (const commentSig of [undefined, sig])
      expect(
        (
          await failureOf(() =>
            signatureOf(
              { ...minisign, signatures: [{ keyid: KEY, sig, ...(commentSig ? { commentSig } : {}) }] },
              ben.publicKey,
              'f',
            ),
          )
        ).code,
      ).toBe('signatures-wrong');
  });
});

describe('isRequestFor', () => {
  it('tells the same bytes for another purpose apart', async () => {
    const [, minisign] = (await requests()).requests;
    if (!minisign) throw new Error('two were made');
    expect(isRequestFor(minisign, DIGEST, { trustedComment: COMMENT })).toBe(true);
    expect(isRequestFor(minisign, DIGEST, undefined)).toBe(false);
    expect(isRequestFor(minisign, DIGEST, { trustedComment: 'file:b.zip\thashed' })).toBe(false);
  });
});
