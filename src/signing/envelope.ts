import { OtaError } from '../errors/ota-error.js';
import { type Place, type Problem, problem } from '../errors/problem.js';
import { parseJsonText } from '../schemas/json-text.js';
import { decodeBase64 } from './base64.js';

/** One signature of an envelope. */
export interface EnvelopeSignature {
  /** Hex SHA-256 of the raw public key, for keys of ours. A hint that nothing vouches for; empty where there is none. */
  readonly keyid: string;
  /** Standard base64. */
  readonly sig: string;
}

/** A DSSE v1 envelope in its JSON form. */
export interface Envelope {
  readonly payloadType: string;
  /** Standard base64. */
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

/** How an envelope is read. */
export interface EnvelopeOptions {
  /** Where it was read, for messages. */
  readonly file?: string;
  /** Whether the object may have other keys beside the envelope's, as an upgrade object has. */
  readonly extraKeys?: boolean;
}

/** An index names about a hundred releases in some hundred bytes each, a release's notes are a few pages. */
export const MAX_PAYLOAD_BYTES = 8 * 1024 * 1024;
/** The payload in base64, and room for the signatures. */
export const MAX_ENVELOPE_BYTES = 12 * 1024 * 1024;
/** A team has a handful of signers; each signature of a trusted key costs a verification. */
export const MAX_SIGNATURES = 64;
/** Signatures of other algorithms may stand beside ours; the largest in use for such things has some 5 kB. */
const MAX_SIGNATURE_BYTES = 8192;
/** Printable ASCII without blanks, as media types and URIs are: no two texts that look or encode alike. */
const PAYLOAD_TYPE = /^[\x21-\x7e]{1,255}$/;
const KEY_ID = /^[\x20-\x7e]{0,255}$/;

/**
 * The envelope in a parsed JSON value, or in the bytes of a JSON text. Stricter than DSSE asks: base64 counts in its
 * standard canonical spelling alone, and no two signatures may name the same key. A missing `keyid` reads as empty.
 *
 * @returns the envelope's own keys, and nothing else.
 * @throws OtaError with every problem: `envelope-…`.
 */
export const parseEnvelope = (input: unknown, options: EnvelopeOptions = {}): Envelope => {
  const value = input instanceof Uint8Array ? parseBytes(input, options) : input;
  const problems = envelopeProblems(value, options);
  if (problems.length > 0) throw new OtaError(problems);
  const { payloadType, payload, signatures } = value as Envelope;
  return { payloadType, payload, signatures: signatures.map(({ keyid, sig }) => ({ keyid: keyid ?? '', sig })) };
};

const parseBytes = (bytes: Uint8Array, { file }: EnvelopeOptions): unknown => {
  if (bytes.length > MAX_ENVELOPE_BYTES) {
    const size = { bytes: bytes.length, maxBytes: MAX_ENVELOPE_BYTES };
    throw new OtaError([problem('envelope-too-large', size, file ? { file } : undefined)]);
  }
  const { value, problems } = parseJsonText(bytes, { file: file ?? 'envelope' });
  if (problems.length === 0) return value;
  throw new OtaError(problems.map(({ message, place }) => problem('envelope-not-json', { reason: message }, place)));
};

type Fields = Readonly<Record<string, unknown>>;
type Report = (path: string, reason: string) => Problem;

/** Everything that keeps a value from being an envelope. */
const envelopeProblems = (value: unknown, { file, extraKeys = false }: EnvelopeOptions): readonly Problem[] => {
  const at = (path?: string): Place | undefined =>
    file === undefined && path === undefined ? undefined : { ...(file ? { file } : {}), ...(path ? { path } : {}) };
  const report: Report = (path, reason) => problem('envelope-field-invalid', { field: path, reason }, at(path));
  if (!isObject(value)) return [problem('envelope-not-an-object', { found: kindOf(value) }, at())];
  const unknown = extraKeys ? [] : unknownKeys(value, ['payloadType', 'payload', 'signatures']);
  return [
    ...unknown.map((key) => problem('envelope-key-unknown', { key }, at(key))),
    ...(PAYLOAD_TYPE.test(textOf(value, 'payloadType'))
      ? []
      : [report('payloadType', 'is not a media type or URI of 1 to 255 characters')]),
    ...base64Problems(field(value, 'payload'), 'payload', MAX_PAYLOAD_BYTES, report),
    ...signaturesProblems(field(value, 'signatures'), report),
  ];
};

const signaturesProblems = (value: unknown, report: Report): readonly Problem[] => {
  if (!Array.isArray(value)) return [report('signatures', `should be a list and is ${kindOf(value)}`)];
  if (value.length === 0) return [report('signatures', 'are empty')];
  if (value.length > MAX_SIGNATURES)
    return [report('signatures', `are ${value.length}; at most ${MAX_SIGNATURES} are read`)];
  const keyIds = value.map((item) => (isObject(item) ? textOf(item, 'keyid') : ''));
  return value.flatMap((item: unknown, index) => [
    ...signatureProblems(item, `signatures.${index}`, report),
    ...(keyIds[index] !== '' && keyIds.indexOf(keyIds[index] ?? '') !== index
      ? [report(`signatures.${index}.keyid`, 'names a key that an earlier signature names')]
      : []),
  ]);
};

const signatureProblems = (value: unknown, path: string, report: Report): readonly Problem[] => {
  if (!isObject(value)) return [report(path, `should be an object and is ${kindOf(value)}`)];
  const keyId = field(value, 'keyid') ?? '';
  return [
    ...unknownKeys(value, ['keyid', 'sig']).map((key) => report(`${path}.${key}`, 'is a key that DSSE doesn’t know')),
    ...(typeof keyId === 'string' && KEY_ID.test(keyId)
      ? []
      : [report(`${path}.keyid`, 'is not a string of at most 255 printable ASCII characters')]),
    ...base64Problems(field(value, 'sig'), `${path}.sig`, MAX_SIGNATURE_BYTES, report),
  ];
};

const base64Problems = (value: unknown, path: string, maxBytes: number, report: Report): readonly Problem[] => {
  if (typeof value !== 'string') return [report(path, `should be a string and is ${kindOf(value)}`)];
  if (value.length > Math.ceil(maxBytes / 3) * 4) return [report(path, `is longer than ${maxBytes} bytes`)];
  if (value === '') return [report(path, 'is empty')];
  return decodeBase64(value) ? [] : [report(path, 'is not canonical standard base64 with padding')];
};

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own keys alone: what an object inherits was never in the text. */
const field = (value: Fields, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

const textOf = (value: Fields, key: string): string => {
  const found = field(value, key);
  return typeof found === 'string' ? found : '';
};

const unknownKeys = (value: Fields, known: readonly string[]): readonly string[] =>
  Object.keys(value).filter((key) => !known.includes(key));

const kindOf = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};
