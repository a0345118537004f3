import type { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fail } from '../../errors/ota-error.js';
import type { Place } from '../../errors/problem.js';
import { readFailure } from '../../project/read-failure.js';
import { readCertificates } from './certificates.js';

/**
 * The certificates of a PEM file, in its order.
 *
 * @param shown the file as the user would write it. @throws OtaError `pantavisor-certificates-unreadable`.
 */
export const certificatesIn = async (
  file: string,
  shown: string,
  place: Place = { file: shown },
): Promise<readonly X509Certificate[]> => {
  const read = readCertificates(await textOf(file, shown, place));
  if (typeof read !== 'string') return read;
  throw fail('pantavisor-certificates-unreadable', { file: shown, reason: read }, { place });
};

const textOf = async (file: string, shown: string, place: Place): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const details = { file: shown, reason: readFailure(cause) };
    throw fail('pantavisor-certificates-unreadable', details, { place, cause });
  }
};
