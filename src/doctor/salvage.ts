import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '../errors/problem.js';
import { parseDocument, parsePath, shownPath } from '../project/document.js';
import { judge } from '../project/judge.js';
import type { Project } from '../project/project.js';
import { resolveProject, shownFrom } from '../project/resolve.js';
import { projectSchema } from '../project/schema.js';

/** What stands for keys that no project can be without. */
const STAND_INS = { product: 'unnamed', models: ['any'] } as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The project that a file with errors comes to without the keys that are wrong, so that the rest of it can be examined; undefined where
 * the file can’t be read at all, or nothing of it is left.
 */
export const salvagedProject = async (
  directory: string,
  file: string | undefined,
  problems: readonly Problem[],
): Promise<Project | undefined> => {
  const shown =
    problems.find(({ place }) => place?.file !== undefined && place.line !== undefined)?.place?.file ?? file;
  if (shown === undefined) return undefined;
  const path = resolve(directory, shown);
  const bytes = await readFile(path).catch(() => undefined);
  const document = bytes && parseDocument(bytes, shown);
  if (!document || document.problems.length > 0 || !isRecord(document.value)) return undefined;
  const judged = judge(projectSchema, { ...document, value: soundPart(document.value, problems), nameOf: shownPath });
  if (!('value' in judged)) return undefined;
  return resolveProject(judged.value, [], {
    file: path,
    shownFile: shownFrom(directory, join(path)),
    workingDirectory: directory,
    place: (key) => document.place(parsePath(key)),
  });
};

/** The keys that no problem is about, with stand-ins for those that must be there. */
const soundPart = (
  value: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): Readonly<Record<string, unknown>> => {
  const wrong = new Set(problems.map(({ place }) => String(parsePath(place?.path ?? '')[0])));
  const sound = Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)));
  return { ...STAND_INS, ...sound };
};
