import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { configEnvelopes } from '../../src/devices/ivy/envelopes.js';
import { archivePaths } from '../../src/devices/ivy/site-paths.js';
import { rehearseIvy } from '../../src/rehearsal/ivy.js';
import type { FamilyRehearsal } from '../../src/rehearsal/rehearsal.js';
import { ivyFiles, readTemplate } from './ivy.js';
import type { MemoryHost } from './memory-host.js';
import { contextOf, rehearsedSite } from './rehearsal.js';
import { type SiteRelease, signedSite } from './site.js';

const SETTINGS = { repository: 'acme/roof-das', archives: ['gitlab', 'github'], systemName: 'roof-das' } as const;

/** How one release of an Ivy system is made; what is left out is as it should be. */
export interface IvyRelease {
  readonly version: string;
  /** Files of the source; undefined removes one of the usual ones. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** Bytes of the archive instead of those. */
  readonly archive?: Uint8Array | 'elsewhere';
  readonly revision?: number;
  readonly config?: unknown;
  readonly foreignConfig?: unknown;
  /** The configuration that is sent. */
  readonly template?: unknown;
  readonly withoutEnvelope?: true;
}

/** A site with releases of an Ivy system, and devices that take them. */
export const rehearsedIvy = async (
  directory: string,
  releases: readonly IvyRelease[],
): Promise<{ readonly host: MemoryHost; readonly rehearsal: FamilyRehearsal }> => {
  const made: SiteRelease[] = [];
  for (const [index, release] of releases.entries()) made.push(await releaseOf({ revision: index, ...release }));
  const host = await signedSite(made);
  const site = await rehearsedSite(host);
  return { host, rehearsal: rehearseIvy(contextOf('ivy', site, directory)) };
};

const releaseOf = async ({ version, files = {}, ...release }: IvyRelease): Promise<SiteRelease> => {
  const { revision, config, foreignConfig, archive } = release;
  const template = release.template ?? { general: { config_revision: revision, software_version: version } };
  const source =
    archive === 'elsewhere' ? [] : archivePaths({ ...SETTINGS, archives: [...SETTINGS.archives] }, version);
  const bytes =
    archive instanceof Uint8Array ? archive : await sourceArchive(version, { ...ivyFiles(version), ...files });
  const envelopes = release.withoutEnvelope ? [] : configEnvelopes(readTemplate(JSON.stringify(template)), version);
  const file = (path: string, content: Uint8Array) =>
    ({ family: 'ivy', path, body: { kind: 'bytes', bytes: content } }) as const;
  return {
    version,
    families: { ivy: SETTINGS },
    documents: {
      template,
      ...(config === undefined ? {} : { config }),
      ...(foreignConfig === undefined ? {} : { foreignConfig }),
    },
    deviceFiles: [
      ...source.map((path) => file(path, bytes)),
      ...envelopes.map((envelope) => file(envelope.path, envelope.bytes)),
    ],
  };
};

/** One entry of an archive that is not a plain file. */
export type OddEntry = Readonly<{ name: string; type: 'symlink' | 'fifo'; linkname?: string }>;

/** A source archive with these files below one top directory. */
export const sourceArchive = async (
  version: string,
  files: Readonly<Record<string, string | undefined>>,
  { top = `roof-das-v${version}/`, odd = [] }: { readonly top?: string; readonly odd?: readonly OddEntry[] } = {},
): Promise<Uint8Array> => {
  const tar = pack();
  for (const [path, text] of Object.entries(files)) if (text !== undefined) tar.entry({ name: `${top}${path}` }, text);
  for (const entry of odd) tar.entry(entry);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
};
