import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail } from '../errors/ota-error.js';
import { parseJsonText } from '../schemas/json-text.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { SIGNATURE_BYTES, verify } from './ed25519.js';
import { MAX_PAYLOAD_BYTES, MAX_SIGNATURES } from './envelope.js';
import { globalMessage } from './minisig.js';
import type { PublicKey } from './public-key.js';
import type { SigningPurpose } from './signer.js';

/** One signature of a request that somebody made elsewhere. Nothing vouches for it before it is verified. */
export interface RequestSignature {
  readonly keyid: string;
  /** 64 bytes. */
  readonly sig: Uint8Array;
  /** Only with a trusted comment: of `sig` and the comment after it. */
  readonly commentSig?: Uint8Array;
}

/** Bytes that are to be signed, and who has. */
export interface SignatureRequest {
  /** SHA-256 in hex of the bytes, with the trusted comment after them where there is one. */
  readonly id: string;
  readonly what: string;
  readonly bytes: Uint8Array;
  /** The bytes are the BLAKE2b-512 digest of a file, which gets a minisign signature with this comment. */
  readonly trustedComment?: string;
  /** For people; whoever signs reads the bytes instead. */
  readonly summary: readonly string[];
  /** In the order in which they were added. */
  readonly signatures: readonly RequestSignature[];
}

/** What a release or an operation waits for, and what was signed of it: what the file holds. */
export interface SignatureRequests {
  readonly product: string;
  /** The time that the coming revision of the index states, RFC 3339; undefined before one was asked for. */
  readonly created?: string;
  /** Whose signatures are asked for, and how many of them. */
  readonly wanted: { readonly keyids: readonly string[]; readonly signatures: number };
  readonly requests: readonly SignatureRequest[];
}

/** A release asks for four things at most, an operation for fewer, a repository of The Update Framework for some more. */
const MAX_REQUESTS = 64;
/** An index has some hundred kilobytes; in base64 a third more. */
export const MAX_REQUEST_FILE_BYTES = 32 * 1024 * 1024;

const keyidSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lowercase hex digits');
const signatureSchema = z
  .string()
  .transform((text) => decodeBase64(text))
  .refine((bytes) => bytes?.length === SIGNATURE_BYTES, `must be ${SIGNATURE_BYTES} bytes in standard base64`)
  .transform((bytes) => bytes ?? new Uint8Array());
const bytesSchema = z
  .string()
  .max(Math.ceil(MAX_PAYLOAD_BYTES / 3) * 4 + 1024)
  .transform((text) => decodeBase64(text))
  .refine((bytes) => bytes !== undefined, 'must be standard base64')
  .transform((bytes) => bytes ?? new Uint8Array());

const fileSchema = z.looseObject({
  version: z.literal(1),
  product: z.string().min(1).max(128),
  created: z.iso.datetime().optional(),
  wanted: z.looseObject({ keyids: z.array(keyidSchema).max(MAX_SIGNATURES), signatures: z.int().positive() }),
  requests: z
    .array(
      z.looseObject({
        id: keyidSchema,
        what: z.string().max(512),
        bytes: bytesSchema,
        trustedComment: z.string().max(1024).optional(),
        summary: z.array(z.string()).max(10_000),
        signatures: z
          .array(z.looseObject({ keyid: keyidSchema, sig: signatureSchema, commentSig: signatureSchema.optional() }))
          .max(MAX_SIGNATURES),
      }),
    )
    .max(MAX_REQUESTS),
});

/** The id of a request: what tells it from others. */
export const requestId = (bytes: Uint8Array, trustedComment = ''): string =>
  createHash('sha256').update(bytes).update(trustedComment).digest('hex');

/**
 * Reads the text of the file. It comes from elsewhere: strict JSON, sizes bounded, each id that of its bytes, and no request and no
 * key of a request twice. No signature is verified yet.
 *
 * @param file for messages.
 * @throws OtaError `signatures-file-invalid`.
 */
export const parseRequests = (text: Uint8Array, file: string): SignatureRequests => {
  const invalid = (field: string, reason: string) => fail('signatures-file-invalid', { file, field, reason });
  const { value, problems } = parseJsonText(text, { file, maxBytes: MAX_REQUEST_FILE_BYTES });
  if (problems[0]) throw invalid('', problems[0].message.replace(/\.$/, ''));
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(issue?.path.join('.') ?? '', issue?.message ?? 'is of another form');
  }
  const { product, created, wanted, requests } = parsed.data;
  const ids = requests.map(({ id }) => id);
  for (const [index, { id, bytes, trustedComment, signatures }] of requests.entries()) {
    const at = `requests.${index}`;
    if (id !== requestId(bytes, trustedComment)) throw invalid(`${at}.id`, 'is not the digest of its bytes');
    if (ids.indexOf(id) !== index) throw invalid(`${at}.id`, 'is that of an earlier request');
    const keyids = signatures.map(({ keyid }) => keyid);
    const again = keyids.findIndex((keyid, position) => keyids.indexOf(keyid) !== position);
    if (again !== -1) throw invalid(`${at}.signatures.${again}.keyid`, 'names a key that has signed it already');
  }
  return {
    product,
    ...(created === undefined ? {} : { created }),
    wanted: { keyids: wanted.keyids, signatures: wanted.signatures },
    requests: requests.map(({ id, what, bytes, trustedComment, summary, signatures }) => ({
      id,
      what,
      bytes,
      ...(trustedComment === undefined ? {} : { trustedComment }),
      summary,
      signatures: signatures.map(({ keyid, sig, commentSig }) => ({
        keyid,
        sig,
        ...(commentSig ? { commentSig } : {}),
      })),
    })),
  };
};

/** The text of the file: JSON for people and for other tools, over several lines. The same requests give the same text. */
export const requestsText = ({ product, created, wanted, requests }: SignatureRequests): string =>
  `${JSON.stringify(
    {
      version: 1,
      product,
      ...(created === undefined ? {} : { created }),
      wanted,
      requests: requests.map(({ bytes, signatures, ...request }) => ({
        id: request.id,
        what: request.what,
        bytes: encodeBase64(bytes),
        ...(request.trustedComment === undefined ? {} : { trustedComment: request.trustedComment }),
        summary: request.summary,
        signatures: signatures.map(({ keyid, sig, commentSig }) => ({
          keyid,
          sig: encodeBase64(sig),
          ...(commentSig ? { commentSig: encodeBase64(commentSig) } : {}),
        })),
      })),
    },
    undefined,
    2,
  )}\n`;

/** The messages that a key signs for a request, each with the signature that is there of it. */
const signedParts = (
  { bytes, trustedComment }: Pick<SignatureRequest, 'bytes' | 'trustedComment'>,
  made: RequestSignature,
) =>
  trustedComment === undefined
    ? [[bytes, made.sig] as const]
    : [[bytes, made.sig] as const, [globalMessage(made.sig, trustedComment), made.commentSig] as const];

/**
 * The key’s signature of a request, verified; undefined where it made none.
 *
 * @param file for messages.
 * @throws OtaError `signatures-wrong` where it made one that doesn’t fit, or left out that of the comment.
 */
export const signatureOf = (
  request: SignatureRequest,
  { keyId, raw }: Pick<PublicKey, 'keyId' | 'raw'>,
  file: string,
): RequestSignature | undefined => {
  const made = request.signatures.find(({ keyid }) => keyid === keyId);
  if (!made) return undefined;
  if (signedParts(request, made).every(([message, signature]) => signature && verify(message, signature, raw)))
    return made;
  throw fail('signatures-wrong', { file, what: request.what, keyId });
};

/** Whether a request is about these very bytes, for this purpose. */
export const isRequestFor = (
  request: SignatureRequest,
  bytes: Uint8Array,
  purpose: SigningPurpose | undefined,
): boolean => request.id === requestId(bytes, purpose?.trustedComment);
