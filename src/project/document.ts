import { type Place, type Problem, problem } from '../errors/problem.js';
import { dottedPath, pointerOf } from '../schemas/json-pointer.js';
import { parseJsonText } from '../schemas/json-text.js';
import { textPositions } from '../schemas/text-position.js';
import { utf8Text } from '../schemas/utf8-text.js';
import { parseYamlText } from './yaml-text.js';

/** A project file is written by hand; this is a hundred times the longest example. */
export const MAX_PROJECT_FILE_BYTES = 64 * 1024;

/** The keys and indexes that lead to a value. */
export type KeyPath = readonly (string | number)[];

/** A project file as it was read, with the place of every value. */
export interface ProjectDocument {
  /** Undefined where there are problems. */
  readonly value: unknown;
  /** All errors, with line and column. */
  readonly problems: readonly Problem[];
  /** Where the value stands: itself if it is a scalar, else its key; the nearest value around it if it isn't written. */
  place(path: KeyPath): Place;
  /** Where its key stands, or the nearest one around it. */
  keyPlace(path: KeyPath): Place;
  /** How a scalar is written, quotes apart: `1.10` of the number 1.1; undefined in JSON, and of what is no scalar. */
  source(path: KeyPath): string | undefined;
}

/** A path as people write it: `bundle.include[0]`. */
export const shownPath = (path: KeyPath): string => dottedPath(pointerOf(path));

/** The path that `bundle.include[0]` stands for. */
export const parsePath = (shown: string): KeyPath =>
  [...shown.matchAll(/[^.[\]]+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key));

/** The bytes of a project file: JSON (RFC 8259) where the name ends in `.json`, else YAML 1.2. Takes any bytes. */
export const parseDocument = (bytes: Uint8Array, file: string): ProjectDocument => {
  if (bytes.byteLength > MAX_PROJECT_FILE_BYTES)
    return unread(
      [problem('project-file-too-large', { bytes: bytes.byteLength, maxBytes: MAX_PROJECT_FILE_BYTES }, { file })],
      file,
    );
  return /\.json$/i.test(file) ? jsonDocument(bytes, file) : yamlDocument(bytes, file);
};

const unread = (problems: readonly Problem[], file: string): ProjectDocument => ({
  value: undefined,
  problems,
  place: () => ({ file }),
  keyPlace: () => ({ file }),
  source: () => undefined,
});

const jsonDocument = (bytes: Uint8Array, file: string): ProjectDocument => {
  const { value, problems, place, keyPlace } = parseJsonText(bytes, { file });
  return {
    value,
    problems,
    place: (path) => place(pointerOf(path)),
    keyPlace: (path) => keyPlace(pointerOf(path)),
    source: () => undefined,
  };
};

const yamlDocument = (bytes: Uint8Array, file: string): ProjectDocument => {
  const { text, fault } = utf8Text(bytes);
  const positionAt = textPositions(text);
  if (fault) {
    const byte = `0x${fault.byte.toString(16).padStart(2, '0')}`;
    return unread([problem('project-not-utf8', { byte }, { file, ...positionAt(fault.offset) })], file);
  }
  const { value, problems, spots } = parseYamlText(text, file);
  const nearest = (path: KeyPath) => {
    for (let length = path.length; length > 0; length -= 1) {
      const spot = spots.get(JSON.stringify(path.slice(0, length)));
      if (spot) return spot;
    }
    return undefined;
  };
  const placeOf = (path: KeyPath, offset: number | undefined): Place => ({
    file,
    ...(offset === undefined ? {} : positionAt(offset)),
    ...(path.length === 0 ? {} : { path: shownPath(path) }),
  });
  return {
    value,
    problems,
    place: (path) => placeOf(path, nearest(path)?.offset),
    keyPlace: (path) => placeOf(path, nearest(path)?.keyOffset),
    source: (path) => spots.get(JSON.stringify(path))?.source,
  };
};
