import type { Trust } from '../signing/trust.js';
import { type CopyTally, copyChannels } from './copy-channels.js';
import type { PreparedExport } from './export-site.js';
import { viewsOfSelection } from './selection-views.js';
import type { Spool } from './spool.js';
import { type Tarball, type TarballOptions, writeTarball } from './tarball.js';

/**
 * Writes an export into a tarball, its entries in the order in which readers may see them. The same site gives the same
 * bytes.
 *
 * @throws OtaError `transfer-out-unwritable`, `verify-…`, `host-…`.
 */
export const writeExportTarball = async (
  options: Omit<TarballOptions, 'modifiedAt'> & { readonly modifiedAt?: Date | undefined },
  { source, selection, people }: PreparedExport,
  context: { readonly trust: Trust; readonly spool: Spool; readonly onBytes?: (bytes: number) => void },
): Promise<CopyTally & { readonly tarball: Tarball }> => {
  let tally: CopyTally = { created: 0, bytes: 0, same: 0 };
  const modifiedAt = options.modifiedAt ?? newestTime(selection);
  const tarball = await writeTarball({ ...options, modifiedAt }, async (target) => {
    tally = await copyChannels({ ...context, source, target, channels: selection });
    for (const { path, bytes } of [...people, ...selection.flatMap(viewsOfSelection)])
      await target.create(path, { kind: 'bytes', bytes });
  });
  return { ...tally, tarball };
};

/** When the newest of the revisions was signed. */
const newestTime = (selection: PreparedExport['selection']): Date =>
  new Date(Math.max(0, ...selection.map(({ newest }) => Date.parse(newest.predicate.created))));
