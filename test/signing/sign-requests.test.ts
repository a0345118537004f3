import { describe, expect, it } from 'vitest';
import { verify } from '../../src/signing/ed25519.js';
import { globalMessage } from '../../src/signing/minisig.js';
import { shownRequests, signRequests } from '../../src/signing/sign-requests.js';
import { requestId, type SignatureRequests } from '../../src/signing/signature-request.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

const [ben, carl] = [testSigner('ben'), testSigner('carl')];
const BYTES = new TextEncoder().encode('statement');
const DIGEST = new Uint8Array(64).fill(0xe7);
const COMMENT = 'file:a.zip\thashed';
const REQUESTS: SignatureRequests = {
  product: 'logger',
  wanted: { keyids: [ben.publicKey.keyId, carl.publicKey.keyId], signatures: 1 },
  requests: [
    { id: requestId(BYTES), what: 'statement', bytes: BYTES, summary: [], signatures: [] },
    {
      id: requestId(DIGEST, COMMENT),
      what: 'digest',
      bytes: DIGEST,
      trustedComment: COMMENT,
      summary: [],
      signatures: [],
    },
  ],
};

describe('signRequests', () => {
  it('adds what each key has not signed yet, a digest with both of its halves', async () => {
    const { signed, added } = await signRequests(REQUESTS, [ben], 'f');
    expect(added).toBe(2);
    const [, ofDigest] = signed.requests;
    const [made] = ofDigest?.signatures ?? [];
    if (!made?.commentSig) throw new Error('it was signed');
    expect(verify(DIGEST, made.sig, ben.publicKey.raw)).toBe(true);
    expect(verify(globalMessage(made.sig, COMMENT), made.commentSig, ben.publicKey.raw)).toBe(true);
    const again = await signRequests(signed, [ben, carl, testSigner('eve')], 'f');
    expect(again.added).toBe(2);
    expect(again.signed.requests.map(({ signatures }) => signatures.map(({ keyid }) => keyid))).toEqual([
      REQUESTS.wanted.keyids,
      REQUESTS.wanted.keyids,
    ]);
    expect((await signRequests(again.signed, [carl, ben], 'f')).added).toBe(0);
  });

  it('signs nothing with keys that nobody asks for, and nothing over a signature that doesn’t fit', async () => {
    const failure = await failureOf(() => signRequests(REQUESTS, [testSigner('eve')], 'f'));
    expect(failure.code).toBe('signatures-key-unwanted');
    const { signed } = await signRequests(REQUESTS, [ben], 'f');
    const broken = {
      ...signed,
      requests: signed.requests.map((one) => ({
        ...one,
        signatures: one.signatures.map((made) => ({ ...made, sig: new Uint8Array(64) })),
      })),
    };
    expect((await failureOf(() => signRequests(broken, [ben], 'f'))).code).toBe('signatures-wrong');
  });
});

describe('shownRequests', () => {
  it('gives each with what its bytes say', () => {
    const described = { kind: 'statement', what: 'a statement', lines: ['a: b'] };
    expect(shownRequests(REQUESTS, () => ({ signable: described }))).toEqual(
      REQUESTS.requests.map((request) => ({ request, described })),
    );
  });

  it('refuses all where one can’t be shown, and names each that can’t', async () => {
    const failure = await failureOf(() => shownRequests(REQUESTS, () => ({ refused: 'they are odd' })));
    expect(failure.problems.map(({ message }) => message)).toEqual([
      'Request 1 can’t be signed: they are odd.',
      'Request 2 can’t be signed: they are odd.',
    ]);
  });
});
