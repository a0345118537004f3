import { type Problem, problem } from '../../errors/problem.js';
import { carriedObjects } from '../../page/carried-objects.js';
import { MAX_CARRIED_BYTES } from '../../page/carrying.js';
import { withoutObjects } from '../../page/page-document.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { PageRef } from '../index-statement.js';
import { sha256Hex } from '../json-bytes.js';
import type { ChannelLayout } from '../layout.js';
import { auditObjects } from './object-audit.js';
import type { SiteReader } from './site-reader.js';

/** What is needed to audit the page of a channel. */
export interface PageContext {
  readonly reader: Pick<SiteReader, 'read' | 'digest'>;
  readonly layout: Pick<ChannelLayout, 'page'>;
}

/** Characters of JSON that one byte of an object may become, and more than the object’s name takes. */
const MAX_PAGE_BYTES = (size: number): number => size + 2 * MAX_CARRIED_BYTES;

/**
 * Audits the page for people: the object that the revision names by its digest, and the page itself, which is that object. One that
 * carries objects of the site, as that of an export, is the same without them, and they are the site’s.
 */
export const auditPage = async (
  context: PageContext,
  { path: neededBy, predicate: { page } }: Pick<Revision, 'path' | 'predicate'>,
): Promise<readonly Problem[]> => {
  if (!page) return [];
  const object = { kind: 'document' as const, ...refOf(page), neededBy };
  return [...(await auditObjects(context.reader, NOBODY, [object])), ...(await auditCopy(context, page, neededBy))];
};

/** A page has no signature of its own. */
const NOBODY = { keys: [], threshold: 1 };

const refOf = ({ path, sha256, size }: PageRef) => ({ path, sha256, size });

const auditCopy = async (
  { reader, layout: { page: path } }: PageContext,
  { sha256, size }: PageRef,
  neededBy: string,
): Promise<readonly Problem[]> => {
  const place = { file: path };
  const { value: digest, problems } = await reader.digest(path, size);
  if (!digest) return problems.length > 0 ? problems : [problem('verify-object-missing', { path, neededBy }, place)];
  if (digest.sha256 === sha256) return [];
  const { value: bytes, problems: faults } = await reader.read(path, MAX_PAGE_BYTES(size));
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
  const compared = await mapInOrder(Object.entries(objects), async ([at, text]) => {
    const { value } = await reader.read(at);
    return value && Buffer.compare(value, Buffer.from(text)) === 0 ? [] : [at];
  });
  const [other] = compared.flat();
  return other === undefined ? undefined : `it carries another ${other} than the site has`;
};
