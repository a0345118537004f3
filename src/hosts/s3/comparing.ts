import type { Purpose } from './looking.js';
import { lookUp } from './looking.js';
import { digestFound, readingAgain } from './reading.js';
import type { S3Site } from './site.js';

/** Size in bytes and lowercase hex SHA-256 of what should be there. */
export interface Wanted {
  readonly size: number;
  readonly sha256: string;
}

/** How what is stored compares with what should be: nothing there, these very bytes, or others. Reads the bytes. */
export const compareStored = (
  site: S3Site,
  path: string,
  wanted: Wanted,
  purpose: Purpose,
): Promise<'absent' | 'same' | 'other'> =>
  readingAgain(site, async () => {
    const found = await lookUp(site, path, purpose);
    if (!found) return 'absent';
    // The claim of these very bytes under another length is worth reading it.
    if (found.size !== wanted.size && found.claimedSha256 !== wanted.sha256) {
      await found.body.cancel();
      return 'other';
    }
    const { sha256 } = await digestFound(site, path, found);
    if (sha256 !== wanted.sha256) return 'other';
    site.known.etags.set(path, { sha256, etag: found.etag });
    return 'same';
  });
