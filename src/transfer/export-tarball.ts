import type { Trust } from '../signing/trust.js';
import { type CopiedObject, isAbsent, isCopied } from '../site/mutable-object.js';
import { type CopyTally, copyChannels } from './copy-channels.js';
import type { CopyTarget } from './copy-target.js';
import type { PreparedExport } from './export-site.js';
import { type FetchContext, fetchObject } from './fetch-object.js';
import { viewsOfSelection } from './selection-views.js';
import type { Spool } from './spool.js';
import type { WrittenTar } from './tar-writer.js';
import { type TarballOptions, writeTarball } from './tarball.js';

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
): Promise<CopyTally & { readonly tarball: WrittenTar }> => {
  let tally: CopyTally = { created: 0, bytes: 0, same: 0 };
  const modifiedAt = options.modifiedAt ?? newestTime(selection);
  const tarball = await writeTarball({ ...options, modifiedAt }, async (target) => {
    tally = await copyChannels({ ...context, source, target, channels: selection });
    for (const object of [...people, ...selection.flatMap(viewsOfSelection)]) {
      if (isAbsent(object)) continue;
      await (isCopied(object)
        ? addCopy({ ...context, source, target }, object)
        : target.create(object.path, { kind: 'bytes', bytes: object.bytes }));
    }
  });
  return { ...tally, tarball };
};

/** A tarball can't be read while it is written, so the bytes of a copy are fetched once more. */
const addCopy = async (
  { target, ...from }: Pick<FetchContext, 'source' | 'trust' | 'spool'> & { readonly target: CopyTarget },
  { path, copyOf }: CopiedObject,
): Promise<void> => {
  const context = { ...from, standing: async () => undefined, target: target.location };
  const { sha256, size } = copyOf;
  const needed = { kind: 'document', path: copyOf.path, sha256, size, neededBy: path } as const;
  const { body, dispose } = await fetchObject(context, needed);
  try {
    if (body) await target.create(path, body);
  } finally {
    await dispose();
  }
};

/** When the newest of the revisions was signed. */
const newestTime = (selection: PreparedExport['selection']): Date =>
  new Date(Math.max(0, ...selection.map(({ newest }) => Date.parse(newest.predicate.created))));
