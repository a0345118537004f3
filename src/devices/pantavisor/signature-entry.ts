import { z } from 'zod';
import { parseJsonText } from '../../schemas/json-text.js';
import { canonicalMembers } from './canonical-json.js';
import { type KeySelection, MAX_PATTERNS, patternFault, selects } from './key-pattern.js';
import { SIGNATURES, type State } from './state.js';

/** The format of a signature entry. */
const SIGNATURE_SPEC = 'pvs@2';
/** The algorithms that devices know. There is no EdDSA among them. */
export const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'ES512'] as const;

export type SignatureAlgorithm = (typeof ALGORITHMS)[number];

/** A longer chain than anybody has; each of its certificates is a public-key operation for whoever checks it. */
export const MAX_CHAIN = 8;
const MAX_PROTECTED_BYTES = 256 * 1024;

/** An entry `_sigs/<name>.json` as it was read: a JWS whose payload stands elsewhere (RFC 7515, appendix F). */
export interface SignatureEntry {
  readonly algorithm: SignatureAlgorithm;
  readonly selection: KeySelection;
  /** DER, leaf first. */
  readonly chain: readonly Uint8Array[];
  readonly signature: Uint8Array;
  /** The protected header as it stands, in base64url. */
  readonly protectedHeader: string;
}

const entrySchema = z.looseObject({ '#spec': z.literal(SIGNATURE_SPEC), protected: z.string(), signature: z.string() });

const patterns = z.array(z.string()).max(MAX_PATTERNS);

const headerSchema = z.looseObject({
  alg: z.enum(ALGORITHMS),
  typ: z.literal('PVS'),
  // Pantavisor: a missing `exclude` crashes the device, so both lists have to be there.
  pvs: z.looseObject({ include: patterns, exclude: patterns }),
  x5c: z.array(z.string()).min(1).max(MAX_CHAIN),
  /** Extensions that must be understood (RFC 7515, 4.1.11): a device understands none. */
  crit: z.undefined().optional(),
});

/** Whether a key of a state is where a signature stands. */
export const isSignatureKey = (key: string): boolean => /^_sigs\/[^/]+\.json$/.test(key);

/** `_sigs/bsp.json` */
export const signatureKey = (name: string): string => `${SIGNATURES}${name}.json`;

/** A signature entry, or in words why it is none that a device takes. */
export const parseSignatureEntry = (value: unknown): SignatureEntry | string => {
  const entry = entrySchema.safeParse(value);
  if (!entry.success) return `it is no ${SIGNATURE_SPEC} entry: ${issueOf(entry.error)}`;
  const bytes = fromBase64(entry.data.protected, 'base64url');
  const signature = fromBase64(entry.data.signature, 'base64url');
  if (!bytes || !signature) return 'its protected header or signature is not unpadded base64url';
  const header = parseJsonText(bytes, { file: 'protected', maxBytes: MAX_PROTECTED_BYTES });
  if (header.problems[0]) return `its protected header is no strict JSON: ${header.problems[0].message}`;
  const read = headerSchema.safeParse(header.value);
  if (!read.success) return `its protected header is not right: ${issueOf(read.error)}`;
  return withParts(read.data, { signature, protectedHeader: entry.data.protected });
};

const withParts = (
  { alg, pvs, x5c }: z.output<typeof headerSchema>,
  rest: Pick<SignatureEntry, 'signature' | 'protectedHeader'>,
): SignatureEntry | string => {
  for (const pattern of [...pvs.include, ...pvs.exclude]) {
    const fault = patternFault(pattern);
    if (fault !== undefined) return `its pattern ${JSON.stringify(pattern)} is not to be relied on: ${fault}`;
  }
  const chain = x5c.flatMap((text) => fromBase64(text, 'base64') ?? []);
  if (chain.length !== x5c.length) return 'a certificate in x5c is not standard base64';
  return { algorithm: alg, selection: { include: pvs.include, exclude: pvs.exclude }, chain, ...rest };
};

const issueOf = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : 'it has another form';
};

/** The bytes of a text whose encoding is the one that they have: no blanks, no other alphabet, no stray bits at the end. */
const fromBase64 = (text: string, encoding: 'base64' | 'base64url'): Uint8Array | undefined => {
  const bytes = Buffer.from(text, encoding);
  return bytes.length > 0 && bytes.toString(encoding) === text ? bytes : undefined;
};

/** The protected header of a signature to be made, in base64url: the same inputs give the same text. */
export const protectedHeaderOf = (
  algorithm: SignatureAlgorithm,
  { include, exclude }: KeySelection,
  chain: readonly Uint8Array[],
): string => {
  const x5c = chain.map((certificate) => Buffer.from(certificate).toString('base64'));
  return Buffer.from(JSON.stringify({ alg: algorithm, pvs: { include, exclude }, typ: 'PVS', x5c })).toString(
    'base64url',
  );
};

/** The value of an entry `_sigs/<name>.json`. */
export const signatureValue = (protectedHeader: string, signature: Uint8Array) => ({
  '#spec': SIGNATURE_SPEC,
  protected: protectedHeader,
  signature: Buffer.from(signature).toString('base64url'),
});

/** What a signature signs of a state: its header, and the canonical JSON of the selected keys (RFC 7515, 5.1). */
export const signedBytes = (protectedHeader: string, selection: KeySelection, { entries }: State): Uint8Array => {
  const selected = entries.filter(({ key }) => selects(selection, key));
  const payload = canonicalMembers(selected.map(({ key, text }) => [key, text] as const));
  return Buffer.from(`${protectedHeader}.${Buffer.from(payload).toString('base64url')}`);
};
