import { randomBytes } from 'node:crypto';
import { fail } from '../../errors/ota-error.js';
import type { S3Site } from './site.js';
import { type FoundObject, getObject } from './store.js';

/**
 * What a 403 may mean. Without s3:ListBucket, AWS answers it for an object that isn't there, so as not to tell (Amazon S3,
 * “GetObject”, permissions).
 *
 * `reading`: no such object, where that is proven to be how this store answers: an object of the site was read, so that
 * reading is granted, and a name that nobody can have written is answered with 403 too. A wrong guess (one object alone is
 * forbidden) loses nothing: a write that follows it goes out under a condition, and is refused.
 * `before-writing`: an error. The write that follows may go out without a condition that counts.
 * `known-to-exist`: a refusal to read, as the store has just said that something is there.
 */
export type Purpose = 'reading' | 'before-writing' | 'known-to-exist';

/** The object, or undefined where there is none. @throws OtaError `s3-permission-missing`, `s3-read-ambiguous`, … */
export const lookUp = async (site: S3Site, path: string, purpose: Purpose): Promise<FoundObject | undefined> => {
  const found = await getObject(site.store, path);
  if (found.kind === 'found') {
    site.known.mayRead = true;
    return found.object;
  }
  if (found.kind !== 'forbidden') return undefined;
  if (purpose === 'known-to-exist' || !(await missingLooksForbidden(site))) throw found.error;
  if (purpose === 'reading' && site.known.mayRead) return undefined;
  const { location, bucketArn, objectArn } = site.store.address;
  const arns = { object: objectArn(path), bucket: bucketArn };
  throw fail('s3-read-ambiguous', { location, path, ...arns }, { cause: found.error });
};

/** Whether the store answers 403 for a name that nobody has written. Asked once. */
export const missingLooksForbidden = async ({ store, known }: S3Site): Promise<boolean> => {
  if (known.missingLooksForbidden === undefined) {
    const path = store.address.workPath(`absent-${randomBytes(8).toString('hex')}`);
    known.missingLooksForbidden = (await getObject(store, path)).kind === 'forbidden';
  }
  return known.missingLooksForbidden;
};
