import { fail } from '../errors/ota-error.js';
import { MAX_CARRIED_BYTES } from '../page/carried-objects.js';
import { carryingPage } from '../page/page-document.js';
import { sha256Hex } from '../site/json-bytes.js';
import { recordPath } from '../site/layout.js';
import type { RecordedSource } from './recorded-source.js';
import type { SelectedChannel } from './selection.js';

type PagedChannel = Pick<SelectedChannel, 'layout' | 'newest' | 'directory' | 'releases'>;

/**
 * The page of a channel for an export, with what it shows in it, so that it works where no server is: the index, the archive, and the
 * upgrade objects and records of the releases that are exported, the newest first, as far as they fit. Undefined for a channel without a page.
 *
 * @param maxBytes of the objects that it carries. @throws OtaError `verify-object-missing`, `verify-object-differs`.
 */
export const carriedPage = async (
  source: RecordedSource,
  channel: PagedChannel,
  maxBytes = MAX_CARRIED_BYTES,
): Promise<Uint8Array | undefined> => {
  const { page } = channel.newest.predicate;
  if (!page) return undefined;
  const { path, sha256 } = page;
  const neededBy = channel.newest.path;
  const place = { file: path };
  const bytes = await source.read(path);
  if (!bytes) throw fail('verify-object-missing', { path, neededBy }, { place });
  const found = sha256Hex(bytes);
  if (found !== sha256)
    throw fail(
      'verify-object-differs',
      { path, fact: 'SHA-256', found, expected: sha256, signedIn: neededBy },
      { place },
    );
  return carryingPage(bytes, await objectsFor(source, channel, maxBytes));
};

const objectsFor = async (
  source: RecordedSource,
  channel: PagedChannel,
  maxBytes: number,
): Promise<Readonly<Record<string, string>>> => {
  const carried: Record<string, string> = {};
  let left = maxBytes;
  for await (const { path, bytes } of candidates(source, channel)) {
    left -= bytes.length;
    // Whatever came after it matters less.
    if (left < 0) break;
    carried[path] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
  return carried;
};

/** By how much the page misses them. All of them were verified as they were read. */
async function* candidates(source: RecordedSource, { layout, newest, directory, releases }: PagedChannel) {
  yield { path: layout.index, bytes: newest.bytes };
  const newestFirst = releases.map(({ entry }) => entry).toReversed();
  const paths = [
    ...(newest.predicate.archive ? [newest.predicate.archive.path] : []),
    ...directory.pages.map(({ path }) => path),
    ...newestFirst.map(({ version }) => layout.upgradeObject(version)),
    ...newestFirst.flatMap(({ record }) => (record ? [recordPath(record.sha256)] : [])),
  ];
  for (const path of paths) {
    const bytes = await source.recorded(path);
    if (bytes) yield { path, bytes };
  }
}
