import { type Place, type Problem, problem } from '../errors/problem.js';
import { type ReportFault, Unparsable } from './json-cursor.js';
import { parseJson } from './json-parser.js';
import { jsonSpots } from './json-spots.js';
import { textPositions } from './text-position.js';
import { type Utf8Text, utf8Text } from './utf8-text.js';

/** Bytes of a text that are read by default: far above any config, far below what would hurt. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024;

/** Faults that are reported of one text; parsing ends there. */
const MAX_FAULTS = 100;

/** A JSON text as it was read. */
export interface JsonText {
  /** Absent where there are problems, so that a doubtful text is never taken for a value. */
  readonly value?: unknown;
  /** All errors, in the order of the text. */
  readonly problems: readonly Problem[];
  /** Where the value that a JSON Pointer names stands; the nearest value around it where it is absent. */
  place(pointer: string): Place;
  /** Where the key of that value stands. */
  keyPlace(pointer: string): Place;
}

/** How a text is named and bounded. */
export interface JsonTextOptions {
  /** As it stands in places. */
  readonly file: string;
  readonly maxBytes?: number;
  /**
   * Whether integers beyond 2^53 - 1 are taken as what they are rounded to: right for schemas, where they are bounds of number types
   * (the largest 32-bit float has 39 digits), wrong for what a device reads.
   */
  readonly roundsIntegers?: boolean;
}

/**
 * The value of a JSON text by the letter of RFC 8259, with what readers disagree on refused: a byte order mark, duplicate keys,
 * integers beyond 2^53 - 1, lone surrogates (RFC 7493), and nesting deeper than MAX_DEPTH. Every fault has its line and column.
 * Takes any input and time in proportion to its length.
 */
export const parseJsonText = (input: string | Uint8Array, options: JsonTextOptions): JsonText => {
  const maxBytes = options.maxBytes ?? MAX_JSON_BYTES;
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maxBytes) return tooLarge(options.file, bytes, maxBytes);
  const decoded: Utf8Text = typeof input === 'string' ? { text: input } : utf8Text(input);
  return parseDecoded(decoded, options);
};

const tooLarge = (file: string, bytes: number, maxBytes: number): JsonText => ({
  problems: [problem('config-json-too-large', { bytes, maxBytes }, { file })],
  place: () => ({ file }),
  keyPlace: () => ({ file }),
});

const parseDecoded = ({ text, fault }: Utf8Text, { file, roundsIntegers = false }: JsonTextOptions): JsonText => {
  const positionAt = textPositions(text);
  const problems: Problem[] = [];
  const report: ReportFault = (offset, code, details) => {
    problems.push(problem(code, details, { file, ...positionAt(offset) }));
    if (problems.length >= MAX_FAULTS) throw new Unparsable();
  };
  if (fault) report(fault.offset, 'config-json-not-utf8', { byte: `0x${fault.byte.toString(16).padStart(2, '0')}` });
  const value = parsed(text, report, roundsIntegers);
  const spots = jsonSpots(text, file, positionAt);
  return { ...(problems.length === 0 ? { value } : {}), problems: inOrder(problems), ...spots };
};

const parsed = (text: string, report: ReportFault, roundsIntegers: boolean): unknown => {
  try {
    return parseJson(text, report, { roundsIntegers });
  } catch (error) {
    if (error instanceof Unparsable) return undefined;
    throw error;
  }
};

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
