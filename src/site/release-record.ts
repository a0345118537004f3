import { z } from 'zod';
import { signEnvelope } from '../signing/dsse.js';
import type { Signer } from '../signing/signer.js';
import { jsonBytes, sha256Hex } from './json-bytes.js';
import { provenancePath, recordPath } from './layout.js';
import type { NewObject } from './next-index.js';
import {
  attachmentSchema,
  PAYLOAD_TYPE,
  type ReleasePredicate,
  STATEMENT_TYPE,
  sizedRefSchema,
  subjectSchema,
} from './statement.js';

/** What the payload of a release record states. */
const RECORD_PREDICATE = 'urn:ota-release:predicate:record:v1';

/** One thing that was judged before the release was made. What its counts are follows from its name. */
const checkSchema = z.looseObject({
  name: z.string().min(1),
  /** `skipped`: there was nothing to judge, or nobody asked. A release is never made of a check that failed. */
  outcome: z.enum(['passed', 'skipped']),
});

const findingSchema = z.looseObject({
  code: z.string().min(1),
  severity: z.enum(['error', 'warning']),
  count: z.int().positive(),
});

const recordPredicateSchema = z.looseObject({
  product: z.string().min(1),
  version: z.string().min(1),
  channel: z.string().min(1),
  tag: z.string().min(1),
  commit: z.string().min(1),
  tool: z.looseObject({ name: z.string().min(1), version: z.string().min(1) }),
  inputs: z.looseObject({}),
  checks: z.array(checkSchema),
  /** Warnings that the release was made in spite of. */
  findings: z.array(findingSchema),
  /** Ids of the keys that signed. */
  signers: z.array(z.string().min(1)).min(1),
  by: z.string().min(1).optional(),
  provenance: sizedRefSchema.optional(),
  attachments: z.array(attachmentSchema),
});

/** What is signed about how a release came about: an in-toto Statement whose subjects are the upgrade object and the bundle. */
export const recordStatementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subjectSchema).length(2),
  predicateType: z.literal(RECORD_PREDICATE),
  predicate: recordPredicateSchema,
});

export type RecordCheck = z.infer<typeof checkSchema>;
export type RecordPredicate = z.infer<typeof recordPredicateSchema>;
export type RecordStatement = z.infer<typeof recordStatementSchema>;

/** What a record is made from, besides the statement of its release. */
export type RecordFacts = Pick<
  RecordPredicate,
  'tool' | 'inputs' | 'checks' | 'findings' | 'signers' | 'by' | 'provenance'
>;

/** An immutable object, and what names it. */
export interface SignedObject extends NewObject {
  readonly sha256: string;
}

/** The statement of a release's record. The order of its keys is the published one. */
export const recordStatement = (
  release: ReleasePredicate,
  upgradeObject: { readonly path: string; readonly sha256: string },
  { tool, inputs, checks, findings, signers, by, provenance }: RecordFacts,
): RecordStatement => ({
  _type: STATEMENT_TYPE,
  subject: recordSubjects(upgradeObject, release.bundle),
  predicateType: RECORD_PREDICATE,
  predicate: {
    product: release.product,
    version: release.version,
    channel: release.channel,
    tag: release.tag,
    commit: release.commit,
    tool,
    inputs,
    checks,
    findings,
    signers,
    ...(by === undefined ? {} : { by }),
    ...(provenance === undefined ? {} : { provenance }),
    attachments: release.attachments,
  },
});

/** The upgrade object and the bundle, as subjects of a record. */
export const recordSubjects = (
  ...objects: readonly { readonly path: string; readonly sha256: string }[]
): RecordStatement['subject'] => objects.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } }));

/** The object that holds a record, signed. */
export const signRecord = async (statement: RecordStatement, signers: readonly Signer[]): Promise<SignedObject> => {
  const { bytes, sha256 } = await signed(statement, signers);
  return { path: recordPath(sha256), bytes, sha256 };
};

/** The object that holds the provenance of a release, signed: a file of JSON lines with one line. */
export const signProvenance = async (
  statement: object,
  { product, version }: Pick<ReleasePredicate, 'product' | 'version'>,
  signers: readonly Signer[],
): Promise<SignedObject> => {
  const { bytes, sha256 } = await signed(statement, signers);
  return { path: provenancePath(sha256, product, version), bytes, sha256 };
};

const signed = async (statement: object, signers: readonly Signer[]) => {
  const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), signers));
  return { bytes, sha256: sha256Hex(bytes) };
};
