import { chmod, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BundleEntry } from '../bundle/bundle-entry.js';
import { type BundleListing, extractEntry, readBundle } from '../bundle/read.js';
import type { ReadEntry } from '../bundle/read-entry.js';
import { linkProblems } from '../bundle/symlinks.js';
import { fail } from '../errors/ota-error.js';

/** What a device lets an archive become. */
export interface ExtractionLimits {
  readonly maxEntries: number;
  /** Bytes of all files together. */
  readonly maxBytes: number;
  /** Unpacked bytes to packed ones, for an archive that becomes larger than some megabytes. */
  readonly maxRatio: number;
  /** Bytes that are free; without limit where it is left out. */
  readonly roomBytes?: number;
}

/** What an archive became. */
export interface Extracted {
  readonly entries: readonly ReadEntry[];
  readonly bytes: number;
}

/** Where a project says nothing. Deflate makes a thousandth of zeros; nothing that is meant compresses to a 300th. */
const DEFAULT_LIMITS: ExtractionLimits = { maxEntries: 100_000, maxBytes: 8 * 1024 ** 3, maxRatio: 300 };
/** Below this size nobody is hurt, whatever the ratio. */
const HARMLESS_BYTES = 16 * 1024 * 1024;
const MAX_LINK_BYTES = 4096;

/**
 * Unpacks a bundle into an empty directory, as a careful device does: its names are judged before a byte is written (absolute
 * ones, `..`, duplicates, clashes by case, files that are directories too), its declared sizes too, links last and only where
 * they stay inside. Modes are exact, whatever the umask.
 *
 * @throws OtaError `bundle-malformed`, `bundle-entry-refused`, `bundle-entry-corrupt`, `rehearsal-archive-refused`,
 * `rehearsal-no-space`.
 */
export const extractBundle = async (
  file: string,
  into: string,
  limits: Partial<ExtractionLimits> = {},
): Promise<Extracted> => {
  const listing = await readBundle(file);
  const bytes = requireWithin(listing, { ...DEFAULT_LIMITS, ...limits });
  const files = listing.entries.filter(({ kind }) => kind === 'file');
  const links = await readLinks(listing);
  await mkdir(into, { recursive: true });
  const made = new Set<string>();
  let room = limits.roomBytes ?? Number.POSITIVE_INFINITY;
  for (const entry of files) {
    room -= entry.size;
    if (room < 0) throw fail('rehearsal-no-space', { path: entry.path, roomBytes: limits.roomBytes ?? 0 });
    await makeDirectory(into, dirname(entry.path), made);
    await writeEntry(file, entry, join(into, entry.path));
  }
  for (const { path, target } of links) {
    await makeDirectory(into, dirname(path), made);
    await symlink(target, join(into, path));
  }
  return { entries: listing.entries, bytes };
};

/** The bytes of all files. Sizes are the declared ones: an entry that becomes longer is corrupt. */
const requireWithin = ({ file, size, entries }: BundleListing, limits: ExtractionLimits): number => {
  const refuse = (reason: string) => fail('rehearsal-archive-refused', { file, reason });
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length > limits.maxEntries) throw refuse(`it has ${entries.length} entries, over ${limits.maxEntries}`);
  if (bytes > limits.maxBytes) throw refuse(`it unpacks to ${bytes} bytes, over ${limits.maxBytes}`);
  if (bytes > HARMLESS_BYTES && bytes > size * limits.maxRatio)
    throw refuse(`it unpacks to ${bytes} bytes, over ${limits.maxRatio} times its size`);
  return bytes;
};

const readLinks = async ({ file, entries }: BundleListing) => {
  const links: BundleEntry[] = [];
  for (const entry of entries.filter(({ kind }) => kind === 'symlink')) {
    if (entry.size > MAX_LINK_BYTES)
      throw fail('bundle-entry-refused', { file, path: entry.path, reason: 'its target is no path' });
    const pieces: Uint8Array[] = [];
    for await (const piece of extractEntry(file, entry)) pieces.push(piece);
    links.push({ ...entry, file: entry.path, target: Buffer.concat(pieces).toString() });
  }
  const rest = entries.filter(({ kind }) => kind === 'file').map((entry) => ({ ...entry, file: entry.path }));
  const [worst] = linkProblems([...rest, ...links], (path) => ({ file: path }));
  if (worst)
    throw fail('bundle-entry-refused', {
      file,
      path: worst.place?.file ?? '',
      reason: worst.message.replace(/\.$/, ''),
    });
  return links.map(({ path, target = '' }) => ({ path, target }));
};

const makeDirectory = async (into: string, path: string, made: Set<string>): Promise<void> => {
  if (path === '.' || made.has(path)) return;
  await makeDirectory(into, dirname(path), made);
  await mkdir(join(into, path), { recursive: true });
  await chmod(join(into, path), 0o755);
  made.add(path);
};

const writeEntry = async (file: string, entry: ReadEntry, to: string): Promise<void> => {
  // Never over something that is there: names were compared, so it would be somebody else’s.
  const handle = await open(to, 'wx', 0o600);
  try {
    for await (const piece of extractEntry(file, entry)) await handle.writeFile(piece);
    await handle.chmod(entry.mode);
  } finally {
    await handle.close();
  }
};
