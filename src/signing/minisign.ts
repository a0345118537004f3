import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fail } from '../errors/ota-error.js';
import { verify } from './ed25519.js';
import { encodeMinisig, globalMessage, type Minisig, parseMinisig } from './minisig.js';
import { derivedMinisignKeyId, type PublicKey, shownMinisignKeyId } from './public-key.js';
import { type Signer, signAndVerify, signerFor } from './signer.js';
import type { Trust } from './trust.js';
import { encodeTrustedComment, type TrustedComment, trustedCommentFields } from './trusted-comment.js';

export type { TrustedComment } from './trusted-comment.js';

const READ_BYTES = 1024 * 1024;
const DIGEST_BYTES = 64;

/** The field that states a key id which can't be derived from the key. */
const KEY_ID_FIELD = 'keyid';

/** The 64-byte BLAKE2b digest of a file, read in constant memory: what minisign signs. */
export const blake2b512OfFile = async (path: string): Promise<Uint8Array> => {
  const hash = createHash('blake2b512');
  await pipeline(createReadStream(path, { highWaterMark: READ_BYTES }), hash);
  return new Uint8Array(hash.digest());
};

/**
 * The text of the `.minisig` file of the file with this digest. `minisign -V` accepts it under the signer's public key
 * in its minisign form. The same input gives the same text.
 *
 * A key that brought its own minisign id along signs under that id, and states it in the trusted comment as well, where
 * it is signed: whoever trusts the key in another form then knows that the id is right.
 *
 * @throws OtaError `signature-refused`, and whatever the signer throws; RangeError for another length of digest.
 */
export const signBlake2b512 = async (digest: Uint8Array, signer: Signer, comment: TrustedComment): Promise<string> => {
  if (digest.length !== DIGEST_BYTES) throw new RangeError(`a BLAKE2b-512 digest has ${DIGEST_BYTES} bytes`);
  const { minisignKeyId } = signer.publicKey;
  const trustedComment = commentUnder(signer.publicKey, comment);
  const signature = await signAndVerify(signer, digest, { trustedComment });
  const globalSignature = await signAndVerify(signer, globalMessage(signature, trustedComment));
  return encodeMinisig({ keyId: minisignKeyId, signature, trustedComment, globalSignature });
};

/** The trusted comment of a signature under a key, which states the key’s own minisign id where it has one. */
const commentUnder = ({ keyId, minisignKeyId }: PublicKey, comment: TrustedComment): string => {
  const own = minisignKeyId === derivedMinisignKeyId(keyId) ? {} : { [KEY_ID_FIELD]: minisignKeyId };
  return encodeTrustedComment({ ...comment, fields: { ...comment.fields, ...own } });
};

/**
 * The text of the `.minisig` file of a file, which is read once, in constant memory. A file has one such signature: of several signers
 * the first makes it that doesn’t stand back. See signBlake2b512.
 */
export const signFile = async (
  path: string,
  signers: Signer | readonly Signer[],
  comment: TrustedComment,
): Promise<string> => {
  const digest = await blake2b512OfFile(path);
  if ('publicKey' in signers) return signBlake2b512(digest, signers, comment);
  const purpose = { trustedComment: encodeTrustedComment(comment) };
  return signBlake2b512(digest, signerFor(signers, digest, purpose), comment);
};

/** What a minisign signature vouches for, beside the file. */
export interface VerifiedMinisig {
  readonly key: PublicKey;
  readonly trustedComment: string;
  /** The fields of the trusted comment by name: `file`, `product`, `version`. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Verifies the text of a `.minisig` file against the file's BLAKE2b-512 digest and the trusted keys. It holds one
 * signature, so one trusted key suffices, whatever the threshold.
 *
 * Everything counts but the text of the untrusted comment: the key id too, because minisign on a device goes by it.
 *
 * @throws OtaError `signature-minisign-malformed`, `signature-minisign-other-key`, `signature-minisign-invalid`.
 */
export const verifyMinisigOfDigest = (
  text: string,
  digest: Uint8Array,
  trust: Pick<Trust, 'keys'>,
): VerifiedMinisig => {
  const minisig = parseMinisig(text);
  const key = trust.keys.find(({ raw }) => verify(digest, minisig.signature, raw));
  if (!key) throw noSigner(minisig, trust);
  const { trustedComment, globalSignature } = minisig;
  if (!verify(globalMessage(minisig.signature, trustedComment), globalSignature, key.raw))
    throw fail('signature-minisign-invalid', { part: 'its trusted comment' });
  const fields = trustedCommentFields(trustedComment);
  if (!isKeyIdOf(key, minisig.keyId, fields.get(KEY_ID_FIELD))) throw otherKey(minisig, trust);
  return { key, trustedComment, fields };
};

/** Verifies the text of a `.minisig` file against a file, which is read in constant memory. See verifyMinisigOfDigest. */
export const verifyMinisig = async (text: string, path: string, trust: Pick<Trust, 'keys'>): Promise<VerifiedMinisig> =>
  verifyMinisigOfDigest(text, await blake2b512OfFile(path), trust);

/** The id of the key's minisign form, or, where the key came in a form without one, the id that its signed comment states. */
const isKeyIdOf = (key: PublicKey, found: string, stated: string | undefined): boolean =>
  found === key.minisignKeyId || (found === stated && key.minisignKeyId === derivedMinisignKeyId(key.keyId));

const noSigner = (minisig: Minisig, trust: Pick<Trust, 'keys'>) =>
  trust.keys.some(({ minisignKeyId }) => minisignKeyId === minisig.keyId)
    ? fail('signature-minisign-invalid', { part: 'the file' })
    : otherKey(minisig, trust);

const otherKey = ({ keyId }: Minisig, { keys }: Pick<Trust, 'keys'>) =>
  fail('signature-minisign-other-key', {
    found: shownMinisignKeyId({ minisignKeyId: keyId }),
    trusted: keys.map(shownMinisignKeyId),
  });
