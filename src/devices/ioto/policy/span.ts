import type { Place } from '../../../errors/problem.js';

/** A stretch of a policy’s text, from 0; `end` is the first character behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the key of the policy stands in the project file. */
const POLICY_PATH = 'devices.ioto.policy';

/** The place of a character within the policy’s text. */
export const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, path: POLICY_PATH };
};

/** What the policy says there, in one line. */
export const excerpt = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');
