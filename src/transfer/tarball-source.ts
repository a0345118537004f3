import { stat } from 'node:fs/promises';
import { fail } from '../errors/ota-error.js';
import { directorySource } from '../site/directory-source.js';
import type { SiteSource } from '../site/site-source.js';
import { type UnpackOptions, unpackTarball } from './unpack.js';

/**
 * The site in a tarball, unpacked into a directory of its own.
 *
 * @throws OtaError `verify-location-invalid`, `transfer-archive-…`, `transfer-spool-failed`.
 */
export const tarballSource = async (options: UnpackOptions): Promise<SiteSource> => {
  const found = await stat(options.file).catch(() => undefined);
  if (!found?.isFile())
    throw fail('verify-location-invalid', {
      location: options.shown,
      reason: found ? 'it is not a file' : 'there is no such file',
    });
  await unpackTarball(options);
  return directorySource(options.directory, options.shown);
};
