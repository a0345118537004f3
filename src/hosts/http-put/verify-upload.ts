import { fail } from '../../errors/ota-error.js';
import type { Digest } from '../body-stream.js';
import type { Body } from '../host.js';
import type { PutServer } from './server.js';
import { compareObject, describeObject } from './stored-object.js';

/** What is there after an upload. `other` says how it differs. */
export type Found =
  | { readonly kind: 'same' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'other'; readonly found: string };

/** Some servers answer reads from a copy that is behind for a moment. */
const MAX_LOOKS = 4;
const FIRST_WAIT_MS = 250;

/**
 * Looks at what has arrived: the bytes of a small object, of a file its length and the digest that the server has of it, if
 * any. A large file would cross the line a third time, and the release is rehearsed from the host before anything points to it.
 */
export const foundAfter = async (server: PutServer, path: string, body: Body, digest: Digest): Promise<Found> => {
  for (let look = 1; ; look += 1) {
    const found = await lookOnce(server, path, body, digest);
    if (found.kind !== 'absent' || look === MAX_LOOKS) return found;
    await server.timing.sleep(FIRST_WAIT_MS * 2 ** (look - 1));
  }
};

const lookOnce = async ({ client, timing }: PutServer, path: string, body: Body, digest: Digest): Promise<Found> => {
  const found = body.kind === 'file' ? await describeObject(client, path) : undefined;
  if (body.kind === 'file' && !found) return { kind: 'absent' };
  // A small object, or a server that doesn't say how long it is.
  if (found?.size === undefined) {
    const kind = await compareObject(client, timing, path, digest);
    return kind === 'other' ? { kind, found: 'other bytes' } : { kind };
  }
  if (found.size !== digest.size) return { kind: 'other', found: `${found.size} bytes` };
  if (found.claimedSha256 !== undefined && found.claimedSha256 !== digest.sha256)
    return { kind: 'other', found: `sha256 ${found.claimedSha256}` };
  return { kind: 'same' };
};

/** @throws OtaError `host-corrupted`. */
export const assertStored = (
  found: Found,
  { location, path }: { readonly location: string; readonly path: string },
  { size, sha256 }: Digest,
): void => {
  if (found.kind === 'same') return;
  throw fail('host-corrupted', {
    location,
    path,
    expected: `${size} bytes, sha256 ${sha256}`,
    found: found.kind === 'absent' ? 'nothing' : found.found,
  });
};
