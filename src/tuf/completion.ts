import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import type { Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import type { TufSpec } from '../project/project.js';
import type { Signer } from '../signing/signer.js';
import type { IndexPredicate, IndexStatement, TufFacts } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import type { ChannelLayout } from '../site/layout.js';
import type { CompleteIndex } from '../site/transaction.js';
import { type RoleDocuments, roleDocuments, TUF_ROLES } from './documents.js';
import { type TufTrust, tufTrust } from './keys.js';
import { metadataOf, tufSignatures } from './metadata.js';
import { assertRootCanFollow, type RootWish, settledRoot } from './settle-root.js';

/** What a revision of a TUF repository is completed with. */
export interface TufServices {
  readonly host: Pick<Host, 'read'>;
  readonly layout: ChannelLayout;
  readonly signers: readonly Signer[];
}

/**
 * Completes a revision with the signatures of its TUF metadata, and names the root that verifies them, which is among the objects where it
 * is a new one. The documents themselves are views: whoever has the revision makes them of it (ADR 0024). Undefined for a project
 * without a TUF repository.
 *
 * The completion throws OtaError `tuf-root-threshold`, `tuf-root-broken`, `tuf-root-missing`, `site-object-unverified`, `host-…`, and
 * whatever a signer throws.
 */
export const tufCompletion = (tuf: TufSpec | undefined, services: TufServices): CompleteIndex | undefined =>
  tuf && ((statement, before) => completed(tuf, services, statement, before));

const completed = async (
  tuf: TufSpec,
  { host, layout, signers }: TufServices,
  statement: IndexStatement,
  before: IndexPredicate | undefined,
): ReturnType<CompleteIndex> => {
  const { predicate } = statement;
  const trust = tufTrust(predicate);
  const latest = await latestOf(host, layout, predicate);
  const documents = roleDocuments(predicate, latest?.size);
  // Everything is asked of the signers before any of them ends the run: signatures made elsewhere are fetched in one round.
  const roles = await roleSignatures(documents, trust, signers);
  const settled = await gather(() => settledRoot(host, rootWish(tuf, layout, predicate, before), signers));
  const problems = [...roles.problems, ...settled.problems];
  if (!settled.value || problems.length > 0) throw new OtaError(problems);
  const { root, isNew } = settled.value;
  const { signatures } = roles;
  // What is about to become public must be what every client will accept.
  for (const role of TUF_ROLES) root.metadata.verifyDelegate(role, metadataOf(documents[role], signatures[role]));
  const { version } = root.metadata.signed;
  const facts: TufFacts = { root: { version, sha256: root.sha256 }, ...(latest ? { latest } : {}), signatures };
  return { statement: { ...statement, predicate: { ...predicate, tuf: facts } }, objects: isNew ? [root] : [] };
};

type TrustFacts = Pick<IndexPredicate, 'trustedKeys' | 'threshold' | 'created'>;

const rootWish = (
  { rootExpiresDays: expiresDays }: TufSpec,
  layout: ChannelLayout,
  coming: TrustFacts,
  before: IndexPredicate | undefined,
): RootWish => ({ layout, trust: tufTrust(coming), named: before?.tuf?.root, created: coming.created, expiresDays });

/**
 * Whether the signers can make the root that a coming revision may need: asked before a release is tagged.
 *
 * @throws OtaError `tuf-root-threshold`, `tuf-root-broken`, `tuf-root-missing`, `host-…`.
 */
export const foreseeRoot = async (
  tuf: TufSpec | undefined,
  { host, layout, signers }: TufServices,
  coming: TrustFacts,
  before: IndexPredicate | undefined,
): Promise<void> => {
  if (tuf) await assertRootCanFollow(host, rootWish(tuf, layout, coming, before), signers);
};

const roleSignatures = async (
  documents: RoleDocuments,
  trust: TufTrust,
  signers: readonly Signer[],
): Promise<{ readonly signatures: TufFacts['signatures']; readonly problems: readonly Problem[] }> => {
  const keyIds = new Set(trust.keys.map(({ keyID }) => keyID));
  const sign = (role: (typeof TUF_ROLES)[number]) => gather(() => tufSignatures(documents[role], keyIds, signers));
  const timestamp = await sign('timestamp');
  const snapshot = await sign('snapshot');
  const targets = await sign('targets');
  return {
    signatures: { timestamp: timestamp.value ?? [], snapshot: snapshot.value ?? [], targets: targets.value ?? [] },
    problems: [...timestamp.problems, ...snapshot.problems, ...targets.problems],
  };
};

/** The size of the newest release's upgrade object, which a client must be told, and the index has only its digest. */
const latestOf = async (
  host: TufServices['host'],
  layout: ChannelLayout,
  { latest, releases }: IndexPredicate,
): Promise<TufFacts['latest']> => {
  const release = releases.find(({ version }) => version === latest);
  if (!release) return undefined;
  const path = layout.upgradeObject(release.version);
  const stored = await host.read(path);
  const reason = stored ? 'its digest is not the one in the index' : 'the index lists it, and it is not on the site';
  if (!stored || sha256Hex(stored.bytes) !== release.upgradeObject.sha256)
    throw fail('site-object-unverified', { path, reason });
  return { size: stored.bytes.length };
};
