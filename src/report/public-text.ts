import type { PublicFacts } from './run-record.js';
import { formatBytes } from './units.js';

/** What devices get through the public URL, on one line. */
export const publicText = ({ url, revision, waitedSeconds, objects, bytes }: PublicFacts): string => {
  const shown = revision === null ? 'is behind' : `shows revision ${revision}`;
  const after = waitedSeconds > 0 ? ` after ${waitedSeconds} s` : '';
  return `${url} ${shown}${after}, ${objects} objects read (${formatBytes(bytes)})`;
};
