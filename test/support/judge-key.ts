import type { z } from 'zod';
import type { KeyPath } from '../../src/project/document.js';
import { shownPath } from '../../src/project/document.js';
import { type Judgement, judge } from '../../src/project/judge.js';

/** Judges the value of one key of the project file; places have the path from the file's top. */
export const judgeKey = <S extends z.ZodType>(key: string, schema: S, value: unknown): Judgement<z.output<S>> => {
  const pathOf = (path: KeyPath): string => shownPath([key, ...path]);
  const place = (path: KeyPath) => ({ path: pathOf(path) });
  return judge(schema, { value, place, keyPlace: place, source: () => undefined, nameOf: pathOf });
};

/** What is wrong with it: `code path` of each problem. */
export const codesOf = (judgement: Judgement<unknown>): readonly string[] =>
  judgement.problems.map(({ code, place }) => `${code} ${place?.path}`);
