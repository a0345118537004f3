import { signEnvelope } from '../../src/signing/dsse.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { testSigner } from './signing.js';
import type { SiteObjects } from './site.js';

/** The object's bytes. @throws Error where the site has none: a test that changes nothing proves nothing. */
export const bytesAt = (site: SiteObjects, path: string): Uint8Array => {
  const bytes = site.get(path);
  if (!bytes) throw new Error(`the test site has no ${path}`);
  return bytes;
};

/** The one path that holds all these parts. */
export const pathWith = (site: SiteObjects, ...parts: readonly string[]): string => {
  const found = [...site.keys()].filter((path) => parts.every((part) => path.includes(part)));
  const [path] = found;
  if (path === undefined || found.length > 1) throw new Error(`${found.length} paths hold ${parts.join(', ')}`);
  return path;
};

export const setText = (site: SiteObjects, path: string, text: string): void => void site.set(path, Buffer.from(text));

/** Flips the lowest bit of the byte in the middle. */
export const flipByte = (site: SiteObjects, path: string, position?: number): void => {
  const bytes = Uint8Array.from(bytesAt(site, path));
  const at = position ?? Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  site.set(path, bytes);
};

export const truncate = (site: SiteObjects, path: string): void =>
  void site.set(path, bytesAt(site, path).subarray(0, -1));

export const swap = (site: SiteObjects, a: string, b: string): void => {
  const first = bytesAt(site, a);
  site.set(a, bytesAt(site, b));
  site.set(b, first);
};

export const copy = (site: SiteObjects, from: string, to: string): void => void site.set(to, bytesAt(site, from));

type Json = Record<string, unknown>;
/** A JSON document of a test, whose shape the test knows. */
// biome-ignore lint/suspicious/noExplicitAny: a tampering test reaches into documents that it is about to break
type Loose = any;

/** Changes the text of a JSON object as a forger without a key could. */
export const editJson = (site: SiteObjects, path: string, change: (value: Loose) => void): void => {
  const value: Json = JSON.parse(new TextDecoder().decode(bytesAt(site, path)));
  change(value);
  site.set(path, jsonBytes(value));
};

/** Changes a signed statement and signs it anew: what somebody with these keys could do. Other keys of the object stay. */
export const resign = async (
  site: SiteObjects,
  path: string,
  change: (statement: Loose) => void,
  signers: readonly string[] = ['release'],
): Promise<string> => {
  const object: Json = JSON.parse(new TextDecoder().decode(bytesAt(site, path)));
  const statement: Json = JSON.parse(Buffer.from(String(object.payload), 'base64').toString());
  change(statement);
  const envelope = await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), signers.map(testSigner));
  const first = envelope.signatures[0]?.sig ?? '';
  const signature = 'signature' in object ? { signature: Buffer.from(first, 'base64').toString('hex') } : {};
  site.set(path, jsonBytes({ ...object, ...signature, ...envelope }));
  return sha256Hex(bytesAt(site, path));
};

/** Changes the newest revision with a trusted key, in both places where it stands. */
export const resignNewest = async (
  site: SiteObjects,
  revision: string,
  change: (statement: Loose) => void,
  signers?: readonly string[],
): Promise<void> => {
  await resign(site, revision, change, signers);
  copy(site, revision, 'index.json');
};

/** Changes the upgrade object of a version, and lets the newest revision vouch for it: what a misused key could do. */
export const resignRelease = async (
  site: SiteObjects,
  revision: string,
  version: string,
  change: (statement: Loose) => void,
): Promise<void> => {
  const sha256 = await resign(site, version, change);
  await listDigest(site, revision, version, sha256);
};

/** Lets the newest revision name this digest for the upgrade object of a version. */
export const listDigest = (site: SiteObjects, revision: string, version: string, sha256: string): Promise<void> =>
  resignNewest(site, revision, (statement) => {
    for (const subject of statement.subject) if (subject.name === version) subject.digest.sha256 = sha256;
    for (const release of statement.predicate.releases)
      if (release.version === version) release.upgradeObject.sha256 = sha256;
  });
