import type { YAMLError } from 'yaml';
import { type Place, type Problem, problem } from '../errors/problem.js';

/** The problem that an error of the YAML composer is, in words of our own: the composer's may quote the text. */
export const yamlFault = (error: YAMLError, text: string, at: (offset: number) => Place): Problem => {
  const [start] = error.pos;
  if (error.code === 'TAB_AS_INDENT') return problem('project-tab', {}, at(start));
  if (error.code === 'DUPLICATE_KEY') return problem('project-duplicate-key', { key: keyAt(text, start) }, at(start));
  const unclosed = unclosedAt(error, text);
  if (unclosed) return problem('project-syntax', { reason: unclosed.reason }, at(unclosed.offset));
  // What follows a colon may quote the text.
  const reason = error.message.replace(/:? ".*$/s, '').replace(/\.$/, '');
  return problem('project-syntax', { reason: reason.charAt(0).toLowerCase() + reason.slice(1) }, at(start));
};

const keyAt = (text: string, offset: number): string => {
  const [, double, single, plain] =
    /^(?:"([^"\n]*)"|'([^'\n]*)'|([^:\n]*?)\s*(?::|\n|$))/.exec(text.slice(offset, offset + 200)) ?? [];
  return double ?? single ?? plain ?? '';
};

const OPENING: Readonly<Record<string, string>> = { ']': '[', '}': '{', '"': '"', "'": "'" };

/** A bracket or quote that isn't closed is noticed where the text ends; what helps is where it begins. */
const unclosedAt = (error: YAMLError, text: string) => {
  const closing = /(?:end with an? |Missing closing )([\]}"'])/.exec(error.message)?.[1];
  const opening = closing === undefined ? undefined : OPENING[closing];
  const offset = opening === undefined ? -1 : text.lastIndexOf(opening, error.pos[0] - 1);
  if (offset < 0) return undefined;
  const reason =
    opening === closing
      ? `the quote ${closing} that opens here is not closed`
      : `the bracket ${opening} that opens here is not closed, or its ${closing} is not indented`;
  return { offset, reason };
};
