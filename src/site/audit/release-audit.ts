import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import type { Trust } from '../../signing/trust.js';
import { parseVersion } from '../../version/semver.js';
import { sha256Hex } from '../json-bytes.js';
import type { ChannelLayout } from '../layout.js';
import type { ReleaseStatement } from '../statement.js';
import { type VerifiedUpgradeObject, verifyUpgradeObject } from '../upgrade-object.js';
import { vouchedTrust } from '../vouched-trust.js';
import type { ListedRelease } from './archive-audit.js';
import { auditRecord, type RecordObject } from './record-audit.js';
import { entryProblems, factProblems, flistProblems } from './release-facts.js';
import { placedAt, type SiteReader } from './site-reader.js';

/** An object that a release needs, and what is signed about it. */
export interface NeededObject {
  readonly kind: 'bundle' | 'document';
  readonly path: string;
  readonly sha256: string;
  /** Undefined where only the digest is signed. */
  readonly size: number | undefined;
  /** The object that names it. */
  readonly neededBy: string;
  /** Its contents have been audited; who copies the release reads it all the same. */
  readonly audited?: true;
}

/** What is wrong with one release, and which objects it needs. */
export interface ReleaseAudit {
  readonly problems: readonly Problem[];
  readonly needed: readonly NeededObject[];
  /** Whether `needed` is all that the release needs: its upgrade object could be read and is the signed one. */
  readonly complete: boolean;
}

export interface ReleaseContext {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** What the verified index says of keys; without it, no other signatures count than those of `trust`. */
  readonly keys?: Parameters<typeof vouchedTrust>[1];
  readonly product: string;
  /** The base that `flist` is expected to have; undefined where the source has no URL. */
  readonly publicUrl: string | undefined;
}

/**
 * Audits the entry and the upgrade object of a listed release: the object is there, is the one that the signed index
 * names, verifies, and agrees with its place. The bundle is needed even where the object is broken: the index names it. Of a pruned
 * release the object and its record alone are needed.
 */
export const auditRelease = async (context: ReleaseContext, release: ListedRelease): Promise<ReleaseAudit> => {
  const { entry, listedIn } = release;
  const { version } = entry;
  // Not only for 0-OS, which refuses such a list: the version becomes a path.
  if (!parseVersion(version)) {
    const invalid = problem('verify-version-invalid', { path: listedIn, version }, { file: listedIn });
    return { problems: [invalid], needed: [], complete: false };
  }
  const found = await auditUpgradeObject(context, release);
  const audit = release.pruned ? { ...found, needed: found.needed.filter(staysPruned) } : found;
  return { ...audit, problems: [...entryProblems(listedIn, { product: context.product, entry }), ...audit.problems] };
};

/** What is told of a release outlives its bytes. */
const staysPruned = ({ path }: NeededObject): boolean => /^(?:records|provenance)\//.test(path);

const auditUpgradeObject = async (
  context: ReleaseContext,
  { entry, listedIn }: ListedRelease,
): Promise<ReleaseAudit> => {
  const path = context.layout.upgradeObject(entry.version);
  const place = { file: path };
  const bundle: NeededObject = { kind: 'bundle', ...entry.bundle, neededBy: listedIn };
  const listed = [bundle, ...sealedOf(entry, listedIn)];
  const { value: bytes, problems } = await context.reader.read(path);
  // A withdrawn release may lose its objects: nobody is offered it any more.
  if (!bytes && problems.length === 0 && entry.yanked) return { problems, needed: [], complete: true };
  if (!bytes) {
    const missing = problem('verify-object-missing', { path, neededBy: listedIn }, place);
    return { problems: problems.length > 0 ? problems : [missing], needed: listed, complete: false };
  }
  const digest = digestProblems(path, sha256Hex(bytes), entry.upgradeObject.sha256, listedIn);
  const own = await gather(() => verifyUpgradeObject(bytes, path, context.trust));
  const vouched = own.value || digest.length > 0 ? undefined : await signedByRetired(context, bytes, entry);
  const { value: verified, problems: faults } = vouched ? { ...vouched, problems: own.problems } : own;
  if (!verified) return { problems: [...digest, ...placedAt(faults, path)], needed: listed, complete: false };
  const facts = agreementProblems(verified, context, { entry, listedIn });
  // What an object that isn't the signed one asks for is of no concern.
  if (digest.length > 0) return { problems: [...digest, ...facts], needed: listed, complete: false };
  const record = await auditRecord(
    { ...context, trust: vouched?.trust ?? context.trust },
    { entry, statement: verified.statement.predicate },
    listedIn,
  );
  return {
    problems: [
      ...(vouched ? [problem('rotation-release-key-retired', { path }, place)] : []),
      ...facts,
      ...record.problems,
    ],
    needed: [...listed, ...documentsOf(verified.statement, path), ...record.objects.map(auditedDocument)],
    complete: true,
  };
};

/** The object that the signed index vouches for by its digest, where keys have signed it that counted when it was released. */
const signedByRetired = async (
  { layout, trust, keys }: ReleaseContext,
  bytes: Uint8Array,
  { version, trust: position }: ListedRelease['entry'],
): Promise<{ readonly trust: Trust; readonly value: VerifiedUpgradeObject } | undefined> => {
  if (!keys) return undefined;
  const then = vouchedTrust(trust, keys, position);
  const { value } = await gather(() => verifyUpgradeObject(bytes, layout.upgradeObject(version), then));
  return value && { trust: then, value };
};

const auditedDocument = (object: RecordObject): NeededObject => ({ kind: 'document', ...object, audited: true });

/** Files that the index names, because a key of their own signs them once the release is made. */
const sealedOf = ({ sealedFiles = [] }: ListedRelease['entry'], neededBy: string): readonly NeededObject[] =>
  sealedFiles.map(({ path, sha256, size }) => ({ kind: 'document', path, sha256, size, neededBy }));

const digestProblems = (path: string, found: string, expected: string, signedIn: string): readonly Problem[] =>
  found === expected
    ? []
    : [problem('verify-object-differs', { path, fact: 'SHA-256', found, expected, signedIn }, { file: path })];

const agreementProblems = (
  { object, statement }: VerifiedUpgradeObject,
  { layout, product, publicUrl }: ReleaseContext,
  { entry }: ListedRelease,
): readonly Problem[] => [
  ...factProblems(statement, { layout, product, entry }),
  ...flistProblems(
    layout.upgradeObject(entry.version),
    object.flist,
    entry.bundle.path,
    publicUrl,
    statement.predicate.zos?.flist,
  ),
];

/** The schemas, template, attachments and files of device families that a statement names. */
export const documentsOf = ({ predicate }: ReleaseStatement, neededBy: string): readonly NeededObject[] => {
  const { schemas = {}, attachments, deviceFiles = [] } = predicate;
  const refs = [schemas.config, schemas.foreignConfig, schemas.template].filter((ref) => ref !== undefined);
  return [
    ...refs.map(({ path, sha256 }) => ({ kind: 'document' as const, path, sha256, size: undefined, neededBy })),
    ...[...attachments, ...deviceFiles].map(({ path, sha256, size }) => ({
      kind: 'document' as const,
      path,
      sha256,
      size,
      neededBy,
    })),
  ];
};
