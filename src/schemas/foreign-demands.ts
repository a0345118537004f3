import { type Place, type Problem, problem } from '../errors/problem.js';
import { demandsKey } from './demanded-keys.js';
import { valueAt } from './json-pointer.js';
import type { SchemaDocument } from './schema-document.js';
import { isObject, type SchemaObject } from './schema-keywords.js';

/** What a deployed version reads of any config it is sent: Ivy contract, ForeignConfig. */
const DEMANDED = ['config_revision', 'software_version'] as const;

const NO_REVISIONS: readonly unknown[] = ['1', 1.5, true, null, [], {}];
const NO_GENERALS: readonly unknown[] = [null, '', [], {}];

/**
 * What keeps a ForeignConfig from demanding `general.config_revision`, an integer, and `general.software_version`. Proven by trial:
 * documents that it accepts are offered again without the key; and by its text.
 */
export const checkDemands = (
  foreign: SchemaDocument,
  documents: readonly unknown[],
  version: string,
): readonly Problem[] => {
  const place: Place = foreign.file === undefined ? {} : { file: foreign.file };
  const minimal = { general: { config_revision: 1, software_version: version } };
  const accepted = [...documents, minimal].filter(isObject).filter((value) => accepts(foreign, value));
  return [
    ...DEMANDED.flatMap((key) => demandProblems(foreign, key, accepted, place)),
    ...revisionProblems(foreign, accepted, place),
  ];
};

const accepts = (schema: SchemaDocument, value: unknown): boolean => schema.judge(value).length === 0;

const demandProblems = (
  foreign: SchemaDocument,
  key: string,
  accepted: readonly SchemaObject[],
  place: Place,
): readonly Problem[] => {
  const path = `general.${key}`;
  const trials = accepted.flatMap((value) => withoutKey(value, key));
  if (trials.some((value) => accepts(foreign, value)))
    return [problem('config-foreign-undemanded', { key: path }, place)];
  if (demandsKey(foreign.json, ['general', key])) return [];
  // Nothing accepted means nothing tried: then the text alone would have to prove it.
  const code = trials.length > 0 ? 'config-foreign-demand-unproven' : 'config-foreign-undemanded';
  return [problem(code, { key: path }, place)];
};

/** The document without the key, and without what would hold it. */
const withoutKey = (value: SchemaObject, key: string): readonly unknown[] => {
  const { general, ...others } = value;
  const { [key]: _, ...rest } = isObject(general) ? general : {};
  return [others, ...[rest, ...NO_GENERALS].map((changed) => ({ ...others, general: changed }))];
};

const revisionProblems = (
  foreign: SchemaDocument,
  accepted: readonly SchemaObject[],
  place: Place,
): readonly Problem[] => {
  const taken = NO_REVISIONS.find((revision) =>
    accepted.some((value) => accepts(foreign, withRevision(value, revision))),
  );
  return taken === undefined ? [] : [problem('config-foreign-revision-type', { value: JSON.stringify(taken) }, place)];
};

const withRevision = (value: SchemaObject, revision: unknown): unknown => {
  const general = valueAt(value, '/general');
  return { ...value, general: { ...(isObject(general) ? general : {}), config_revision: revision } };
};
