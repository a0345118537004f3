import JSON5 from 'json5';
import { type Place, type Problem, problem } from '../../errors/problem.js';
import type { IotoUpdateOptions } from '../../project/device-options.js';
import { cronRule, jitterRule, periodRule, type SettingRule, switchedOn, throttleRule } from './agent-rules.js';
import { json5KeyPlaces } from './json5-places.js';

/** Configurations are some kilobytes. */
const MAX_CHARACTERS = 1024 * 1024;

/** The settings that decide how an agent updates, and the rule of each. Those that must be there come first. */
const DEMANDED: Readonly<Record<string, SettingRule>> = { 'services.update': switchedOn, 'update.enable': switchedOn };
const JUDGED: Readonly<Record<string, SettingRule>> = {
  'update.schedule': cronRule,
  'update.apply': cronRule,
  'update.period': periodRule,
  'update.jitter': jitterRule,
  'update.throttle': throttleRule,
};

/**
 * What is wrong with the update settings in the text of an `ioto.json5`: Ioto contract, “Agent settings”. Everything at once, each
 * with its line.
 *
 * @param file as the user would write it, for places.
 */
export const agentConfigProblems = (text: string, file: string): readonly Problem[] => {
  if (text.length > MAX_CHARACTERS)
    return [
      problem('ioto-agent-config-unreadable', { reason: `it has more than ${MAX_CHARACTERS} characters` }, { file }),
    ];
  let value: unknown;
  try {
    value = JSON5.parse(text);
  } catch (error) {
    return [problem('ioto-agent-config-unreadable', { reason: reasonOf(error) }, { file, ...spotOf(error) })];
  }
  const places = json5KeyPlaces(text);
  const placeOf = (path: string): Place => ({ file, ...nearest(places, path), path });
  return [
    ...Object.keys(DEMANDED).flatMap((path) => settingProblems(path, valueAt(value, path), placeOf(path))),
    ...Object.keys(JUDGED).flatMap((path) => {
      const found = valueAt(value, path);
      return found === undefined ? [] : settingProblems(path, found, placeOf(path));
    }),
  ];
};

/** What is wrong with the update block that the project wants its devices to have. */
export const updateOptionProblems = (options: IotoUpdateOptions, placeOf: (key: string) => Place): readonly Problem[] =>
  Object.entries(options).flatMap(([key, value]) => settingProblems(`update.${key}`, value, placeOf(key)));

/**
 * The update block of `ioto.json5` as the project wants it, with both switches on. JSON is JSON5. The same options give the same
 * text.
 */
export const agentUpdateText = ({ schedule, apply, period, jitter, throttle }: IotoUpdateOptions): string =>
  `${JSON.stringify(
    { services: { update: true }, update: { enable: true, schedule, apply, period, jitter, throttle } },
    undefined,
    2,
  )}\n`;

const settingProblems = (path: string, value: unknown, place: Place): readonly Problem[] => {
  const fault = (DEMANDED[path] ?? JUDGED[path])?.(value);
  return fault ? [problem('ioto-agent-setting', { path, value, ...fault }, place)] : [];
};

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, key) =>
        typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? Reflect.get(found, key) : undefined,
      value,
    );

/** The key itself, or the nearest one around it. */
const nearest = (places: ReturnType<typeof json5KeyPlaces>, path: string) =>
  places.get(path) ?? places.get(path.split('.')[0] ?? path) ?? {};

/** The parser’s own words hold a character of the text at most. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');

const spotOf = (error: unknown): Pick<Place, 'line' | 'column'> => {
  if (typeof error !== 'object' || error === null) return {};
  const line: unknown = Reflect.get(error, 'lineNumber');
  const column: unknown = Reflect.get(error, 'columnNumber');
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : {};
};
