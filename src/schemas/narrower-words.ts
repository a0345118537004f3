import { dottedPath, pointerOf } from './json-pointer.js';
import type { Narrowing, Tokens } from './narrower-context.js';

/** A proven narrowing at a place. */
export const narrower = (tokens: Tokens, what: string): Narrowing => ({
  path: dottedPath(pointerOf(tokens)),
  what,
  kind: 'narrower',
});

/** What structure can’t decide at a place. */
export const unknown = (tokens: Tokens, what: string): Narrowing => ({ ...narrower(tokens, what), kind: 'unknown' });

/** A narrowing in one line. */
export const narrowingText = ({ path, what }: Narrowing): string => `${path === '' ? 'the document' : path} ${what}`;
