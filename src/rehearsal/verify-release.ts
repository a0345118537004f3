import { fail } from '../errors/ota-error.js';
import { verifyMinisigOfDigest } from '../signing/minisign.js';
import { findRelease } from '../site/archive.js';
import type { IndexRelease } from '../site/index-statement.js';
import { jsonBytes, sha256Hex } from '../site/json-bytes.js';
import { minisigPath } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import type { ReleaseStatement } from '../site/statement.js';
import { type UpgradeObject, verifyUpgradeObject } from '../site/upgrade-object.js';
import type { Downloaded } from './download.js';
import type { Fault } from './faults.js';
import type { RehearsedSite } from './rehearsal.js';

/** A release whose signatures have been verified with the trusted keys. */
export interface VerifiedRelease {
  readonly version: string;
  /** The bytes at `/{version}`. */
  readonly bytes: Uint8Array;
  readonly object: UpgradeObject;
  readonly statement: ReleaseStatement;
  /** As the signed index lists it. */
  readonly indexed: IndexRelease;
}

/**
 * A release as a device reads it that trusts nothing but the keys: its upgrade object, verified, and the same one that the
 * signed index lists. With the fault `bad-signature` the bytes come with signatures of nobody.
 *
 * @throws OtaError `rehearsal-download-missing`, `site-object-unreadable`, `site-object-unverified`, `site-archive-broken`.
 */
export const verifyRelease = async (
  { source, trust, layout, channel, predicate, directory }: RehearsedSite,
  version: string,
  fault?: Fault,
): Promise<VerifiedRelease> => {
  const path = layout.upgradeObject(version);
  const unverified = (reason: string) => fail('site-object-unverified', { path, reason });
  const indexed = await findRelease(storedIn(source), predicate, directory, version);
  if (!indexed) throw unverified('the signed index does not list that version');
  const read = await source.read(path);
  if (!read) throw fail('rehearsal-download-missing', { path });
  const bytes = fault === 'bad-signature' ? withOtherSignatures(read) : read;
  const { object, statement } = verifyUpgradeObject(bytes, path, trust);
  if (sha256Hex(bytes) !== indexed.upgradeObject.sha256)
    throw unverified('its digest is not the one in the signed index');
  const { product, version: stated, channel: of } = statement.predicate;
  if (product !== channel.product || stated !== version || of !== layout.channel)
    throw unverified(`it states ${product} ${stated} in channel ${of}`);
  return { version, bytes, object, statement, indexed };
};

/** The same object with a bit of each signature changed. */
const withOtherSignatures = (bytes: Uint8Array): Uint8Array => {
  const object: UpgradeObject = JSON.parse(new TextDecoder().decode(bytes));
  const signatures = object.signatures.map(({ sig, ...rest }) => {
    const raw = Buffer.from(sig, 'base64').map((byte, index) => (index === 0 ? byte ^ 1 : byte));
    return { ...rest, sig: Buffer.from(raw).toString('base64') };
  });
  const first = signatures[0]?.sig ?? '';
  return jsonBytes({ ...object, signature: Buffer.from(first, 'base64').toString('hex'), signatures });
};

/**
 * Verifies the bundle’s minisign signature over what was downloaded.
 *
 * @throws OtaError `rehearsal-download-missing`, `signature-minisign-…`.
 */
export const verifyBundleSignature = async (
  { source, trust }: Pick<RehearsedSite, 'source' | 'trust'>,
  bundle: { readonly path: string; readonly downloaded: Pick<Downloaded, 'blake2b512'> },
): Promise<void> => {
  const path = minisigPath(bundle.path);
  const text = await source.read(path);
  if (!text) throw fail('rehearsal-download-missing', { path });
  verifyMinisigOfDigest(new TextDecoder().decode(text), bundle.downloaded.blake2b512, trust);
};

/** A source as the archive’s reader wants it; tags are for those who write. */
export const storedIn = (source: Pick<SiteSource, 'read'>) => ({
  read: async (path: string) => {
    const bytes = await source.read(path);
    return bytes && { bytes, etag: '' };
  },
});
