import { ENTRY_KEYS, type IndexPredicate, type IndexRelease, PREDICATE_KEYS } from './index-statement.js';

/**
 * An entry of the index with its keys in the published order, which is part of the format: however it came about, and whichever of them
 * came in later. Keys that nobody here knows stay behind, as they stood.
 */
export const entryInOrder = (entry: IndexRelease): IndexRelease => inOrder(entry, ENTRY_KEYS);

/** The same of what an index states. */
export const predicateInOrder = (predicate: IndexPredicate): IndexPredicate => inOrder(predicate, PREDICATE_KEYS);

const inOrder = <Value extends object>(value: Value, keys: readonly string[]): Value => {
  const present = new Set(Object.keys(value));
  // Keys keep the place at which they are first written.
  const places = Object.fromEntries(keys.filter((key) => present.has(key)).map((key) => [key, undefined]));
  return { ...places, ...value };
};
