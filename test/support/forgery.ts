import { createHash, createHmac } from 'node:crypto';
import { pae } from '../../src/signing/pae.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { testSigner } from './signing.js';
import type { SiteObjects } from './site.js';
import { bytesAt } from './tamper.js';

interface Envelope {
  payloadType: string;
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** Changes the envelope of the newest revision, in both places where it stands. */
export const editNewest = async (
  site: SiteObjects,
  change: (envelope: Envelope) => Promise<void> | void,
): Promise<void> => {
  const envelope: Envelope = JSON.parse(Buffer.from(bytesAt(site, 'index.json')).toString());
  await change(envelope);
  const bytes = jsonBytes(envelope);
  const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
  site.set('index.json', bytes);
  site.set(`revisions/${String(statement.predicate.counter).padStart(8, '0')}.json`, bytes);
};

/** Changes the statement of an envelope, whose signatures stay as they were. */
// biome-ignore lint/suspicious/noExplicitAny: a forger reaches into a document that is about to break
export const editPayload = (envelope: Envelope, change: (predicate: any) => void): void => {
  const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
  change(statement.predicate);
  envelope.payload = Buffer.from(jsonBytes(statement)).toString('base64');
};

const signedBytes = ({ payloadType, payload }: Envelope): Uint8Array =>
  pae(payloadType, Buffer.from(payload, 'base64'));

/** RFC 8032, section 5.1: the order of the group. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The same signature with S + L in place of S: what a verifier takes that doesn’t look at the range of S. */
export const withHigherS = (sig: string): string => {
  const bytes = Buffer.from(sig, 'base64');
  let s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + L;
  for (let i = 32; i < 64; i += 1) {
    bytes[i] = Number(s & 255n);
    s >>= 8n;
  }
  return bytes.toString('base64');
};

/** Another spelling of the same 64 bytes: the four bits that padding leaves over are not zero. */
export const respelled = (sig: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const at = sig.length - 3;
  return `${sig.slice(0, at)}${alphabet[alphabet.indexOf(sig.charAt(at)) + 1]}==`;
};

/** A signature of a shared secret, for which the public key is taken. */
export const hmacSignature = (envelope: Envelope, name: string): string =>
  createHmac('sha256', testSigner(name).publicKey.raw).update(signedBytes(envelope)).digest('base64');

/** A signature over the same statement as another type of payload. */
export const signedAs = async (envelope: Envelope, payloadType: string, name: string): Promise<string> => {
  const bytes = pae(payloadType, Buffer.from(envelope.payload, 'base64'));
  return Buffer.from(await testSigner(name).sign(bytes)).toString('base64');
};

/** The neutral element as a public key, and the signature that fits every message under it: R neutral, S zero. */
export const WEAK_KEY = Buffer.from([1, ...new Uint8Array(31)]);
export const WEAK_SIGNATURE = Buffer.concat([WEAK_KEY, new Uint8Array(32)]).toString('base64');
export const WEAK_KEY_ID = createHash('sha256').update(WEAK_KEY).digest('hex');
export const WEAK_PEM = `-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA${WEAK_KEY.toString('base64')}\n-----END PUBLIC KEY-----\n`;
