import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors, type Problem, problem } from '../../errors/problem.js';
import { readFailure } from '../../project/read-failure.js';
import { parseJsonText } from '../../schemas/json-text.js';
import { canonicalFault } from './canonical-json.js';
import { findPartFiles, type PartFile } from './part-files.js';
import { MAX_STATE_BYTES, SPEC_KEY, STATE_SPEC, type State, type StateEntry, stateEntry, stateOf } from './state.js';
import { MAX_ENTRY_BYTES } from './ustar.js';

/** A part that is stored as an object of its own. */
export interface PartObject {
  /** The first key, in the order of the state, that names it. */
  readonly key: string;
  /** Absolute path on this machine. */
  readonly file: string;
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

/** What a directory of parts comes to. */
export interface Parts {
  /** With `#spec`, and with the signatures that were in the directory; not signed any further. */
  readonly state: State;
  /** Each content once. */
  readonly objects: readonly PartObject[];
}

/** Inline JSON: manifests, of which none comes near this. */
const MAX_JSON_BYTES = 1024 * 1024;

/**
 * Reads a directory of parts into a state: `*.json` inline, every other file as the SHA-256 of an object (Pantavisor contract, “State
 * JSON”). Objects are hashed in constant memory. Without a value where there are errors.
 *
 * @param shown the directory as the user would write it.
 */
export const readParts = async (
  directory: string,
  shown: string,
): Promise<{ readonly parts?: Parts; readonly problems: readonly Problem[] }> => {
  const { files, problems } = await findPartFiles(directory, shown);
  if (hasErrors(problems)) return { problems };
  if (files.length === 0)
    return { problems: [...problems, problem('pantavisor-parts-empty', { directory: shown }, { file: shown })] };
  const read = [];
  for (const file of files) read.push(await readPart(file, join(shown, file.key)));
  const all = [...problems, ...read.flatMap((part) => part.problems)];
  if (hasErrors(all)) return { problems: all };
  const state = stateOf([stateEntry(SPEC_KEY, STATE_SPEC), ...read.flatMap(({ entry }) => entry ?? [])]);
  const tooLarge = sizeProblems(state, shown);
  if (tooLarge.length > 0) return { problems: [...all, ...tooLarge] };
  return { parts: { state, objects: distinct(read.flatMap(({ object }) => object ?? [])) }, problems: all };
};

/** Each content once, under the first key that has it. */
const distinct = (objects: readonly PartObject[]): readonly PartObject[] => {
  const found = new Map<string, PartObject>();
  for (const object of objects) if (!found.has(object.sha256)) found.set(object.sha256, object);
  return [...found.values()];
};

interface ReadPart {
  readonly entry?: StateEntry;
  readonly object?: PartObject;
  readonly problems: readonly Problem[];
}

const readPart = async (part: PartFile, shown: string): Promise<ReadPart> => {
  try {
    const { size } = await stat(part.file);
    return part.key.endsWith('.json') ? await readInline(part, size, shown) : await readObject(part, size, shown);
  } catch (error) {
    const details = { path: part.key, reason: readFailure(error) };
    return { problems: [problem('pantavisor-part-unreadable', details, { file: shown })] };
  }
};

const readInline = async ({ key, file }: PartFile, size: number, shown: string): Promise<ReadPart> => {
  if (size > MAX_JSON_BYTES) return tooLargePart(key, size, MAX_JSON_BYTES, shown);
  const text = parseJsonText(await readFile(file), { file: shown, maxBytes: MAX_JSON_BYTES });
  if (text.problems.length > 0) return { problems: text.problems };
  const { value } = text;
  const fault =
    typeof value === 'object' && value !== null
      ? canonicalFault(value)
      : { path: [], reason: 'it is neither an object nor a list, and a revision takes nothing else inline' };
  if (!fault) return { entry: stateEntry(key, value), problems: [] };
  const details = { path: key, at: fault.path.join(' → '), reason: fault.reason };
  return { problems: [problem('pantavisor-part-json', details, { file: shown })] };
};

const readObject = async ({ key, file }: PartFile, size: number, shown: string): Promise<ReadPart> => {
  // A ustar header has no room for more.
  if (size > MAX_ENTRY_BYTES) return tooLargePart(key, size, MAX_ENTRY_BYTES, shown);
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    read += chunk.length;
  }
  const sha256 = hash.digest('hex');
  return { entry: stateEntry(key, sha256), object: { key, file, size: read, sha256 }, problems: [] };
};

const tooLargePart = (path: string, bytes: number, maxBytes: number, shown: string): ReadPart => ({
  problems: [problem('pantavisor-part-too-large', { path, bytes, maxBytes }, { file: shown })],
});

/** Room for the signatures that are still to come. */
const SIGNATURE_ROOM_BYTES = 512 * 1024;

const sizeProblems = ({ text }: State, directory: string): readonly Problem[] => {
  const bytes = Buffer.byteLength(text);
  const maxBytes = MAX_STATE_BYTES - SIGNATURE_ROOM_BYTES;
  return bytes > maxBytes
    ? [problem('pantavisor-state-too-large', { bytes, maxBytes, directory }, { file: directory })]
    : [];
};
