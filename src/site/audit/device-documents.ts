import { type Problem, problem } from '../../errors/problem.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { ArchiveDirectory } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { type AbsentObject, type CopiedObject, isAbsent, isCopied, type ViewObject } from '../mutable-object.js';
import type { ObjectDigest } from '../site-source.js';
import { documentsOf } from '../views.js';
import type { SiteReader } from './site-reader.js';

/** The paths of the documents that a revision asks for. */
export const documentPaths = (
  layout: ChannelLayout,
  { predicate }: Pick<Revision, 'predicate'>,
  directory: ArchiveDirectory | undefined,
): readonly string[] => (directory ? documentsOf(layout, predicate, directory).map(({ path }) => path) : []);

/**
 * Audits the documents for families of devices and clients of TUF: they follow from the signed revision, so each must be what that
 * makes of it, byte for byte.
 */
export const auditDeviceDocuments = async (
  { reader, layout }: { readonly reader: Pick<SiteReader, 'read' | 'digest'>; readonly layout: ChannelLayout },
  { path: revision, predicate }: Pick<Revision, 'path' | 'predicate'>,
  directory: ArchiveDirectory,
): Promise<readonly Problem[]> =>
  (await mapInOrder(documentsOf(layout, predicate, directory), (document) => audit(reader, document, revision))).flat();

const audit = async (
  reader: Pick<SiteReader, 'read' | 'digest'>,
  document: ViewObject,
  neededBy: string,
): Promise<readonly Problem[]> => {
  const { path } = document;
  if (isAbsent(document)) return auditAbsence(reader, path, neededBy);
  const { value, problems } = isCopied(document) ? await digestOf(reader, document) : await reader.read(path);
  const place = { file: path };
  if (!value) return problems.length > 0 ? problems : [problem('verify-object-missing', { path, neededBy }, place)];
  return isAsExpected(document, value) ? [] : [problem('verify-document-differs', { path, revision: neededBy }, place)];
};

/** What leads to no release any more must be gone: nothing of it is read but whether it is there. */
const auditAbsence = async (
  reader: Pick<SiteReader, 'digest'>,
  path: string,
  revision: string,
): Promise<readonly Problem[]> => {
  const { value, problems } = await reader.digest(path, 0);
  return value ? [problem('verify-document-differs', { path, revision }, { file: path })] : problems;
};

/** A copy may be as large as its bundle: read in constant memory, and no further than it should go. */
const digestOf = (reader: Pick<SiteReader, 'digest'>, { path, copyOf }: CopiedObject) =>
  reader.digest(path, copyOf.size);

const isAsExpected = (document: Exclude<ViewObject, AbsentObject>, found: Uint8Array | ObjectDigest): boolean => {
  if (isCopied(document)) return 'sha256' in found && found.sha256 === document.copyOf.sha256;
  return found instanceof Uint8Array && Buffer.compare(found, document.bytes) === 0;
};
