import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BundleEntry } from '../../src/bundle/bundle-entry.js';
import { pack } from '../../src/bundle/pack.js';
import { channelView } from '../../src/devices/channel-view.js';
import type { DeviceTraits } from '../../src/devices/device-family.js';
import type { DeviceFamilyName } from '../../src/project/device-families.js';
import type { RehearsalContext, RehearsedSite } from '../../src/rehearsal/rehearsal.js';
import { rehearsalContexts, type SharedRehearsal } from '../../src/rehearsal/rehearsal-context.js';
import type { Isolation } from '../../src/rehearsal/rehearsal-facts.js';
import { sandboxOf } from '../../src/rehearsal/sandbox.js';
import { readArchiveDirectory } from '../../src/site/archive.js';
import { readChannel } from '../../src/site/channel-state.js';
import { hostSource } from '../../src/site/host-source.js';
import { channelLayout } from '../../src/site/layout.js';
import type { SiteSource } from '../../src/site/site-source.js';
import type { MemoryHost } from './memory-host.js';
import { testTrust } from './signing.js';
import { PUBLIC_URL, type SiteRelease, signedSite } from './site.js';

/** When devices in tests look at a site. */
export const NOW = new Date('2026-02-10T12:00:00Z');

/** Text of the files of a bundle by their paths; those whose text begins with `#!` may be executed. */
export type BundleFiles = Readonly<Record<string, string>>;

/** A script of a POSIX shell, as it is written. */
export const shell = (text: string): string => `#!/bin/sh\nset -eu\n${text}\n`;

/** The bytes of the zip that `pack` makes of some files. */
export const bundleOf = async (directory: string, files: BundleFiles): Promise<Uint8Array> => {
  const entries: BundleEntry[] = [];
  const root = join(directory, `bundle-${Math.random().toString(36).slice(2)}`);
  for (const [path, text] of Object.entries(files).sort()) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const mode = text.startsWith('#!') ? 0o755 : 0o644;
    entries.push({ path, file, size: Buffer.byteLength(text), mode, kind: 'file' });
  }
  const out = `${root}.zip`;
  await pack(entries, { out, modifiedAt: 1_700_000_000 });
  return readFileSync(out);
};

/** One release of a site that is rehearsed. */
export interface RehearsedRelease extends Omit<SiteRelease, 'bundle'> {
  readonly files: BundleFiles;
}

/** A published site of such releases, signed with the key `release`, in memory. */
export const publishedSite = async (
  directory: string,
  releases: readonly RehearsedRelease[],
): Promise<{ readonly host: MemoryHost; readonly site: RehearsedSite }> => {
  const made: SiteRelease[] = [];
  for (const { files, ...release } of releases) made.push({ ...release, bundle: await bundleOf(directory, files) });
  const host = await signedSite(made);
  return { host, site: await rehearsedSite(host) };
};

/** A site in memory as a rehearsal takes it. @param source where it is read from; the host itself where it is left out. */
export const rehearsedSite = async (
  host: MemoryHost,
  source: SiteSource = hostSource(host),
): Promise<RehearsedSite> => {
  const layout = channelLayout('stable');
  const trust = testTrust(['release']);
  const { newest } = await readChannel(host, layout, trust);
  if (!newest) throw new Error('the site has no release');
  const { predicate } = newest;
  const directory = await readArchiveDirectory(host, predicate);
  return {
    source,
    trust,
    layout,
    channel: channelView(predicate, directory),
    predicate,
    directory,
    publicUrl: PUBLIC_URL,
  };
};

/** The context of one family, with scripts in a sandbox that works here; none where scripts are not to be run. */
export const contextOf = (
  family: DeviceFamilyName,
  site: RehearsedSite,
  work: string,
  {
    isolation,
    traits,
    ...changes
  }: Partial<SharedRehearsal> & { readonly isolation?: Isolation | 'none'; readonly traits?: DeviceTraits } = {},
): RehearsalContext =>
  rehearsalContexts({
    site,
    matrix: undefined,
    project: undefined,
    timeoutMs: 20_000,
    now: () => NOW,
    work,
    sandbox: async () => ({
      sandbox: isolation === 'none' ? undefined : sandboxOf(isolation ?? 'bubblewrap', process.env.PATH ?? ''),
      problems: [],
    }),
    ...changes,
  })(family, traits);
