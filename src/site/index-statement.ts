import { z } from 'zod';
import {
  INDEX_PREDICATE,
  objectRefSchema,
  STATEMENT_TYPE,
  sha256Schema,
  sizedRefSchema,
  subjectSchema,
} from './statement.js';

/** Digests of the config schemas and the template of a release; many releases share them. */
const schemaDigestsSchema = z.looseObject({
  config: sha256Schema.optional(),
  foreignConfig: sha256Schema.optional(),
  template: sha256Schema.optional(),
});

/**
 * Whole percent of the fleet, from 0; a roll-out over time grows to them from `start`, in `hours`. Paused, nobody is offered it; of one
 * over time, `pausedAt` says since when.
 */
const rolloutSchema = z.looseObject({
  percent: z.int().min(0).max(100).optional(),
  start: z.iso.datetime().optional(),
  hours: z.int().positive().optional(),
  paused: z.literal(true).optional(),
  pausedAt: z.iso.datetime().optional(),
});

/** Its keys stand in the published order; so do those of the predicate. */
const indexReleaseSchema = z.looseObject({
  version: z.string().min(1),
  /** SHA-256 of the upgrade object's bytes. */
  upgradeObject: z.looseObject({ sha256: sha256Schema }),
  bundle: sizedRefSchema,
  upgradeFrom: z.string().optional(),
  barrier: z.looseObject({ reason: z.string() }).optional(),
  schemas: schemaDigestsSchema.optional(),
  /** As in the statement. */
  policy: z.string().optional(),
  /** How much of the fleet is offered the release; all of it where this is left out. */
  rollout: rolloutSchema.optional(),
  /** Files for families of devices that a key of their own has signed, such as a revision of Pantavisor. */
  sealedFiles: z.array(sizedRefSchema.extend({ family: z.string().min(1) })).optional(),
  /** What families of devices must know of this one release: docs/site-format.md, “Families”. */
  families: z.record(z.string(), z.unknown()).optional(),
  yanked: z.looseObject({ reason: z.string(), at: z.iso.datetime() }).optional(),
  /** Whom devices on this release trust: a position in `trustSets`, the first where this is left out. */
  trust: z.int().nonnegative().optional(),
  /** SHA-256 of the release’s signed record. */
  record: z.looseObject({ sha256: sha256Schema }).optional(),
});

/** Whom the devices of some releases trust: the keys that were built into them, and how many of those must sign. */
const trustSetSchema = z.looseObject({ keyids: z.array(sha256Schema).min(1), threshold: z.int().positive() });

/** What one revision changed: who did it, and why. When, is the revision’s `created`. */
const changeNoteSchema = z.looseObject({
  /** `release`, `refresh`, `rollout`, `yank`, `promote`, `reissue`, `resign`, `keys`, `prune`. */
  kind: z.string().min(1),
  /** The release it is about. */
  version: z.string().min(1).optional(),
  /** In a few words: `10 % → 25 %`. */
  what: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
  by: z.string().min(1).optional(),
});

/** One signature of TUF metadata, as it stands in them: hex, under the key’s id in TUF. */
const tufSignatureSchema = z.looseObject({ keyid: sha256Schema, sig: z.string().regex(/^[0-9a-f]{128}$/) });

/** What the metadata of a TUF repository are made of besides the revision itself: docs/tuf.md. */
const tufFactsSchema = z.looseObject({
  /** The root that verifies them. */
  root: z.looseObject({ version: z.int().positive(), sha256: sha256Schema }),
  /** Bytes of the upgrade object of `latest`. */
  latest: z.looseObject({ size: z.int().positive() }).optional(),
  signatures: z.looseObject({
    timestamp: z.array(tufSignatureSchema),
    snapshot: z.array(tufSignatureSchema),
    targets: z.array(tufSignatureSchema),
  }),
});

const trustedKeySchema = z.looseObject({
  keyid: sha256Schema,
  publicKey: z.base64(),
  /** The counter of the revision that first named it; none for keys of the first revision. */
  since: z.int().positive().optional(),
  /** The key that it is to take the place of. */
  replaces: sha256Schema.optional(),
});

/** A key that counts no more, from the revision `since` on. */
const retiredKeySchema = z.looseObject({ keyid: sha256Schema, publicKey: z.base64(), since: z.int().positive() });

const archiveRefSchema = objectRefSchema.extend({ releases: z.int().positive() });

const indexPredicateSchema = z.looseObject({
  product: z.string().min(1),
  channel: z.string().min(1),
  counter: z.int().positive(),
  previous: sha256Schema.nullable(),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  trustedKeys: z.array(trustedKeySchema).min(1),
  threshold: z.int().positive(),
  latest: z.string().nullable(),
  releases: z.array(indexReleaseSchema),
  /** What the documents for families of devices are made from, by family: docs/site-format.md, “Families”. */
  families: z.record(z.string(), z.unknown()).optional(),
  archive: archiveRefSchema.optional(),
  /**
   * Of the releases listed; only ever added to, because archived releases hold positions in it. Left out, the devices of all releases
   * trust what `trustedKeys` and `threshold` say.
   */
  trustSets: z.array(trustSetSchema).optional(),
  retiredKeys: z.array(retiredKeySchema).optional(),
  /** The page for people, made for the keys that this very revision names: docs/adr/0027. */
  page: sizedRefSchema.optional(),
  change: changeNoteSchema.optional(),
  tuf: tufFactsSchema.optional(),
});

/** The signed list of releases of one channel: an in-toto Statement whose subjects are the upgrade objects it lists. */
export const indexStatementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subjectSchema),
  predicateType: z.literal(INDEX_PREDICATE),
  predicate: indexPredicateSchema,
});

/** Releases that have left the index, whole. Named by digest, never changed. */
export const archivePageSchema = z.looseObject({ releases: z.array(indexReleaseSchema).min(1) });

/**
 * What the index needs to know of the archive without reading its pages: which page may hold a version, and which
 * versions share which config schemas. Named by digest in the index; rewritten when a page is added, or releases are pruned.
 */
export const archiveDirectorySchema = z.looseObject({
  pages: z.array(objectRefSchema.extend({ first: z.string(), last: z.string(), releases: z.int().positive() })),
  groups: z.array(
    z.looseObject({
      schemas: schemaDigestsSchema.optional(),
      versions: z.array(z.string()).min(1),
      /** As in the entries of these versions. */
      trust: z.int().nonnegative().optional(),
    }),
  ),
  /** Versions of the pages that nobody is offered any more, and whose bytes may be gone; in no group. Their numbers stay taken. */
  pruned: z.array(z.string()).min(1).optional(),
});

/** The keys of an index’s predicate and of its entries, in the order in which they are published. */
export const PREDICATE_KEYS: readonly string[] = Object.keys(indexPredicateSchema.shape);
export const ENTRY_KEYS: readonly string[] = Object.keys(indexReleaseSchema.shape);

export type SchemaDigests = z.infer<typeof schemaDigestsSchema>;
export type ChangeNote = z.infer<typeof changeNoteSchema>;
export type Rollout = z.infer<typeof rolloutSchema>;
export type TrustSet = z.infer<typeof trustSetSchema>;
export type TrustedKey = z.infer<typeof trustedKeySchema>;
export type TufSignature = z.infer<typeof tufSignatureSchema>;
export type TufFacts = z.infer<typeof tufFactsSchema>;
export type IndexRelease = z.infer<typeof indexReleaseSchema>;
export type IndexPredicate = z.infer<typeof indexPredicateSchema>;
/** The page that a revision names. */
export type PageRef = NonNullable<IndexPredicate['page']>;
export type IndexStatement = z.infer<typeof indexStatementSchema>;
export type ArchiveDirectory = z.infer<typeof archiveDirectorySchema>;
