import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { encodePublicKey, parsePublicKey } from '../signing/public-key.js';
import { readTrust, type Trust } from '../signing/trust.js';
import type { SiteOptions } from './options.js';

/**
 * The trust in keys that a caller gives: texts, never the names of files.
 *
 * @throws OtaError `key-…` with everything that is wrong with them.
 */
export const givenTrust = async ({ keys, threshold = 1 }: Pick<SiteOptions, 'keys' | 'threshold'>): Promise<Trust> => {
  const read = await Promise.all(
    keys.map((key, index) => gather(() => (typeof key === 'string' ? parsePublicKey(key, placeOf(index)) : key))),
  );
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new OtaError(problems);
  // The form that keeps the id by which minisign tells keys apart.
  const texts = read.flatMap(({ value }) => (value ? [encodePublicKey(value, 'minisign')] : []));
  const readFile = () => Promise.reject(new RangeError('a key’s text is no file'));
  const { trust, problems: ofList } = await readTrust(texts, threshold, { readFile, place: { path: 'keys' } });
  if (!trust) throw new OtaError(ofList);
  return trust;
};

const placeOf = (index: number) => ({ path: `keys.${index}` });
