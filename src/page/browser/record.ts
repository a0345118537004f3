import { decodeBase64 } from '../../signing/base64.js';
import type { IndexRelease } from '../../site/index-statement.js';
import { sha256Hex } from './digest.js';
import { bad, good, type Judged } from './judged.js';
import { fields, filledText, hasShape, isObject, maybe, sha256Text, sitePath, whole } from './shape.js';
import { MAX_JSON_BYTES, type ObjectSource } from './source.js';
import { strictJson } from './strict-json.js';

/** What a release’s record says, as far as the page shows it. */
export interface ReleaseRecord {
  /** Where the record lies. */
  readonly path: string;
  readonly by: string | undefined;
  /** Where the provenance lies, if there is one. */
  readonly provenance: string | undefined;
}

interface RecordStatement {
  readonly predicate: { readonly by?: string; readonly provenance?: { readonly path: string } };
}

const recordShape = fields({
  predicateType: filledText,
  predicate: fields({
    by: maybe(filledText),
    provenance: maybe(fields({ path: sitePath, sha256: sha256Text, size: whole(0) })),
  }),
});

/** The record that the signed index names by its digest; undefined for a release without one. */
export const readRecord = async (
  source: ObjectSource,
  { record }: IndexRelease,
): Promise<Judged<ReleaseRecord> | undefined> => {
  if (!record) return undefined;
  const path = `records/${record.sha256}.json`;
  const read = await source.read(path, { maxBytes: MAX_JSON_BYTES });
  if (read.kind === 'bad') return bad(read.reason);
  if ((await sha256Hex(read.value)) !== record.sha256) return bad('its digest is not the one in the signed index');
  const statement = payloadOf(read.value);
  if (!hasShape<RecordStatement>(statement, recordShape)) return bad('it is of another shape');
  return good({ path, by: statement.predicate.by, provenance: statement.predicate.provenance?.path });
};

/** The digest vouches for the whole object: its own signatures add nothing to that here. */
const payloadOf = (bytes: Uint8Array): unknown => {
  const envelope = strictJson(bytes);
  if (envelope.kind === 'bad' || !isObject(envelope.value) || typeof envelope.value.payload !== 'string')
    return undefined;
  const payload = strictJson(decodeBase64(envelope.value.payload) ?? new Uint8Array());
  return payload.kind === 'good' ? payload.value : undefined;
};
