import { OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import type { Described, SignatureFileUse } from './file-signer.js';
import { globalMessage } from './minisig.js';
import {
  type RequestSignature,
  type SignatureRequest,
  type SignatureRequests,
  signatureOf,
} from './signature-request.js';
import { type Signer, signAndVerify } from './signer.js';

/** A request, and what its very bytes say. */
export interface ShownRequest {
  readonly request: SignatureRequest;
  readonly described: Described;
}

/**
 * What each request asks to be signed, read from its bytes; what the file says of them beside doesn’t count.
 *
 * @throws OtaError `signatures-bytes-unknown` with every request that nobody should sign.
 */
export const shownRequests = (
  { requests }: Pick<SignatureRequests, 'requests'>,
  describe: SignatureFileUse['describe'],
): readonly ShownRequest[] => {
  const judged = requests.map((request) => ({ request, verdict: describe(request.bytes, request.trustedComment) }));
  const problems = judged.flatMap(({ verdict }, index) =>
    'refused' in verdict
      ? [problem('signatures-bytes-unknown', { what: `Request ${index + 1}`, reason: verdict.refused })]
      : [],
  );
  if (problems.length > 0) throw new OtaError(problems);
  return judged.flatMap(({ request, verdict }) =>
    'refused' in verdict ? [] : [{ request, described: verdict.signable }],
  );
};

/** What became of a file of requests. */
interface SignedRequests {
  readonly signed: SignatureRequests;
  /** Signatures that were added. */
  readonly added: number;
}

/**
 * Signs every request with those of the signers whose signatures it asks for; a key that has signed one already, with a signature that
 * fits, is left alone.
 *
 * @param file for messages.
 * @throws OtaError `signatures-key-unwanted` where it asks for none of them, `signatures-wrong`, and what a signer throws.
 */
export const signRequests = async (
  requests: SignatureRequests,
  signers: readonly Signer[],
  file: string,
): Promise<SignedRequests> => {
  const { keyids } = requests.wanted;
  const wanted = signers.filter(({ publicKey }) => keyids.includes(publicKey.keyId));
  if (wanted.length === 0) {
    const keyIds = signers.map(({ publicKey }) => publicKey.keyId);
    throw new OtaError([problem('signatures-key-unwanted', { keyIds, wanted: keyids })]);
  }
  let added = 0;
  const signed: SignatureRequest[] = [];
  for (const request of requests.requests) {
    const signatures = [...request.signatures];
    for (const signer of wanted) {
      if (signatureOf({ ...request, signatures }, signer.publicKey, file)) continue;
      signatures.push(await signatureBy(signer, request));
      added += 1;
    }
    signed.push({ ...request, signatures });
  }
  return { signed: { ...requests, requests: signed }, added };
};

const signatureBy = async (
  signer: Signer,
  { bytes, trustedComment }: Pick<SignatureRequest, 'bytes' | 'trustedComment'>,
): Promise<RequestSignature> => {
  const keyid = signer.publicKey.keyId;
  const sig = await signAndVerify(signer, bytes);
  if (trustedComment === undefined) return { keyid, sig };
  return { keyid, sig, commentSig: await signAndVerify(signer, globalMessage(sig, trustedComment)) };
};
