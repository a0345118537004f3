import { type Compare, type NarrowerContext, narrowerContext } from '../../src/schemas/narrower-context.js';
import { narrower } from '../../src/schemas/narrower-words.js';

/** A context whose comparison tells what it was asked: the older schemas and the newer ones. */
export const askingContext = (): NarrowerContext => {
  const compare: Compare = (_, older, newer, tokens) =>
    newer.includes(true) ? [] : [narrower(tokens, `${JSON.stringify(older)} > ${JSON.stringify(newer)}`)];
  return narrowerContext(true, true, compare);
};
