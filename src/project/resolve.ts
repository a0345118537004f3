import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../errors/problem.js';
import { LITTER } from './bundle-schema.js';
import { DEVICE_FAMILIES } from './device-families.js';
import type {
  ConfigSpec,
  DeclaredHost,
  HostSpec,
  NamedFile,
  NotesSource,
  Project,
  PruneSpec,
  VersionSource,
} from './project.js';
import { resolveFamilies } from './resolve-families.js';
import type { ProjectDeclaration } from './schema.js';
import type { DeclaredVersion } from './version-key.js';

/** Where a declaration was written. */
export interface DeclaredIn {
  /** Absolute path of the project file. */
  readonly file: string;
  readonly shownFile: string;
  /** The directory that the user is in: places and messages name files from there. Absolute. */
  readonly workingDirectory: string;
  readonly place: (path: string) => Place;
}

/** The project that a checked declaration stands for: paths absolute, from the project file's directory. */
export const resolveProject = (
  declared: ProjectDeclaration,
  samples: readonly string[],
  { file, shownFile, workingDirectory, place }: DeclaredIn,
): Project => {
  const directory = dirname(file);
  const absolute = (path: string): string => resolve(directory, path);
  const named = (path: string, key: string): NamedFile => ({
    file: absolute(path),
    shown: shownFrom(workingDirectory, absolute(path)),
    place: place(key),
  });
  return {
    file,
    shownFile,
    directory,
    product: declared.product,
    models: declared.models,
    ...present('version', declared.version && versionSource(declared.version, named)),
    bundle: bundleSpec(declared.bundle, absolute),
    ...present('config', declared.config && configSpec(declared.config, samples, absolute)),
    devices: DEVICE_FAMILIES.filter((name) => declared.devices[name] !== undefined),
    families: resolveFamilies(declared.devices, absolute),
    rehearsal: {
      ...declared.rehearsal,
      ...present('root', declared.rehearsal.root && absolute(declared.rehearsal.root)),
    },
    ...present('host', hostSpec(declared.host, absolute)),
    ...present('publicUrl', declared.publicUrl),
    oneAtATime: declared.oneAtATime,
    publicCheck: { when: declared.publicCheck, waitSeconds: declared.publicWait },
    ...present('purge', declared.purge),
    ...present('prune', declared.prune && pruneSpec(declared.prune)),
    headerFiles: declared.headerFiles,
    ...present('page', declared.page),
    signing: {
      trustedKeys: declared.signing.trustedKeys,
      threshold: declared.signing.threshold,
      ...present('supported', declared.signing.supported),
      ...present('signers', declared.signing.signers),
      expiresDays: declared.signing.expires,
    },
    ...present('tuf', declared.tuf),
    tag: declared.tag,
    forge: declared.forge,
    releasePage: declared.releasePage,
    channel: declared.channel,
    ...present('rollout', declared.rollout),
    ...present('upgradeFrom', declared.upgradeFrom),
    ...present('barrier', declared.barrier),
    ...present('notes', notesSource(declared.notes, named)),
    attachments: declared.attachments.map(({ path, ...rest }) => ({ file: absolute(path), ...rest })),
    provenance: declared.provenance,
    place,
  };
};

/** A path as the user would write it in the given directory, with `/` between names. */
export const shownFrom = (workingDirectory: string, path: string): string =>
  relative(workingDirectory, path).split(sep).join('/') || '.';

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

type Named = (path: string, key: string) => NamedFile;
type Absolute = (path: string) => string;

const versionSource = (declared: DeclaredVersion, named: Named): VersionSource => {
  if (declared.kind === 'explicit' || declared.kind === 'tag') return declared;
  return { kind: declared.kind, ...named(declared.path, 'version') };
};

const bundleSpec = (declared: ProjectDeclaration['bundle'], absolute: Absolute) => ({
  root: absolute(declared.root),
  include: declared.include,
  exclude: [...LITTER, ...declared.exclude],
  maxBytes: declared.maxSize,
  maxUnpackedBytes: declared.maxUnpackedSize,
  maxEntries: declared.maxEntries,
  symlinks: declared.symlinks,
});

const configSpec = (
  declared: NonNullable<ProjectDeclaration['config']>,
  samples: readonly string[],
  absolute: Absolute,
): ConfigSpec => ({
  samples,
  ...present('schema', declared.schema && absolute(declared.schema)),
  ...present('foreignSchema', declared.foreignSchema && absolute(declared.foreignSchema)),
  ...present('template', declared.template && absolute(declared.template)),
});

const hostSpec = (declared: DeclaredHost | undefined, absolute: Absolute): HostSpec | undefined => {
  if (declared?.kind === 'directory') {
    const { path } = declared;
    return { kind: 'directory', path: /^file:/i.test(path) ? fileURLToPath(path) : absolute(path) };
  }
  return declared?.kind === 'http-put' && declared.ca !== undefined
    ? { ...declared, ca: absolute(declared.ca) }
    : declared;
};

const pruneSpec = ({ keep, olderThan }: NonNullable<ProjectDeclaration['prune']>): PruneSpec => ({
  keep,
  ...present('olderThanDays', olderThan),
});

const notesSource = (declared: ProjectDeclaration['notes'], named: Named): NotesSource | undefined => {
  if (declared === undefined) return undefined;
  if (typeof declared === 'string') return { kind: 'text', text: declared };
  if (declared.file !== undefined) return { kind: 'file', ...named(declared.file, 'notes.file') };
  return declared.changelog === undefined
    ? undefined
    : { kind: 'changelog', ...named(declared.changelog, 'notes.changelog') };
};
