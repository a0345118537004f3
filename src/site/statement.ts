import { z } from 'zod';

/** in-toto Statement v1, https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** The media type that DSSE's pre-authentication encoding binds. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** What the payload of an upgrade object states. */
const RELEASE_PREDICATE = 'urn:ota-release:predicate:release:v1';
/** What the payload of an index revision states. */
export const INDEX_PREDICATE = 'urn:ota-release:predicate:index:v1';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lowercase hex digits');
/** Relative, `/`-separated, without empty, `.` or `..` segments: a signed path must not lead out of the site. */
export const sitePathSchema = z
  .string()
  .regex(
    /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/(?:\/|$))[\x21-\x5b\x5d-\x7e]+$/,
    'must be a relative path on the site',
  );

export const subjectSchema = z.looseObject({
  name: sitePathSchema,
  digest: z.looseObject({ sha256: sha256Schema }),
});

/** An object of the site, named with its digest. */
export const objectRefSchema = z.looseObject({ path: sitePathSchema, sha256: sha256Schema });
export const sizedRefSchema = objectRefSchema.extend({ size: z.int().nonnegative() });

export const attachmentSchema = sizedRefSchema.extend({ name: z.string().min(1), mediaType: z.string().min(1) });

/** A file that a family of devices fetches under a name of its own. */
const deviceFileSchema = sizedRefSchema.extend({ family: z.string().min(1) });

/** The release whose very bytes are issued anew: `site` is the public URL of another site, where it stands on one. */
const reissuedFromSchema = z.looseObject({
  channel: z.string().min(1),
  version: z.string().min(1),
  /** SHA-256 of its upgrade object's bytes. */
  upgradeObject: z.looseObject({ sha256: sha256Schema }),
  site: z.string().min(1).optional(),
});

const releasePredicateSchema = z.looseObject({
  product: z.string().min(1),
  models: z.array(z.string().min(1)).min(1),
  version: z.string().min(1),
  channel: z.string().min(1),
  tag: z.string().min(1),
  commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'must be a commit in lowercase hex'),
  created: z.iso.datetime(),
  bundle: sizedRefSchema,
  upgradeFrom: z.string().optional(),
  barrier: z.looseObject({ reason: z.string() }).optional(),
  schemas: z
    .looseObject({
      config: objectRefSchema.optional(),
      foreignConfig: objectRefSchema.optional(),
      template: objectRefSchema.optional(),
    })
    .optional(),
  notes: z.string().optional(),
  /** Which devices are offered the release, in the terms of Ioto. */
  policy: z.string().optional(),
  /** What 0-OS is given of the project’s own, as the keys beside the signature have it. */
  zos: z.looseObject({ flist: z.string().optional(), storage: z.string().optional() }).optional(),
  attachments: z.array(attachmentSchema),
  /** Immutable files for families of devices, under the names that those look for. */
  deviceFiles: z.array(deviceFileSchema).optional(),
  /** Absent where the bundle was packed for this very release. */
  reissuedFrom: reissuedFromSchema.optional(),
});

/** What is signed about a release: an in-toto Statement whose subject is the bundle. Keys a reader doesn't know are kept. */
export const releaseStatementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subjectSchema).length(1),
  predicateType: z.literal(RELEASE_PREDICATE),
  predicate: releasePredicateSchema,
});

export type ObjectRef = z.infer<typeof objectRefSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type DeviceFileRef = z.infer<typeof deviceFileSchema>;
export type ReissuedFrom = z.infer<typeof reissuedFromSchema>;
export type ReleasePredicate = z.infer<typeof releasePredicateSchema>;
export type ReleaseStatement = z.infer<typeof releaseStatementSchema>;

/** The statement of a release. Its bytes depend on nothing but its input: the order of keys is the order written here. */
export const releaseStatement = (release: ReleasePredicate): ReleaseStatement => ({
  _type: STATEMENT_TYPE,
  subject: [{ name: release.bundle.path, digest: { sha256: release.bundle.sha256 } }],
  predicateType: RELEASE_PREDICATE,
  predicate: release,
});

/** The facts in which two statements differ, dotted (`predicate.bundle.sha256`); empty when they state the same. */
export const statementDifferences = (a: unknown, b: unknown, path = ''): readonly string[] => {
  if (Object.is(a, b)) return [];
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return [path || '(all)'];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => statementDifferences(a[key], b[key], path ? `${path}.${key}` : key));
};

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
