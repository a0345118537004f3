import { z } from 'zod';
import { STATEMENT_TYPE, sha256Schema } from '../site/statement.js';
import type { BuildRun } from './build-run.js';

/** SLSA Provenance v1, https://slsa.dev/spec/v1.0/provenance */
const PROVENANCE_PREDICATE = 'https://slsa.dev/provenance/v1';
/** What the parameters of a build mean: docs/provenance.md, “What it states”. */
const BUILD_TYPE = 'urn:ota-release:build-type:release:v1';

/** SLSA v1.0, “ResourceDescriptor”: one of `uri` and `digest` at least. */
const resourceSchema = z.looseObject({
  uri: z.string().optional(),
  digest: z.record(z.string(), z.string()).optional(),
});

const provenancePredicateSchema = z.looseObject({
  buildDefinition: z.looseObject({
    buildType: z.string().min(1),
    externalParameters: z.looseObject({}),
    internalParameters: z.looseObject({}).optional(),
    resolvedDependencies: z.array(resourceSchema).optional(),
  }),
  runDetails: z.looseObject({
    builder: z.looseObject({ id: z.string().min(1), version: z.record(z.string(), z.string()).optional() }),
    metadata: z.looseObject({ invocationId: z.string().optional(), startedOn: z.iso.datetime().optional() }).optional(),
  }),
});

/** What is signed about how a release was made: an in-toto Statement whose subjects are the bundle and the upgrade object. */
export const provenanceStatementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.looseObject({ name: z.string().min(1), digest: z.looseObject({ sha256: sha256Schema }) })).min(1),
  predicateType: z.literal(PROVENANCE_PREDICATE),
  predicate: provenancePredicateSchema,
});

export type ProvenanceStatement = z.infer<typeof provenanceStatementSchema>;

/** A thing that was made, with its name for people. */
export interface MadeObject {
  readonly name: string;
  readonly sha256: string;
}

/** What a provenance is made from. */
export interface ProvenanceFacts {
  readonly version: string;
  readonly channel: string;
  readonly tag: string;
  /** Lowercase hex. */
  readonly commit: string;
  /** Relative to the top of the repository, `/`-separated. */
  readonly projectFile: string;
  readonly bundle: MadeObject;
  readonly upgradeObject: MadeObject;
  readonly run: BuildRun;
  /** http(s), ssh or git URL of the repository, without credentials; where the platform doesn’t say. */
  readonly repository?: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339. */
  readonly startedOn: string;
}

/** The provenance of a release. */
export const provenanceStatement = (facts: ProvenanceFacts): ProvenanceStatement => ({
  _type: STATEMENT_TYPE,
  subject: [facts.bundle, facts.upgradeObject].map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
  predicateType: PROVENANCE_PREDICATE,
  predicate: { buildDefinition: buildDefinition(facts), runDetails: runDetails(facts) },
});

const buildDefinition = (facts: ProvenanceFacts): ProvenanceStatement['predicate']['buildDefinition'] => {
  const { projectFile, version, channel, commit, run } = facts;
  const uri = sourceUri(facts);
  return {
    buildType: BUILD_TYPE,
    externalParameters: { projectFile, version, channel },
    internalParameters: { platform: run.platform, ...run.parameters },
    resolvedDependencies: [{ ...(uri === undefined ? {} : { uri }), digest: { gitCommit: commit } }],
  };
};

const runDetails = ({ run, tool, startedOn }: ProvenanceFacts): ProvenanceStatement['predicate']['runDetails'] => ({
  builder: { id: run.builderId, version: { [tool.name]: tool.version } },
  metadata: { ...(run.invocationId === undefined ? {} : { invocationId: run.invocationId }), startedOn },
});

/** As SPDX and pip write a repository (`git+https://…@ref`): the ref that the run was started on, if that is the commit. */
const sourceUri = ({ run, repository, tag, commit }: ProvenanceFacts): string | undefined => {
  const { source } = run;
  const base = source?.repository ?? repository;
  if (base === undefined) return undefined;
  const ref = source?.commit === commit ? source.ref : undefined;
  return `git+${base}@${ref ?? `refs/tags/${tag}`}`;
};
