import type { Mask } from './mask.js';
import type { RunRecord } from './run-record.js';

/** Words of the tool's own vocabulary, by which renderings tell what to say: never a secret, whatever a secret may be. */
const OWN_WORDS = new Set(['kind', 'ended', 'outcome', 'action', 'severity', 'code', 'docs', 'verdict', 'sha256']);

/**
 * The record with every secret in its texts replaced. Renderings escape what they are given, for Markdown, XML or JSON, and a
 * mask no longer knows a secret that was escaped: so it is masked before, and the rendering once more.
 */
export const maskedRecord = (record: RunRecord, mask: Mask): RunRecord => maskedData(record, mask);

/** Any plain data with every secret in its texts replaced. */
export const maskedData = <Data>(data: Data, mask: Mask): Data =>
  // The same shape with other texts in it, which no check could tell from the data's own.
  maskValue(data, mask) as Data;

const maskValue = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, OWN_WORDS.has(key) ? item : maskValue(item, mask)]),
  );
};
