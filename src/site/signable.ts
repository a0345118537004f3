import { parseJsonText } from '../schemas/json-text.js';
import { pae } from '../signing/pae.js';
import { type IndexStatement, indexStatementSchema } from './index-statement.js';
import { PAYLOAD_TYPE, type ReleaseStatement, releaseStatementSchema, STATEMENT_TYPE } from './statement.js';

/** What bytes say to whoever is to sign them: read from the very bytes, and from nothing beside them. */
interface Signable {
  /** In a few words: `statement of gateway 1.2.0`, `index revision 12 of gateway, channel stable`. */
  readonly what: string;
  /** Their facts, a line each, `name: value`. Texts of others in them are quoted. */
  readonly lines: readonly string[];
  readonly kind: SignableKind;
}

type SignableKind = 'statement' | 'minisign' | 'index' | 'record' | 'provenance' | `tuf-${string}`;

/** What bytes are, or why nobody should sign them. */
type SignableVerdict = { readonly signable: Signable } | { readonly refused: string };

/** BLAKE2b-512, as minisign signs it. */
const DIGEST_BYTES = 64;
/** minisign’s comments are a few fields; its readers take 8 kB. */
const MAX_COMMENT_LENGTH = 1024;
/** Statements about a release whose facts are listed as they stand. */
const FURTHER_PREDICATES: ReadonlyMap<string, 'record' | 'provenance'> = new Map([
  ['urn:ota-release:predicate:record:v1', 'record'],
  ['https://slsa.dev/provenance/v1', 'provenance'],
]);
const TUF_ROLES: ReadonlySet<string> = new Set(['root', 'timestamp', 'snapshot', 'targets']);
/** Further facts of statements that are listed as they stand. */
const MAX_FACTS = 5000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * What the bytes say, if they are one of the forms that this project signs: a statement in DSSE’s pre-authentication encoding,
 * metadata of The Update Framework, or, with a trusted comment, the digest of a file. Anything else is refused: a signature under a
 * release key on bytes that nobody can read might mean anything to a device.
 */
export const signableOf = (bytes: Uint8Array, trustedComment?: string): SignableVerdict => {
  if (trustedComment !== undefined) return digestOf(bytes, trustedComment);
  const text = textOf(bytes);
  if (text === undefined) return { refused: 'they are no text' };
  return text.startsWith('DSSEv1 ') ? statementOf(bytes, text) : metadataOf(text);
};

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

const digestOf = (bytes: Uint8Array, comment: string): SignableVerdict => {
  if (bytes.length !== DIGEST_BYTES)
    return { refused: `they are ${bytes.length} bytes, and a digest has ${DIGEST_BYTES}` };
  // A statement or a message in place of a digest would be signed unread.
  if (/^[\x20-\x7e\s]*$/.test(textOf(bytes) ?? '\0')) return { refused: 'they are a text in place of a digest' };
  if (comment.length > MAX_COMMENT_LENGTH || !/^file:[\x20-\x7e]+\thashed(\t[\x20-\x7e]+)*$/.test(comment))
    return { refused: 'their trusted comment is none of a bundle' };
  const [file = '', , ...facts] = comment.split('\t');
  return {
    signable: {
      kind: 'minisign',
      what: `minisign signature of ${file.slice('file:'.length)}`,
      lines: [
        `file: ${quoted(file.slice('file:'.length))}`,
        ...facts,
        `blake2b512: ${Buffer.from(bytes).toString('hex')}`,
      ],
    },
  };
};

const statementOf = (bytes: Uint8Array, text: string): SignableVerdict => {
  const payload = text.slice(text.indexOf('{'));
  const again = pae(PAYLOAD_TYPE, encoder.encode(payload));
  if (Buffer.compare(again, bytes) !== 0) return { refused: `they are no statement of the type ${PAYLOAD_TYPE}` };
  const { value, problems } = parseJsonText(payload, { file: 'payload' });
  const [problem] = problems;
  if (problem) return { refused: `their payload is no strict JSON: ${problem.message}` };
  const release = releaseStatementSchema.safeParse(value);
  if (release.success) return { signable: releaseFacts(release.data, value) };
  const index = indexStatementSchema.safeParse(value);
  if (index.success) return { signable: indexFacts(index.data, value) };
  return furtherStatement(value);
};

const releaseFacts = ({ predicate }: ReleaseStatement, value: unknown): Signable => ({
  kind: 'statement',
  what: `statement of ${predicate.product} ${predicate.version}`,
  lines: factsOf(fieldOf(value, 'predicate')),
});

/** Each release of an index on one line: a hundred of them are to be looked through. */
const indexFacts = ({ predicate }: IndexStatement, value: unknown): Signable => {
  const { product, channel, counter, releases } = predicate;
  const { releases: _, ...facts } = objectOf(fieldOf(value, 'predicate'));
  return {
    kind: 'index',
    what: `index revision ${counter} of ${product}, channel ${channel}`,
    lines: [
      ...factsOf(facts),
      ...releases.map(({ version, ...entry }) => `release ${quoted(version)}: ${escaped(JSON.stringify(entry))}`),
    ],
  };
};

const furtherStatement = (value: unknown): SignableVerdict => {
  const statement = objectOf(value);
  const type = statement.predicateType;
  const name = typeof type === 'string' ? FURTHER_PREDICATES.get(type) : undefined;
  if (statement._type !== STATEMENT_TYPE || name === undefined)
    return { refused: 'their statement is none that this tool makes' };
  const { _type: _, predicateType: __, ...facts } = statement;
  return bounded({ kind: name, what: name, lines: factsOf(facts) });
};

const metadataOf = (text: string): SignableVerdict => {
  const { value, problems } = parseJsonText(text, { file: 'metadata' });
  const metadata = objectOf(value);
  const { _type: type, version } = metadata;
  if (problems.length > 0 || typeof type !== 'string' || !TUF_ROLES.has(type) || typeof version !== 'number')
    return { refused: 'they are neither a statement nor metadata of The Update Framework' };
  return bounded({ kind: `tuf-${type}`, what: `TUF ${type} ${version}`, lines: factsOf(metadata) });
};

const bounded = (signable: Signable): SignableVerdict =>
  signable.lines.length > MAX_FACTS ? { refused: `they state more than ${MAX_FACTS} facts` } : { signable };

/** Every leaf of a value on a line of its own, by its path. Nothing is left out: what isn’t shown is not to be signed. */
const factsOf = (value: unknown, path = ''): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [`${path}: ${quoted(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${path}: ${Array.isArray(value) ? 'none' : '{}'}`];
  return entries.flatMap(([key, item]) => factsOf(item, path === '' ? key : `${path}.${key}`));
};

/** Plain words as they are; anything that could be taken for more than it is in quotation marks, on one line. */
const quoted = (value: unknown): string =>
  typeof value === 'string' && /^[\w.:/+=@%,~<>^|*-]+( [\w.:/+=@%,~<>^|*-]+)*$/.test(value)
    ? value
    : escaped(JSON.stringify(value));

/** What a terminal would take for an order, or turn around, as JSON would escape it. */
const escaped = (json: string): string =>
  json.replaceAll(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, unicodeEscape);

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const fieldOf = (value: unknown, key: string): unknown => objectOf(value)[key];

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
