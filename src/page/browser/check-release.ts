import { decodeBase64 } from '../../signing/base64.js';
import type { IndexPredicate, IndexRelease } from '../../site/index-statement.js';
import { channelLayout } from '../../site/layout.js';
import type { ReleasePredicate, ReleaseStatement } from '../../site/statement.js';
import { sha256Hex } from './digest.js';
import { openEnvelope, type Vouched } from './envelope.js';
import { bad, good, type Judged } from './judged.js';
import { keyOf, type PageTrust } from './keys.js';
import { hasShape } from './shape.js';
import { releaseShape } from './statement-shapes.js';

/** A release whose upgrade object verifies and is the one that the signed index names. */
export interface CheckedRelease {
  readonly statement: ReleasePredicate;
  readonly keyIds: readonly string[];
  /** It counts because the index says that the key was retired, not because it is trusted still. */
  readonly retiredKey: boolean;
}

/** An upgrade object as a device takes it, docs/site-format.md, “What a device does”, step 5. */
export const checkRelease = async (
  bytes: Uint8Array<ArrayBuffer>,
  entry: IndexRelease,
  index: IndexPredicate,
  trust: PageTrust,
): Promise<Judged<CheckedRelease>> => {
  if ((await sha256Hex(bytes)) !== entry.upgradeObject.sha256)
    return bad('its digest is not the one in the signed index');
  const opened = openedBy(bytes, index, trust);
  if (opened.kind === 'bad') return opened;
  const { payload, keyIds, retiredKey } = opened.value;
  if (!hasShape<ReleaseStatement>(payload, releaseShape))
    return bad(`its signed statement is of another shape: ${releaseShape(payload, '')}`);
  const fault = differenceFrom(payload, entry, index);
  return fault === undefined ? good({ statement: payload.predicate, keyIds, retiredKey }) : bad(fault);
};

type Opened = Vouched & { readonly retiredKey: boolean };

const openedBy = (bytes: Uint8Array, { retiredKeys = [] }: IndexPredicate, trust: PageTrust): Judged<Opened> => {
  const first = openEnvelope(bytes, trust, { extraKeys: true });
  if (first.kind === 'good') return good({ ...first.value, retiredKey: false });
  const retired = retiredKeys.flatMap(({ publicKey }) => {
    const key = keyOf(decodeBase64(publicKey) ?? new Uint8Array());
    return key.kind === 'good' ? [key.value] : [];
  });
  if (retired.length === 0) return first;
  const again = openEnvelope(bytes, { ...trust, keys: [...trust.keys, ...retired] }, { extraKeys: true });
  return again.kind === 'good' ? good({ ...again.value, retiredKey: true }) : first;
};

/** In what a signed statement differs from its entry in the index. */
const differenceFrom = (
  { subject, predicate }: ReleaseStatement,
  entry: IndexRelease,
  index: IndexPredicate,
): string | undefined => {
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['product', predicate.product, index.product],
    ['channel', predicate.channel, index.channel],
    ['version', predicate.version, entry.version],
    ['bundle path', predicate.bundle.path, entry.bundle.path],
    ['bundle size', predicate.bundle.size, entry.bundle.size],
    ['bundle SHA-256', predicate.bundle.sha256, entry.bundle.sha256],
    [
      'subject',
      subject.map(({ name, digest }) => `${name} ${digest.sha256}`).join(),
      `${entry.bundle.path} ${entry.bundle.sha256}`,
    ],
    ['upgradeFrom', predicate.upgradeFrom, entry.upgradeFrom],
    ['barrier', predicate.barrier?.reason, entry.barrier?.reason],
  ];
  const other = facts.find(([, stated, listed]) => stated !== listed);
  return other && `its ${other[0]} is ${JSON.stringify(other[1])}, and the index has ${JSON.stringify(other[2])}`;
};

/** Where a release’s upgrade object lies, from the site’s root. */
export const objectPath = (channel: string, version: string): string => channelLayout(channel).upgradeObject(version);
