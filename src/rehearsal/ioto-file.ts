import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IOTO_ENTRIES } from '../devices/ioto/file.js';
import { fail } from '../errors/ota-error.js';
import { verifyMinisigOfDigest } from '../signing/minisign.js';
import type { Trust } from '../signing/trust.js';
import { digestStream } from '../site/site-source.js';
import type { ReleaseStatement } from '../site/statement.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import { eachEntry } from './packed-tarball.js';

/** The file of a release, opened and verified. */
export interface OpenedIotoFile {
  readonly statement: ReleaseStatement;
  /** The zip on this machine. */
  readonly bundle: string;
}

const NAMES: readonly string[] = Object.values(IOTO_ENTRIES);

/**
 * Opens the file that a device downloads, and verifies all that is signed in it, as the script on the device has to: no client does
 * (Ioto contract, “What the clients do not do”).
 *
 * @param shown the file on the site. @param directory where its entries go; made where it isn’t there.
 * @throws OtaError `rehearsal-archive-refused`, `rehearsal-download-differs`, `site-object-…`, `signature-minisign-…`.
 */
export const openIotoFile = async (
  file: string,
  shown: string,
  { directory, trust }: { readonly directory: string; readonly trust: Trust },
): Promise<OpenedIotoFile> => {
  await mkdir(directory, { recursive: true });
  const found = new Set<string>();
  const refuse = (reason: string) => fail('rehearsal-archive-refused', { file: shown, reason });
  const at = (name: string): string => join(directory, name);
  await eachEntry(file, shown, async (entry) => {
    const { name, type } = entry.header;
    if (type !== 'file' || !NAMES.includes(name) || found.has(name))
      throw refuse(`it holds ${name}, which is none of its three files`);
    found.add(name);
    await pipeline(entry, createWriteStream(at(name), { mode: 0o600 }));
  });
  const lacking = NAMES.find((name) => !found.has(name));
  if (lacking !== undefined) throw refuse(`it has no ${lacking}`);
  const object = await readFile(at(IOTO_ENTRIES.release));
  const { statement } = verifyUpgradeObject(object, `${shown}, ${IOTO_ENTRIES.release}`, trust);
  const bundle = at(IOTO_ENTRIES.bundle);
  const { sha256, blake2b512 = new Uint8Array() } = await digestStream(createReadStream(bundle));
  const promised = statement.predicate.bundle.sha256;
  if (sha256 !== promised) {
    const path = `${shown}, ${IOTO_ENTRIES.bundle}`;
    throw fail('rehearsal-download-differs', { path, fact: 'SHA-256', found: sha256, expected: promised });
  }
  verifyMinisigOfDigest(await readFile(at(IOTO_ENTRIES.minisig), 'utf8'), blake2b512, trust);
  return { statement, bundle };
};
