import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealIotoFile } from '../../src/devices/ioto/file.js';
import { rehearseIoto } from '../../src/rehearsal/ioto.js';
import type { FamilyRehearsal } from '../../src/rehearsal/rehearsal.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import type { MemoryHost } from './memory-host.js';
import { type BundleFiles, bundleOf, contextOf, rehearsedSite } from './rehearsal.js';
import { type SiteRelease, signedSite } from './site.js';

/** A site with files for Ioto devices, and devices that take them. */
export interface RehearsedIoto {
  readonly host: MemoryHost;
  readonly rehearsal: FamilyRehearsal;
}

/**
 * A site with the releases 1.0.0 and 1.1.0 and documents for both.
 *
 * @param context what is changed about the context that the rehearsal gets.
 */
export const rehearsedIoto = async (
  directory: string,
  files: Readonly<Record<'1.0.0' | '1.1.0', BundleFiles>>,
  context: Parameters<typeof contextOf>[3] = {},
): Promise<RehearsedIoto> => {
  const host = await signedSite([
    await iotoRelease(directory, '1.0.0', files['1.0.0']),
    await iotoRelease(directory, '1.1.0', files['1.1.0']),
  ]);
  const site = await rehearsedSite(host);
  return { host, rehearsal: rehearseIoto(contextOf('ioto', site, directory, context)) };
};

const iotoRelease = async (directory: string, version: string, files: BundleFiles): Promise<SiteRelease> => ({
  version,
  bundle: await bundleOf(directory, files),
  families: { ioto: {} },
  seal: async ({ upgradeObject, minisig, bundle }) => {
    const place = join(directory, `sealed-${version}`);
    mkdirSync(place);
    const file = join(place, 'bundle.zip');
    writeFileSync(file, bundle);
    const sealed = await sealIotoFile({
      project: { product: 'logger' },
      version,
      upgradeObject,
      minisig,
      modifiedAt: 1_700_000_000,
      bundle: { file, path: 'bundles/x.zip', size: bundle.length, sha256: sha256Hex(bundle) },
      workDirectory: async () => place,
    });
    return [sealed];
  },
});
