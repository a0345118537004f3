import validRange from 'semver/ranges/valid.js';
import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { STABLE } from '../site/layout.js';
import { isPublishableRange } from '../version/range-grammar.js';
import { attachmentSchema, attachmentsUnique } from './attachment-schema.js';
import { bundleSchema } from './bundle-schema.js';
import { devicesSchema } from './devices-schema.js';
import { forgeSchema } from './forge-schema.js';
import { headerFilesSchema } from './header-files-schema.js';
import { hostSchema } from './host-schema.js';
import { MAX_NOTES_BYTES } from './notes.js';
import { pageSchema } from './page-schema.js';
import { provenanceSchema } from './provenance-schema.js';
import { pruneSchema } from './prune-schema.js';
import { publicCheckSchema, publicUrlSchema, publicWaitSchema } from './public-schema.js';
import { purgeSchema } from './purge-schema.js';
import { rehearsalSchema } from './rehearsal-schema.js';
import { releasePageSchema } from './release-page-schema.js';
import { rolloutSchema } from './rollout-schema.js';
import { path, rule, text, uniqueItems } from './rules.js';
import { signingSchema } from './signing-schema.js';
import { tagSchema } from './tag-schema.js';
import { tufSchema } from './tuf-schema.js';
import { findInVersionKey, parseVersionKey } from './version-key.js';

/** A product's name becomes part of file names and URLs. */
const PRODUCT = /^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$/;

/** A channel's name becomes part of URLs. */
const CHANNEL = /^[a-z][a-z0-9-]{0,31}$/;

const MAX_NAME_LENGTH = 128;
/** Of a reason that everybody can read: for a barrier, for a change of a channel. */
export const MAX_REASON_LENGTH = 500;

const productSchema = z
  .string()
  .check(
    rule((value) => {
      if (PRODUCT.test(value)) return undefined;
      const slug = productSlug(value);
      return (_key, place) => problem('project-product-invalid', { value, suggestion: slug }, place);
    }),
  )
  .meta({
    description: 'Name of what is released. It becomes part of file names and URLs, is signed, and never changes.',
    examples: ['edge-gateway'],
    pattern: PRODUCT.source,
  });

/** The nearest name that a product may have; undefined where nothing of the text can be kept. */
export const productSlug = (name: string): string | undefined => {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64)
    .replace(/[^a-z0-9]+$/, '');
  return PRODUCT.test(slug) ? slug : undefined;
};

const modelsSchema = z
  .array(text({ maxLength: MAX_NAME_LENGTH }))
  .check(
    rule((models) => (models.length > 0 ? undefined : (key, place) => problem('project-list-empty', { key }, place))),
  )
  .check(uniqueItems())
  .meta({
    description:
      'Hardware models that the product fits. Signed: a device refuses a release that doesn’t list its model.',
    examples: [['gw-100', 'gw-200']],
    minItems: 1,
    uniqueItems: true,
  });

const versionSchema = z
  .string()
  .check(rule(findInVersionKey))
  .transform(parseVersionKey)
  .meta({
    description:
      'The version to release, or where to read it: a SemVer version in quotes, `package.json`, `pyproject.toml`, `Cargo.toml` (each may lie in a folder), `tag` (the `v` tag on the commit), or `file:PATH` (the first line of a file).',
    examples: ['1.2.0', 'package.json', 'pyproject.toml', 'Cargo.toml', 'tag', 'file:VERSION'],
  });

const configSchema = z
  .strictObject({
    schema: path()
      .optional()
      .meta({
        description:
          'What this version needs of its configuration: a JSON Schema, or a zod module (.ts, .mts, .mjs, .js).',
        examples: ['config/config.schema.json'],
      }),
    foreignSchema: path()
      .optional()
      .meta({
        description:
          'What this version, once deployed, needs of the configuration of a version it is upgraded to: a JSON Schema or a zod module.',
        examples: ['config/foreign-config.schema.json'],
      }),
    samples: z
      .array(path())
      .check(uniqueItems())
      .default([])
      .meta({
        description: 'Configurations that must pass, as files or patterns (`*`, `**`, `?`, `{a,b}`).',
        examples: [['config/samples/*.json']],
      }),
    template: path()
      .optional()
      .meta({
        description: 'The configuration that an upgraded device begins with.',
        examples: ['config/template.json'],
      }),
  })
  .meta({ description: 'Contracts of the configuration, checked against every fielded version.' });

const channelName = z
  .string()
  .check(
    rule((value) =>
      CHANNEL.test(value) ? undefined : (_key, place) => problem('project-channel-invalid', { value }, place),
    ),
  );

const channelSchema = channelName.meta({
  description: 'The channel that is released to, changed or read. Pre-releases need another one than `stable`.',
  examples: ['stable', 'beta'],
  pattern: CHANNEL.source,
});

const upgradeFromSchema = text({ maxLength: 256 })
  .check(
    rule((value) =>
      validRange(value, { includePrerelease: true }) === null || !isPublishableRange(value)
        ? (_key, place) => problem('project-range-invalid', { value }, place)
        : undefined,
    ),
  )
  .meta({
    description: 'SemVer range of the fielded versions that are promised a direct upgrade; checked, and signed.',
    examples: ['>=1.0.0'],
  });

const notesSchema = z
  .union([
    text({ maxLength: MAX_NOTES_BYTES, multiline: true }),
    z
      .strictObject({
        file: path()
          .optional()
          .meta({ description: 'File whose text is the notes.', examples: ['NOTES.md'] }),
        changelog: path()
          .optional()
          .meta({
            description:
              'Changelog whose section for the version is the notes: the text below `## 1.2.0`, `## [1.2.0] - 2026-01-02` or `## v1.2.0`.',
            examples: ['CHANGELOG.md'],
          }),
      })
      .check(
        rule((value) => {
          const given = Object.values(value).filter((source) => source !== undefined).length;
          return given === 1 ? undefined : (_key, place) => problem('project-notes-source', { given }, place);
        }),
      )
      .meta({ minProperties: 1, maxProperties: 1 }),
  ])
  .meta({
    description: 'Release notes, signed with the release: a text, a file, or a section of a changelog.',
    examples: ['Fixes the watchdog.', { changelog: 'CHANGELOG.md' }],
  });

/**
 * The one declaration of `ota-release.yaml`. From it come the type, the defaults, the published JSON Schema, the table in
 * the docs, and the help of the flags that override a key.
 */
export const projectSchema = z
  .strictObject({
    product: productSchema,
    models: modelsSchema,
    version: versionSchema.optional(),
    bundle: bundleSchema,
    config: configSchema.optional(),
    devices: devicesSchema,
    rehearsal: rehearsalSchema,
    host: hostSchema.optional(),
    publicUrl: publicUrlSchema.optional(),
    oneAtATime: z.boolean().default(false).meta({
      description:
        'Your word that CI releases to this site one at a time (a concurrency group, a resource group): asked for where the host ignores conditions.',
    }),
    publicCheck: publicCheckSchema,
    publicWait: publicWaitSchema,
    purge: purgeSchema.optional(),
    prune: pruneSchema.optional(),
    headerFiles: headerFilesSchema,
    page: pageSchema(channelName),
    signing: signingSchema,
    tuf: tufSchema,
    tag: tagSchema,
    forge: forgeSchema.default('auto'),
    releasePage: releasePageSchema,
    channel: channelSchema.default(STABLE),
    rollout: rolloutSchema.optional(),
    upgradeFrom: upgradeFromSchema.optional(),
    barrier: text({ maxLength: MAX_REASON_LENGTH })
      .optional()
      .meta({
        description: 'Why every device must pass through this release; leave it out where devices may skip it.',
        examples: ['moves the data to the new partition'],
      }),
    notes: notesSchema.optional(),
    attachments: z
      .array(attachmentSchema)
      .check(attachmentsUnique)
      .default([])
      .meta({
        description: 'Files published and signed beside the bundle: SBOM, provenance, manual.',
        examples: [['sbom.spdx.json', { path: 'docs/manual.pdf', name: 'manual.pdf', mediaType: 'application/pdf' }]],
      }),
    provenance: provenanceSchema,
  })
  .meta({
    title: 'ota-release project',
    description: 'The project file of ota-release (ota-release.yaml, .yml or .json).',
  });

/** A project file as it was checked: defaults filled in, sizes and times as numbers, paths as they are written. */
export type ProjectDeclaration = z.output<typeof projectSchema>;
