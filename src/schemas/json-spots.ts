import type { Place } from '../errors/problem.js';
import { Unparsable } from './json-cursor.js';
import { type JsonVisitor, parseJson } from './json-parser.js';
import { dottedPath, pointerTokens } from './json-pointer.js';
import type { TextPosition } from './text-position.js';

interface Spot {
  readonly keyOffset: number;
  readonly offset: number;
  children?: Map<string, Spot>;
}

/** Where the values and keys of a JSON text stand, by JSON Pointer. */
export interface JsonSpots {
  place(pointer: string): Place;
  keyPlace(pointer: string): Place;
}

/** The places in a text. The text is read for them at the first question only: most texts have nothing to complain about. */
export const jsonSpots = (text: string, file: string, positionAt: (offset: number) => TextPosition): JsonSpots => {
  let root: Spot | undefined;
  const placeOf = (pointer: string, offsetOf: (spot: Spot) => number): Place => {
    root ??= recordSpots(text);
    const spot = nearestSpot(root, pointerTokens(pointer));
    const path = dottedPath(pointer);
    return { file, ...positionAt(offsetOf(spot)), ...(path === '' ? {} : { path }) };
  };
  return {
    place: (pointer) => placeOf(pointer, (spot) => spot.offset),
    keyPlace: (pointer) => placeOf(pointer, (spot) => spot.keyOffset),
  };
};

const nearestSpot = (root: Spot, tokens: readonly string[]): Spot => {
  let spot = root;
  for (const token of tokens) {
    const next = spot.children?.get(token);
    if (!next) break;
    spot = next;
  }
  return spot;
};

const recordSpots = (text: string): Spot => {
  const start = /^\uFEFF?[ \t\n\r]*/.exec(text)?.[0].length ?? 0;
  const root: Spot = { keyOffset: start, offset: start };
  const open: Spot[] = [root];
  const visitor: JsonVisitor = {
    enter(key, keyOffset, offset) {
      const spot: Spot = { keyOffset, offset };
      const parent = open.at(-1) ?? root;
      parent.children ??= new Map();
      parent.children.set(String(key), spot);
      open.push(spot);
    },
    leave() {
      open.pop();
    },
  };
  try {
    parseJson(text, () => undefined, { visitor });
  } catch (error) {
    // What was read up to the fault still has its place.
    if (!(error instanceof Unparsable)) throw error;
  }
  return root;
};
