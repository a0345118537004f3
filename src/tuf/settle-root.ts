import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import type { Signer } from '../signing/signer.js';
import type { ChannelLayout } from '../site/layout.js';
import { type TufTrust, tufKey } from './keys.js';
import { hasSigned, metadataBytes, metadataOf, tufSignatures } from './metadata.js';
import { tufNames } from './names.js';
import { isDue, nextRoot, parseRoot, rootRole, type StandingRoot, statesTrust } from './root.js';
import { type NamedRoot, newestRoot } from './root-chain.js';

/** What a channel's root is to be. */
export interface RootWish {
  readonly layout: ChannelLayout;
  /** Whom the coming revision trusts. */
  readonly trust: TufTrust;
  /** The root that the revision before names. */
  readonly named: NamedRoot | undefined;
  /** When the coming revision is made: RFC 3339 in UTC. */
  readonly created: string;
  readonly expiresDays: number;
}

/** The root that a revision names, and whether it is still to be created. */
export interface SettledRoot {
  readonly root: StandingRoot;
  readonly isNew: boolean;
}

/**
 * The root that states whom the coming revision trusts: the newest one on the host, or one more behind it, signed by the keys of both
 * (TUF 1.0, section 6.1), where keys or threshold have changed or half of its time is over. A root of a run that died, or of another
 * one, is taken as it is where it states the same. Writes nothing.
 *
 * @throws OtaError `tuf-root-threshold`, `tuf-root-missing`, `tuf-root-broken`, `host-…`, and whatever a signer throws.
 */
export const settledRoot = async (
  host: Pick<Host, 'read'>,
  wish: RootWish,
  signers: readonly Signer[],
): Promise<SettledRoot> => {
  const newest = await standingRoot(host, wish);
  if (newest && !needsNext(newest, wish)) return { root: newest, isNew: false };
  return { root: await signedRoot(newest, wish, signers), isNew: true };
};

/**
 * Whether the signers at hand can make the root that the coming revision needs, if it needs one.
 *
 * @throws OtaError as `settledRoot`.
 */
export const assertRootCanFollow = async (
  host: Pick<Host, 'read'>,
  wish: RootWish,
  signers: readonly Signer[],
): Promise<void> => {
  const newest = await standingRoot(host, wish);
  if (!newest || needsNext(newest, wish)) assertEnough(newest, wish, idsOf(signers));
};

const standingRoot = async (
  host: Pick<Host, 'read'>,
  { layout, named, trust }: RootWish,
): Promise<StandingRoot | undefined> => {
  const newest = await newestRoot(host, layout, named);
  if (newest && !named) assertVouched(newest, trust);
  return newest;
};

/** Whether the coming revision needs a root of its own. */
const needsNext = ({ metadata: { signed } }: StandingRoot, { trust, created, expiresDays }: RootWish): boolean =>
  !statesTrust(signed, trust) || isDue(signed, created, expiresDays);

/** Roots that no revision names may be anybody’s: whoever can write to the host could have begun a chain of their own. */
const assertVouched = ({ path, metadata }: StandingRoot, { keys, threshold }: TufTrust): void => {
  if (keys.filter((key) => hasSigned(key, metadata)).length >= threshold) return;
  const reason = 'no revision of the index names it, and too few trusted keys have signed it';
  throw fail('tuf-root-broken', { path, reason });
};

const signedRoot = async (
  before: StandingRoot | undefined,
  wish: RootWish,
  signers: readonly Signer[],
): Promise<StandingRoot> => {
  assertEnough(before, wish, idsOf(signers));
  const { layout, trust, created, expiresDays } = wish;
  const root = nextRoot({ trust, before, created, expiresDays });
  const old = before ? rootRole(before.metadata.signed).keys : [];
  const keyIds = new Set([...old, ...trust.keys].map(({ keyID }) => keyID));
  const signatures = await tufSignatures(root, keyIds, signers);
  // Whoever can sign may still stand back from it.
  assertEnough(before, wish, new Set(signatures.map(({ keyid }) => keyid)));
  return parseRoot(tufNames(layout).root(root.version), metadataBytes(metadataOf(root, signatures)));
};

const idsOf = (signers: readonly Signer[]): ReadonlySet<string> =>
  new Set(signers.map(({ publicKey }) => tufKey(publicKey.raw).keyID));

/** Refuses what clients would: a root that too few keys of the one before it, or of its own, have signed. */
const assertEnough = (
  before: StandingRoot | undefined,
  { layout, trust }: Pick<RootWish, 'layout' | 'trust'>,
  signing: ReadonlySet<string>,
): void => {
  const path = tufNames(layout).root((before?.metadata.signed.version ?? 0) + 1);
  const old = before ? [{ ...rootRole(before.metadata.signed), before: before.path }] : [];
  for (const { keys, threshold, before: from } of [...old, { ...trust, before: null }]) {
    const lacking = keys.filter(({ keyID }) => !signing.has(keyID));
    const count = keys.length - lacking.length;
    const missing = lacking.map(({ keyVal }) => base64Of(keyVal.public ?? ''));
    if (count < threshold) throw fail('tuf-root-threshold', { path, before: from, signing: count, threshold, missing });
  }
};

/** The form in which people name keys. */
const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
