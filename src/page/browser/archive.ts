import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../site/index-statement.js';
import { parseVersion } from '../../version/parse-version.js';
import { sha256Hex } from './digest.js';
import { bad, good, type Judged } from './judged.js';
import { hasShape, type Shape } from './shape.js';
import { MAX_JSON_BYTES, type ObjectSource } from './source.js';
import { archivePageShape, directoryShape } from './statement-shapes.js';
import { strictJson } from './strict-json.js';

/** One page of the archive, as its directory names it. */
export type PageRef = ArchiveDirectory['pages'][number];

/** The archive’s directory, which the signed index names by its digest. */
export const readDirectory = (
  source: ObjectSource,
  archive: NonNullable<IndexPredicate['archive']>,
): Promise<Judged<Pick<ArchiveDirectory, 'pages' | 'pruned'>>> => readByDigest(source, archive, directoryShape);

/** The releases of one page, which the directory names by its digest. */
export const readPage = async (source: ObjectSource, page: PageRef): Promise<Judged<readonly IndexRelease[]>> => {
  const read = await readByDigest<{ readonly releases: readonly IndexRelease[] }>(source, page, archivePageShape);
  if (read.kind === 'bad') return read;
  const { releases } = read.value;
  return releases.every(({ version }) => parseVersion(version))
    ? good(releases)
    : bad('it lists something that is no version');
};

const readByDigest = async <Value>(
  source: ObjectSource,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  shape: Shape,
): Promise<Judged<Value>> => {
  const read = await source.read(path, { maxBytes: MAX_JSON_BYTES });
  if (read.kind === 'bad') return bad(`${path}: ${read.reason}`);
  if ((await sha256Hex(read.value)) !== sha256) return bad(`${path}: its digest is not the one that was signed`);
  const json = strictJson(read.value);
  if (json.kind === 'bad') return bad(`${path}: ${json.reason}`);
  return hasShape<Value>(json.value, shape) ? good(json.value) : bad(`${path}: ${shape(json.value, '')}`);
};
