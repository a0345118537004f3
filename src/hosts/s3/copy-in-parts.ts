import { fail } from '../../errors/ota-error.js';
import type { CopySource } from '../host.js';
import { requestPartCopy } from './copy-requests.js';
import { abortUpload, beginUpload, completeUpload } from './multipart-requests.js';
import { copyDescribedBy } from './object-description.js';
import type { S3Site } from './site.js';

/** Amazon S3, “Copying, moving, and renaming objects”: more than 5 GiB go in parts. */
export const MAX_COPY_BYTES = 5 * 1024 ** 3;
const PART_BYTES = 1024 ** 3;

/**
 * Copies an object that is too large for one request, in parts, each of which the store copies by itself. What stands under
 * the name is replaced when all of them are there.
 *
 * @throws OtaError `host-refused` where the store loses the upload on the way.
 */
export const copyInParts = async (
  { store }: S3Site,
  path: string,
  source: CopySource,
  partBytes = PART_BYTES,
): Promise<void> => {
  const uploadId = await beginUpload(store, path, source.sha256, copyDescribedBy(path, source));
  try {
    const etags: string[] = [];
    for (let first = 0; first < source.size; first += partBytes) {
      const last = Math.min(first + partBytes, source.size) - 1;
      etags.push(await requestPartCopy(store, path, source, { uploadId, number: etags.length + 1, first, last }));
    }
    const { kind } = await completeUpload(store, path, { uploadId, etags, conditional: false });
    // `gone` after a lost answer is told from the loss of the upload by whoever looks at what is there.
    if (kind === 'completed' || kind === 'gone') return;
    throw fail('host-refused', { location: store.address.location, path, reason: 'it has lost parts of the copy' });
  } catch (error) {
    await abortUpload(store, path, uploadId).catch(() => undefined);
    throw error;
  }
};
