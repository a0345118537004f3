import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { type ProvenanceStatement, provenanceStatementSchema } from '../../provenance/provenance-statement.js';
import { parseJsonText } from '../../schemas/json-text.js';
import type { Trust } from '../../signing/trust.js';
import { mapInOrder } from '../in-order.js';
import type { IndexRelease } from '../index-statement.js';
import { sha256Hex } from '../json-bytes.js';
import { type ChannelLayout, provenancePath, recordPath } from '../layout.js';
import { type RecordStatement, recordStatementSchema, recordSubjects } from '../release-record.js';
import type { StatementSchema } from '../signed-statement.js';
import { type ReleasePredicate, statementDifferences } from '../statement.js';
import { verifyStatement } from '../upgrade-object.js';
import type { SiteReader } from './site-reader.js';

/** What the records of a channel are read with. */
export interface RecordContext {
  readonly reader: Pick<SiteReader, 'read'>;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  readonly product: string;
}

/** A release whose record is read. */
export interface RecordedRelease {
  readonly entry: IndexRelease;
  /** What its upgrade object states; left out where that can't be read, and then nothing is compared with it. */
  readonly statement?: ReleasePredicate;
}

/** An object that tells how a release came about. */
export interface RecordObject {
  readonly path: string;
  readonly sha256: string;
  /** Undefined where only the digest is signed. */
  readonly size: number | undefined;
  /** The object that names it. */
  readonly neededBy: string;
}

/** The record and the provenance of a release, as far as they verify. */
export interface RecordAudit {
  readonly problems: readonly Problem[];
  /** Those that the release names; their contents have been audited. */
  readonly objects: readonly RecordObject[];
  readonly record?: RecordStatement;
  readonly provenance?: ProvenanceStatement;
}

const NONE: RecordAudit = { problems: [], objects: [] };

/**
 * Audits the record that the index names for a release, and the provenance that the record names: digests, signatures of enough
 * trusted keys, and that both are about this release. A release without a record, as older ones are, is sound.
 *
 * @param listedIn what lists the release.
 */
export const auditRecord = async (
  context: RecordContext,
  release: RecordedRelease,
  listedIn: string,
): Promise<RecordAudit> => {
  const { version, record: named } = release.entry;
  if (!named) return NONE;
  const path = recordPath(named.sha256);
  const objects = [{ path, sha256: named.sha256, size: undefined, neededBy: listedIn }];
  const read = await readSigned(context, { noun: 'record', path, version, ...named }, recordStatementSchema);
  const { statement: record } = read;
  if (!record) return { problems: read.problems, objects };
  const problems = recordFacts(context, release, record).map(disagreement('record', path, version));
  const provenance = await auditProvenance(context, release, record, path);
  return {
    problems: [...problems, ...provenance.problems],
    objects: [...objects, ...provenance.objects],
    record,
    ...(provenance.provenance ? { provenance: provenance.provenance } : {}),
  };
};

const auditProvenance = async (
  context: RecordContext,
  release: RecordedRelease,
  record: RecordStatement,
  neededBy: string,
): Promise<Omit<RecordAudit, 'record'>> => {
  const { provenance: named, commit } = record.predicate;
  if (!named) return NONE;
  const { version, bundle } = release.entry;
  const { path, sha256, size } = named;
  const objects = [{ path, sha256, size, neededBy }];
  const read = await readSigned(context, { noun: 'provenance', path, version, sha256 }, provenanceStatementSchema);
  const { statement } = read;
  if (!statement) return { problems: read.problems, objects };
  const upgradeObject = release.entry.upgradeObject.sha256;
  const dependencies = statement.predicate.buildDefinition.resolvedDependencies ?? [];
  const found = {
    path,
    subject: statement.subject.map(({ digest }) => digest.sha256),
    commit: dependencies.map(({ digest }) => digest?.gitCommit).find((each) => each !== undefined),
  };
  const expected = {
    path: provenancePath(sha256, context.product, version),
    subject: [bundle.sha256, upgradeObject],
    commit: release.statement?.commit ?? commit,
  };
  const problems = differences(found, expected).map(disagreement('provenance', path, version));
  return { problems, objects, provenance: statement };
};

/** A signed object by its digest. */
interface SignedRef {
  readonly noun: 'record' | 'provenance';
  readonly path: string;
  readonly version: string;
  readonly sha256: string;
}

const readSigned = async <Statement>(
  { reader, trust }: RecordContext,
  { noun, path, version, sha256: expected }: SignedRef,
  schema: StatementSchema<Statement>,
): Promise<{ readonly statement?: Statement; readonly problems: readonly Problem[] }> => {
  const place = { file: path };
  const { value: bytes, problems } = await reader.read(path);
  if (!bytes)
    return { problems: problems.length > 0 ? problems : [problem(`${noun}-missing`, { path, version }, place)] };
  const found = sha256Hex(bytes);
  if (found !== expected) return { problems: [problem(`${noun}-differs`, { path, version, found, expected }, place)] };
  const read = await gather(() => {
    const { value } = parseJsonText(bytes, place);
    return verifyStatement(value, path, trust, schema).statement;
  });
  if (read.value) return { statement: read.value, problems: [] };
  const reasons = read.problems.map(({ message }) => message.replace(/\.$/, ''));
  return { problems: reasons.map((reason) => problem(`${noun}-unverified`, { path, version, reason }, place)) };
};

/** Facts of a record that are not those of the release that names it. */
const recordFacts = (
  { layout, product }: RecordContext,
  { entry, statement }: RecordedRelease,
  { subject, predicate }: RecordStatement,
): readonly Difference[] => {
  const { version, bundle, upgradeObject } = entry;
  const object = { path: layout.upgradeObject(version), sha256: upgradeObject.sha256 };
  const stated = ({ tag, commit, attachments }: Pick<ReleasePredicate, 'tag' | 'commit' | 'attachments'>) =>
    statement ? { tag, commit, attachments: attachments.map(({ path }) => path) } : {};
  const found = {
    product: predicate.product,
    version: predicate.version,
    channel: predicate.channel,
    subject: subject.map(({ name, digest }) => ({ name, digest: { sha256: digest.sha256 } })),
    ...stated(predicate),
  };
  const expected = {
    product,
    version,
    channel: layout.channel,
    subject: recordSubjects(object, bundle),
    ...(statement ? stated(statement) : {}),
  };
  return differences(found, expected);
};

interface Difference {
  readonly fact: string;
  readonly found: unknown;
  readonly expected: unknown;
}

const differences = (found: unknown, expected: unknown): readonly Difference[] =>
  statementDifferences(found, expected).map((fact) => ({ fact, found: at(found, fact), expected: at(expected, fact) }));

const at = (value: unknown, dotted: string): unknown =>
  dotted
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(key) : undefined,
      value,
    ) ?? 'nothing';

const disagreement =
  (noun: SignedRef['noun'], path: string, version: string) =>
  ({ fact, found, expected }: Difference): Problem =>
    problem(`${noun}-disagrees`, { path, version, fact, found, expected }, { file: path });

/** Where records and provenance lie, with the digest in the name. */
const RECORD_NAME = /^(records|provenance)\/([0-9a-f]{64})\./;

/**
 * The signed records and provenances that no release names: a run that was ended between them and its revision left them, and the
 * next one made its own. Nothing is wrong with a site that has some.
 *
 * @param paths every path of the site.
 * @param known those that something names.
 */
export const leftRecords = async (
  reader: Pick<SiteReader, 'read'>,
  trust: Trust,
  paths: readonly string[],
  known: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const candidates = paths.filter((path) => RECORD_NAME.test(path) && !known.has(path));
  const sound = await mapInOrder(candidates, (path) => isSigned(reader, trust, path));
  return candidates.filter((_, position) => sound[position]);
};

const isSigned = async (reader: Pick<SiteReader, 'read'>, trust: Trust, path: string): Promise<boolean> => {
  const [, folder, digest] = RECORD_NAME.exec(path) ?? [];
  const { value: bytes } = await reader.read(path);
  if (!bytes || sha256Hex(bytes) !== digest) return false;
  const schema: StatementSchema<unknown> = folder === 'records' ? recordStatementSchema : provenanceStatementSchema;
  const { problems } = await gather(() =>
    verifyStatement(parseJsonText(bytes, { file: path }).value, path, trust, schema),
  );
  return problems.length === 0;
};
