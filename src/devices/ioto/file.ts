import { join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import { writeTarball } from '../../transfer/tarball.js';
import type { SealedFile, SealInput } from '../device-family.js';

/** Ioto contract, “Answer”: the updaters take no larger image. */
export const MAX_IOTO_BYTES = 104_857_600;

/** What stands in a name where the digest will be, as long as nobody has signed. */
const UNKNOWN_DIGEST = '{sha256}';

/** The names of the entries, in their order. The device’s script asks for them one by one. */
export const IOTO_ENTRIES = { release: 'release.json', minisig: 'bundle.zip.minisig', bundle: 'bundle.zip' } as const;

/** Where the file of a release lies, by its own digest; with a placeholder for that before anybody has signed. */
export const iotoFilePath = (product: string, version: string, sha256 = UNKNOWN_DIGEST): string =>
  `ioto/files/${sha256}.${product}-${version}.ota`;

/** What the file of a release is made from. */
export interface IotoFileInput
  extends Pick<SealInput, 'version' | 'bundle' | 'upgradeObject' | 'minisig' | 'modifiedAt' | 'workDirectory'> {
  readonly project: Pick<SealInput['project'], 'product'>;
}

/**
 * The one file that an Ioto device downloads: a plain tar of the signed statement, the bundle and its minisign signature. The
 * clients verify nothing (Ioto contract, “What the clients do not do”), and the script on the device is given one file, so what it
 * verifies must be inside. Stored, not compressed, in constant memory; the same release and keys give the same bytes.
 *
 * @throws OtaError `ioto-file-too-large`.
 */
export const sealIotoFile = async (input: IotoFileInput): Promise<SealedFile> => {
  const { project, version, bundle, upgradeObject, minisig, modifiedAt } = input;
  const file = join(await input.workDirectory(), 'ioto.ota');
  const { size, sha256 } = await writeTarball(
    { file, shown: file, gzip: false, modifiedAt: new Date(modifiedAt * 1000) },
    async (target) => {
      await target.create(IOTO_ENTRIES.release, { kind: 'bytes', bytes: upgradeObject });
      await target.create(IOTO_ENTRIES.minisig, { kind: 'bytes', bytes: new TextEncoder().encode(minisig) });
      await target.create(IOTO_ENTRIES.bundle, {
        kind: 'file',
        path: bundle.file,
        size: bundle.size,
        sha256: bundle.sha256,
      });
    },
  );
  if (size > MAX_IOTO_BYTES) throw fail('ioto-file-too-large', { bytes: size, maxBytes: MAX_IOTO_BYTES });
  const path = iotoFilePath(project.product, version, sha256);
  return { family: 'ioto', path, body: { kind: 'file', path: file, size, sha256 } };
};
