import type { Body } from '../hosts/host.js';
import type { IndexRelease } from './index-statement.js';
import { sha256Hex } from './json-bytes.js';
import { attachmentPath, bundlePath, schemaPath } from './layout.js';
import {
  type Attachment,
  type DeviceFileRef,
  type ObjectRef,
  type ReleaseStatement,
  releaseStatement,
} from './statement.js';

/** A file whose size and digest are known. */
export interface KnownFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** A document that is published beside the release, as its final bytes. */
export interface KnownDocument {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** An immutable file for a family of devices, under the name that those look for. */
export interface DeviceFile {
  readonly family: string;
  /** Relative to the site’s root. */
  readonly path: string;
  readonly body: Body;
}

/** Everything a release is made of. The same facts give the same statement, byte for byte, on every machine. */
export interface ReleaseFacts {
  readonly product: string;
  readonly models: readonly string[];
  readonly version: string;
  readonly channel: string;
  readonly tag: string;
  readonly commit: string;
  /** The commit's time, RFC 3339. */
  readonly created: string;
  readonly bundle: KnownFile;
  readonly upgradeFrom?: string;
  readonly barrier?: string;
  readonly config?: KnownDocument;
  readonly foreignConfig?: KnownDocument;
  readonly template?: KnownDocument;
  readonly notes?: string;
  readonly policy?: string;
  readonly zos?: { readonly flist?: string; readonly storage?: string };
  readonly deviceFiles?: readonly DeviceFile[];
  readonly attachments: readonly (KnownFile & { readonly name: string; readonly mediaType: string })[];
}

/** An immutable object that is staged: uploaded under a name that nothing points to yet. */
export interface StagedObject {
  readonly path: string;
  readonly body: Body;
}

/** A release before it is signed. */
export interface Draft {
  readonly statement: ReleaseStatement;
  /** The bundle first, because it is the largest and the likeliest to fail. */
  readonly objects: readonly StagedObject[];
}

/** The statement of a release, and the objects it names. */
export const draftRelease = (facts: ReleaseFacts): Draft => {
  const path = bundlePath(facts.bundle.sha256, facts.product, facts.version);
  const documents = documentsOf(facts);
  const schemas = Object.fromEntries(documents.map(({ key, ref }) => [key, ref]));
  const attachments = facts.attachments.map(attachmentOf);
  const deviceFiles = facts.deviceFiles ?? [];
  const statement = releaseStatement({
    product: facts.product,
    models: [...facts.models],
    version: facts.version,
    channel: facts.channel,
    tag: facts.tag,
    commit: facts.commit,
    created: facts.created,
    bundle: { path, size: facts.bundle.size, sha256: facts.bundle.sha256 },
    ...(facts.upgradeFrom === undefined ? {} : { upgradeFrom: facts.upgradeFrom }),
    ...(facts.barrier === undefined ? {} : { barrier: { reason: facts.barrier } }),
    ...(documents.length === 0 ? {} : { schemas }),
    ...(facts.notes === undefined ? {} : { notes: facts.notes }),
    ...(facts.policy === undefined ? {} : { policy: facts.policy }),
    ...(facts.zos === undefined ? {} : { zos: facts.zos }),
    attachments: attachments.map(({ attachment }) => attachment),
    ...(deviceFiles.length === 0 ? {} : { deviceFiles: deviceFiles.map(deviceFileRef) }),
  });
  const bundle: StagedObject = { path, body: { ...facts.bundle, kind: 'file' } };
  return {
    statement,
    objects: [
      bundle,
      ...documents.map(({ object }) => object),
      ...attachments.map(({ object }) => object),
      ...deviceFiles,
    ],
  };
};

/** The entry that the index lists for a release. */
export const indexRelease = (statement: ReleaseStatement, upgradeObjectSha256: string): IndexRelease => {
  const { version, bundle, upgradeFrom, barrier, schemas, policy } = statement.predicate;
  return {
    version,
    upgradeObject: { sha256: upgradeObjectSha256 },
    bundle,
    ...(upgradeFrom === undefined ? {} : { upgradeFrom }),
    ...(barrier === undefined ? {} : { barrier }),
    ...(policy === undefined ? {} : { policy }),
    ...(schemas === undefined
      ? {}
      : {
          schemas: {
            ...(schemas.config ? { config: schemas.config.sha256 } : {}),
            ...(schemas.foreignConfig ? { foreignConfig: schemas.foreignConfig.sha256 } : {}),
            ...(schemas.template ? { template: schemas.template.sha256 } : {}),
          },
        }),
  };
};

/** What is signed about a device’s file. */
export const deviceFileRef = ({ family, path, body }: DeviceFile): DeviceFileRef => ({
  family,
  path,
  sha256: body.kind === 'file' ? body.sha256 : sha256Hex(body.bytes),
  size: body.kind === 'file' ? body.size : body.bytes.length,
});

const documentsOf = (facts: ReleaseFacts) => {
  const kinds = [
    ['config', 'config'],
    ['foreignConfig', 'foreign-config'],
    ['template', 'template'],
  ] as const;
  return kinds.flatMap(([key, kind]) => {
    const document = facts[key];
    if (!document) return [];
    const ref: ObjectRef = { path: schemaPath(document.sha256, kind), sha256: document.sha256 };
    const object: StagedObject = { path: ref.path, body: { kind: 'bytes', bytes: document.bytes } };
    return [{ key, ref, object }];
  });
};

const attachmentOf = ({ path: file, size, sha256, name, mediaType }: ReleaseFacts['attachments'][number]) => {
  const path = attachmentPath(sha256, name);
  const attachment: Attachment = { name, path, mediaType, size, sha256 };
  const object: StagedObject = { path, body: { kind: 'file', path: file, size, sha256 } };
  return { attachment, object };
};
