import { gather } from '../errors/gather.js';
import { fail } from '../errors/ota-error.js';
import type { Place, Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import type { Project } from '../project/project.js';
import { type ConfigContract, type SchemaDocument, schemaFromBytes } from '../schemas/contract.js';
import { type FieldedRelease, pathProblems, type UpgradeMatrix, upgradeMatrix } from '../schemas/upgrade-paths.js';
import type { ArchiveDirectory, IndexPredicate, SchemaDigests } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import { type SchemaKind, schemaPath } from '../site/layout.js';
import { checkAgainstChannel } from '../version/release-rules.js';
import type { Preflight, Standing } from './preflight.js';

/** The release, as far as the channel's rules look at it. */
export interface Candidate {
  readonly project: Project;
  readonly version: string;
  readonly versionPlace: Place;
  readonly contract: ConfigContract | undefined;
}

/** What the channel's rules say of a release. */
export interface ChannelVerdict {
  readonly problems: readonly Problem[];
  /** Undefined where the project declares no config contract, or nothing is fielded yet. */
  readonly matrix: UpgradeMatrix | undefined;
}

/**
 * Judges a release against what its channel already holds: the version's place, and the upgrade path from every fielded
 * version. Used by the check, and again by the commit when another release has landed in between.
 */
export const judgeAgainstChannel = async (
  candidate: Candidate,
  { host, standing }: Pick<Preflight, 'host' | 'standing'>,
): Promise<ChannelVerdict> => {
  const { project, version, versionPlace, contract } = candidate;
  const predicate = standing?.newest?.predicate;
  const rules = standing?.release
    ? []
    : checkAgainstChannel(version, {
        channel: project.channel,
        first: !predicate,
        place: versionPlace,
        ...(predicate?.latest ? { latest: predicate.latest } : {}),
      });
  if (!contract || !predicate || !host || !standing) return { problems: rules, matrix: undefined };
  const judged = await gather(() => judgePaths(candidate, contract, host, standing, predicate));
  return { problems: [...rules, ...(judged.value?.problems ?? judged.problems)], matrix: judged.value?.matrix };
};

const judgePaths = async (
  { project, version }: Candidate,
  contract: ConfigContract,
  host: Host,
  standing: Standing,
  predicate: IndexPredicate,
): Promise<ChannelVerdict> => {
  const published = publishedSchemas(host);
  const fielded: FieldedRelease[] = [];
  for (const release of fieldedReleases(predicate, standing.directory)) {
    if (release.version === version) continue;
    fielded.push({
      version: release.version,
      ...(await published.judges(release.schemas)),
      template: () => published.text(release.schemas?.template, 'template'),
    });
  }
  if (fielded.length === 0) return { problems: [], matrix: undefined };
  const matrix = await upgradeMatrix({ version, contract, fielded });
  const problems = pathProblems(matrix, {
    ...(project.upgradeFrom === undefined ? {} : { upgradeFrom: project.upgradeFrom }),
    place: project.place('upgradeFrom'),
  });
  return { problems, matrix };
};

/** Every version that a device may run: those of the index, and those that have left it for the archive. */
const fieldedReleases = (predicate: IndexPredicate, directory: ArchiveDirectory) => [
  ...directory.groups.flatMap(({ schemas, versions }) => versions.map((version) => ({ version, schemas }))),
  ...predicate.releases.filter((release) => !release.yanked).map(({ version, schemas }) => ({ version, schemas })),
];

/** Reads published schemas and templates, each once, and only if its bytes have the digest that the signed index names. */
const publishedSchemas = (host: Host) => {
  const texts = new Map<string, Promise<Uint8Array>>();
  const documents = new Map<string, Promise<SchemaDocument>>();
  const bytes = (sha256: string, kind: SchemaKind): Promise<Uint8Array> => {
    const path = schemaPath(sha256, kind);
    const reading = texts.get(path) ?? readByDigest(host, path, sha256);
    texts.set(path, reading);
    return reading;
  };
  const document = (sha256: string, kind: SchemaKind): Promise<SchemaDocument> => {
    const path = schemaPath(sha256, kind);
    const loading = documents.get(path) ?? bytes(sha256, kind).then((body) => schemaFromBytes(body, path));
    documents.set(path, loading);
    return loading;
  };
  return {
    judges: async (digests: SchemaDigests | undefined) => ({
      ...(digests?.config ? { config: await document(digests.config, 'config') } : {}),
      ...(digests?.foreignConfig ? { foreign: await document(digests.foreignConfig, 'foreign-config') } : {}),
    }),
    text: (sha256: string | undefined, kind: SchemaKind) =>
      sha256 === undefined ? Promise.resolve(undefined) : bytes(sha256, kind),
  };
};

/** The bytes of an immutable object. @throws OtaError `site-object-unverified` where it is missing or another one. */
export const readByDigest = async (host: Pick<Host, 'read'>, path: string, sha256: string): Promise<Uint8Array> => {
  const stored = await host.read(path);
  if (!stored)
    throw fail('site-object-unverified', { path, reason: 'the signed index names it, and it is not on the site' });
  if (sha256Hex(stored.bytes) !== sha256)
    throw fail('site-object-unverified', { path, reason: 'its digest is not the signed one' });
  return stored.bytes;
};
