import { z } from 'zod';
import { type Place, type Problem, problem } from '../errors/problem.js';

/** Words a finding once its key, as the user knows it (`bundle.root`, `--channel`), and its place are known. */
export type Word = (key: string, place: Place) => Problem;

/** What a rule finds: the words, and the path from the judged value to what is wrong, where that is a part of it. */
export interface Finding {
  readonly word: Word;
  readonly path?: readonly (string | number)[];
}

/** A zod check whose findings become problems of the catalogue. */
export const rule =
  <T>(find: (value: T) => Word | readonly Finding[] | undefined) =>
  (payload: z.core.ParsePayload<T>): void => {
    const found = find(payload.value) ?? [];
    for (const { word, path = [] } of typeof found === 'function' ? [{ word: found }] : found)
      payload.issues.push({ code: 'custom', input: payload.value, params: { word }, path: [...path] });
  };

/** The words that a rule left in an issue. */
export const wordOf = (issue: z.core.$ZodIssue): Word | undefined =>
  issue.code === 'custom' && typeof issue.params?.word === 'function' ? (issue.params.word as Word) : undefined;

interface TextLimits {
  readonly maxLength: number;
  /** Line breaks and tabs are taken too. */
  readonly multiline?: boolean;
  /** How a message repeats the text, where that may hold a secret. */
  readonly shown?: (value: string) => string;
}

const asWritten = (value: string): string => value;

/** A text with something in it, without control characters, and without blanks around it where it is one line. */
export const text = ({ maxLength, multiline = false, shown = asWritten }: TextLimits) =>
  z.string().check(
    rule((value) => {
      const control = controlCharacter(value, multiline);
      if (value.trim() === '') return (key, place) => problem('project-text-empty', { key }, place);
      if (control) return (key, place) => problem('project-text-control-character', { key, codePoint: control }, place);
      if (!multiline && value.trim() !== value)
        return (key, place) => problem('project-text-blanks', { key, value: shown(value) }, place);
      if (value.length <= maxLength) return undefined;
      return (key, place) => problem('project-text-too-long', { key, length: value.length, maximum: maxLength }, place);
    }),
  );

const controlCharacter = (value: string, multiline: boolean): string | undefined => {
  const found = [...value].find((character) => {
    const code = character.charCodeAt(0);
    return (code < 0x20 && !(multiline && '\t\n\r'.includes(character))) || (code >= 0x7f && code < 0xa0);
  });
  return found && `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
};

/** Longer paths are refused by the file systems themselves. */
const MAX_PATH_LENGTH = 4096;

/** A path as users write it: relative to the project file, or absolute. */
export const path = ({ shown = asWritten }: Pick<TextLimits, 'shown'> = {}) =>
  text({ maxLength: MAX_PATH_LENGTH, shown }).check(
    rule((value) => {
      if (!/^~($|[/\\])/.test(value)) return undefined;
      const reason = 'only a shell puts the home directory for ~';
      return (key, place) => problem('project-path-invalid', { key, value, reason }, place);
    }),
  );

/** A pattern of paths inside the bundle. */
export const glob = () =>
  text({ maxLength: MAX_PATH_LENGTH }).check(
    rule((value) => {
      const reason = reasonAgainstGlob(value);
      return reason === undefined
        ? undefined
        : (key, place) => problem('project-glob-invalid', { key, value, reason }, place);
    }),
  );

const reasonAgainstGlob = (value: string): string | undefined => {
  if (value.startsWith('/')) return 'it begins with /, and paths in the bundle are relative';
  if (value.split('/').includes('..')) return 'it leads out of the bundle';
  if (value.includes('\\')) return 'it has a backslash, and names are parted by /';
  return value.startsWith('!') ? 'it begins with !, and what is left out belongs in bundle.exclude' : undefined;
};

/** A whole number within bounds. */
export const wholeNumber = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) =>
  z
    .number()
    .check(
      rule((value) =>
        Number.isInteger(value) && value >= minimum && value <= maximum
          ? undefined
          : (key, place) =>
              problem('project-number-out-of-range', { key, value: String(value), minimum, maximum }, place),
      ),
    )
    .meta({ type: 'integer', minimum, maximum });

/** Finds items that a list holds twice. With `secret`, the item itself is not repeated in the message. */
export const uniqueItems = ({ secret = false } = {}) =>
  rule((items: readonly string[]) =>
    items.flatMap((item, index): readonly Finding[] => {
      if (items.indexOf(item) === index) return [];
      const value = secret ? undefined : item;
      const word: Word = (key, place) => problem('project-list-duplicate', { key: listOf(key), value }, place);
      return [{ path: [index], word }];
    }),
  );

const listOf = (key: string): string => key.replace(/\[\d+\]$/, '');
