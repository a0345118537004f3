import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { PUBLIC_KEY } from '../workspace.js';

/** What this reads was written by the tool; it is verified by Node's own cryptography and shares no code with the tool. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

const key: KeyObject = createPublicKey({
  key: Buffer.concat([SPKI_ED25519, Buffer.from(PUBLIC_KEY, 'base64')]),
  format: 'der',
  type: 'spki',
});

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A JSON value, or undefined where the bytes are none. */
export const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
};

interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** A release as the index lists it. */
export interface ListedRelease {
  readonly version: string;
  readonly upgradeObject: { readonly sha256: string };
  readonly bundle: { readonly path: string; readonly size: number; readonly sha256: string };
  readonly record?: { readonly sha256: string };
}

/** What an index says. */
export interface Index {
  readonly counter: number;
  readonly previous: string | null;
  readonly expires: string;
  readonly created: string;
  readonly latest: string | null;
  readonly releases: readonly ListedRelease[];
  readonly page?: { readonly path: string; readonly sha256: string };
}

/** What an upgrade object says. */
export interface Release {
  readonly version: string;
  readonly bundle: { readonly path: string; readonly size: number; readonly sha256: string };
  readonly schemas?: Readonly<Record<string, { readonly path: string; readonly sha256: string }>>;
}

/** The predicate inside a DSSE envelope (protocol.md of DSSE v1) that the release key signed; undefined otherwise. */
const predicateOf = (bytes: Uint8Array): unknown => {
  const value = jsonOf(bytes) as Partial<Envelope> | null | undefined;
  if (typeof value?.payload !== 'string' || typeof value.payloadType !== 'string') return undefined;
  const payload = Buffer.from(value.payload, 'base64');
  const { payloadType } = value;
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  const signed = Buffer.concat([Buffer.from(head), payload]);
  const good = value.signatures?.some(({ sig }) => verify(null, signed, key, Buffer.from(sig, 'base64')));
  return good ? (jsonOf(payload) as { readonly predicate: unknown }).predicate : undefined;
};

/** The index in a signed envelope; undefined where it isn't one. */
export const indexOf = (bytes: Uint8Array): Index | undefined => {
  const predicate = predicateOf(bytes) as Partial<Index> | undefined;
  return Array.isArray(predicate?.releases) ? (predicate as Index) : undefined;
};

/** The release in a signed envelope; undefined where it isn't one. */
export const releaseOf = (bytes: Uint8Array): Release | undefined => {
  const predicate = predicateOf(bytes) as Partial<Release> | undefined;
  return typeof predicate?.version === 'string' && predicate.bundle ? (predicate as Release) : undefined;
};

/** Below 0 where `a` is the lower version; versions are three numbers here. */
export const byVersion = (a: string, b: string): number => {
  const [left = [], right = []] = [a, b].map((version) => version.split('.').map(Number));
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0) || (left[2] ?? 0) - (right[2] ?? 0);
};
