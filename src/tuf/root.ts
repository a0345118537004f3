import { type Key, Metadata, MetadataKind, Root } from '@tufjs/models';
import { fail } from '../errors/ota-error.js';
import { parseJsonText } from '../schemas/json-text.js';
import { sha256Hex } from '../site/json-bytes.js';
import { rfc3339 } from '../site/next-index.js';
import { SPEC_VERSION } from './documents.js';
import type { TufTrust } from './keys.js';

/** The roles that a root is about: all have the same keys, those of the index, and its threshold. */
const ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;

/** The field in which a root names the digest of the one before: clients ignore it (TUF 1.0, section 4), audits don’t. */
const PREVIOUS = 'x-ota-release-previous';

const DAY_MS = 86_400_000;

/** A root as it stands on the site. */
export interface StandingRoot {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly metadata: Metadata<Root>;
}

/** What a new root is made from. */
export interface RootInput {
  readonly trust: TufTrust;
  readonly before: StandingRoot | undefined;
  /** When it is made: RFC 3339 in UTC. */
  readonly created: string;
  readonly expiresDays: number;
}

/** The root that follows one, or the first (TUF 1.0, section 4.3). */
export const nextRoot = ({ trust: { keys, threshold }, before, created, expiresDays }: RootInput): Root => {
  const keyids = keys.map(({ keyID }) => keyID);
  return Root.fromJSON({
    spec_version: SPEC_VERSION,
    version: (before?.metadata.signed.version ?? 0) + 1,
    expires: rfc3339(new Date(Date.parse(created) + expiresDays * DAY_MS)),
    keys: Object.fromEntries(keys.map((key) => [key.keyID, key.toJSON()])),
    roles: Object.fromEntries(ROLES.map((role) => [role, { keyids, threshold }])),
    consistent_snapshot: true,
    ...(before ? { [PREVIOUS]: before.sha256 } : {}),
  });
};

/** Whether a root gives every role these very keys and this threshold. */
export const statesTrust = ({ keys, roles }: Root, trust: TufTrust): boolean => {
  const wanted = sorted(trust.keys.map(({ keyID }) => keyID));
  return ROLES.every((role) => {
    const found = roles[role];
    return (
      found?.threshold === trust.threshold && sorted(found.keyIDs) === wanted && found.keyIDs.every((id) => keys[id])
    );
  });
};

const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ');

/** Whether less than half of a root’s time is left: the next revision brings another. */
export const isDue = ({ expires }: Root, now: string, expiresDays: number): boolean =>
  Date.parse(expires) - Date.parse(now) < (expiresDays * DAY_MS) / 2;

/** The ids of the keys that may sign roots, and how many must. */
export const rootRole = ({ keys, roles }: Root): { readonly keys: readonly Key[]; readonly threshold: number } => ({
  keys: (roles.root?.keyIDs ?? []).flatMap((id) => keys[id] ?? []),
  threshold: roles.root?.threshold ?? Number.POSITIVE_INFINITY,
});

/** @throws OtaError `tuf-root-broken` for what is no root. */
export const parseRoot = (path: string, bytes: Uint8Array): StandingRoot => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0) throw fail('tuf-root-broken', { path, reason: problems[0]?.message ?? 'it is not JSON' });
  const metadata = orBroken(path, () => readMetadata(value));
  return { path, bytes, sha256: sha256Hex(bytes), metadata };
};

/**
 * A root may follow another where a threshold of the keys of both has signed it, and its version is one more (TUF 1.0, sections 5.3.4
 * and 5.3.5); where it names the digest of the one before, that must be that one’s.
 *
 * @throws OtaError `tuf-root-broken`.
 */
export const assertRootFollows = (before: StandingRoot | undefined, { path, metadata }: StandingRoot): void => {
  const { signed } = metadata;
  const expected = (before?.metadata.signed.version ?? 0) + 1;
  const broken = (reason: string) => fail('tuf-root-broken', { path, reason });
  if (signed.version !== expected) throw broken(`its version is ${signed.version} where ${expected} follows`);
  if (before) orBroken(path, () => before.metadata.verifyDelegate('root', metadata));
  orBroken(path, () => metadata.verifyDelegate('root', metadata));
  const previous = signed.unrecognizedFields[PREVIOUS];
  if (previous !== undefined && previous !== before?.sha256)
    throw broken('the digest it gives for the root before is not that root’s');
};

/** What the library throws has no code of ours. */
const orBroken = <T>(path: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail('tuf-root-broken', { path, reason }, { cause: error });
  }
};

type RootJson = Parameters<typeof Root.fromJSON>[0];

const readMetadata = (value: unknown): Metadata<Root> => {
  if (!isJsonObject(value)) throw new TypeError('it is not a JSON object');
  return Metadata.fromJSON(MetadataKind.Root, value);
};

const isJsonObject = (value: unknown): value is RootJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
