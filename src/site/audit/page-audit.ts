import { type Problem, problem } from '../../errors/problem.js';
import { carriedObjects, MAX_CARRIED_BYTES } from '../../page/carried-objects.js';
import { withoutObjects } from '../../page/page-document.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { PageRef } from '../index-statement.js';
import { sha256Hex } from '../json-bytes.js';
import type { ChannelLayout } from '../layout.js';
import { isSiteName, printable } from './inventory.js';
import type { SiteReader } from './site-reader.js';

/** What is needed to audit the page of a channel. */
export interface PageContext {
  readonly reader: Pick<SiteReader, 'read' | 'digest'>;
  readonly layout: Pick<ChannelLayout, 'page'>;
}

/** A byte of an object may be two in JSON. */
const maxPageBytes = (size: number): number => size + 2 * MAX_CARRIED_BYTES;

/**
 * Audits the page for people: the object that the revision names by its digest, and the page itself, which is that object. One that
 * carries objects of the site, as that of an export, is the same without them, and they are the site’s.
 */
export const auditPage = async (
  context: PageContext,
  { path: neededBy, predicate: { page } }: Pick<Revision, 'path' | 'predicate'>,
): Promise<readonly Problem[]> => {
  if (!page) return [];
  return [...(await auditObject(context, page, neededBy)), ...(await auditCopy(context, page, neededBy))];
};

/** Read, and not only digested: who copies the site has it then. */
const auditObject = async (
  { reader }: PageContext,
  { path, sha256, size }: PageRef,
  signedIn: string,
): Promise<readonly Problem[]> => {
  const place = { file: path };
  const { value, problems } = await reader.read(path, size);
  if (!value)
    return problems.length > 0 ? problems : [problem('verify-object-missing', { path, neededBy: signedIn }, place)];
  const found = sha256Hex(value);
  if (found === sha256) return [];
  return [problem('verify-object-differs', { path, fact: 'SHA-256', found, expected: sha256, signedIn }, place)];
};

const auditCopy = async (
  { reader, layout: { page: path } }: PageContext,
  { sha256, size }: PageRef,
  neededBy: string,
): Promise<readonly Problem[]> => {
  const place = { file: path };
  const { value: digest, problems } = await reader.digest(path, size);
  if (!digest) return problems.length > 0 ? problems : [problem('verify-object-missing', { path, neededBy }, place)];
  if (digest.sha256 === sha256) return [];
  const { value: bytes, problems: faults } = await reader.read(path, maxPageBytes(size));
  if (!bytes && faults.length > 0) return faults;
  const reason = bytes ? await differenceOf(reader, bytes, path, sha256) : 'it is gone';
  return reason === undefined ? [] : [problem('page-tampered', { path, reason }, place)];
};

/** What is wrong with a page that is not the published one, in words; undefined where it only carries objects of the site. */
const differenceOf = async (
  reader: PageContext['reader'],
  bytes: Uint8Array,
  path: string,
  expected: string,
): Promise<string | undefined> => {
  const found = sha256Hex(withoutObjects(bytes));
  if (found !== expected) return `its SHA-256 is ${found} instead of ${expected}`;
  const objects = carriedObjects(bytes, path);
  if (!objects) return 'what it carries is no list of objects';
  const other = await firstOther(reader, Object.entries(objects));
  return other === undefined ? undefined : `it carries another ${printable(other)} than the site has`;
};

/**
 * Of the objects that a page carries, one that the site doesn’t have so: it ends the search, as a page may carry millions of names that
 * nobody signed.
 */
const firstOther = async (
  reader: PageContext['reader'],
  objects: readonly (readonly [path: string, text: string])[],
): Promise<string | undefined> => {
  const stranger = objects.find(([path]) => !isSiteName(path));
  if (stranger) return stranger[0];
  let found: string | undefined;
  await mapInOrder(objects, async ([path, text]) => {
    if (found !== undefined) return;
    const { value } = await reader.read(path);
    if (!value || Buffer.compare(value, Buffer.from(text)) !== 0) found ??= path;
  });
  return found;
};
