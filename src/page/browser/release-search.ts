import type { IndexRelease } from '../../site/index-statement.js';
import type { ReleaseState } from './release-checks.js';

/** What a visitor looks for. */
export interface Search {
  readonly text: string;
  readonly hideWithdrawn: boolean;
}

/** Whether a release is what is looked for: every word stands in its version, its reasons, or its notes, where those were read. */
export const isSought = (entry: IndexRelease, state: ReleaseState, { text, hideWithdrawn }: Search): boolean => {
  if (hideWithdrawn && entry.yanked) return false;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const known = knownText(entry, state);
  return words.every((word) => known.includes(word));
};

const knownText = ({ version, yanked, barrier, bundle }: IndexRelease, state: ReleaseState): string => {
  const { notes = '', tag = '', commit = '' } = state.kind === 'good' ? state.value.statement : {};
  return [version, tag, commit, bundle.sha256, yanked?.reason, barrier?.reason, notes].join('\n').toLowerCase();
};
