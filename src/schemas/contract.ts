import { extname } from 'node:path';
import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { ConfigSpec } from '../project/project.js';
import { type ConfigText, configText } from './config-text.js';
import { type FileScope, readInputFile, shownPath } from './input-files.js';
import { type LoadedSchema, loadJsonSchema } from './json-schema.js';
import type { SchemaDocument } from './schema-document.js';
import { loadZodModule } from './zod-module.js';

export { schemaFromBytes } from './json-schema.js';
export type { SchemaDocument } from './schema-document.js';

/** What a release declares about its configuration. */
export interface ConfigContract {
  /** What this version needs to run. */
  readonly config?: SchemaDocument;
  /** What this version, once deployed, needs of the config of the version it upgrades to. */
  readonly foreign?: SchemaDocument;
  /** The config that ships with the release. */
  readonly template?: ConfigText;
  readonly samples: readonly ConfigText[];
}

/** A contract as far as it could be read, and every problem met. */
export interface LoadedContract {
  /** Holds what was sound; a part with an error is absent. */
  readonly contract: ConfigContract;
  readonly problems: readonly Problem[];
}

const MODULE = /^\.(?:ts|mts|mjs|js)$/;

/** The contract that a project declares. Places name files relative to `workingDirectory`, or to `directory` where it is absent. */
export const loadContract = async (spec: ConfigSpec, scope: FileScope): Promise<LoadedContract> => {
  const config = await loadDeclared(spec.schema, scope);
  const foreign = await loadDeclared(spec.foreignSchema, scope);
  const template = spec.template === undefined ? undefined : await loadConfigText(spec.template, scope);
  const samples = await Promise.all(spec.samples.map((file) => loadConfigText(file, scope)));
  const contract: ConfigContract = {
    ...(config?.document ? { config: config.document } : {}),
    ...(foreign?.document ? { foreign: foreign.document } : {}),
    ...(template?.text ? { template: template.text } : {}),
    samples: samples.flatMap(({ text }) => (text ? [text] : [])),
  };
  return { contract, problems: [config, foreign, template, ...samples].flatMap((part) => part?.problems ?? []) };
};

const loadDeclared = async (file: string | undefined, scope: FileScope): Promise<LoadedSchema | undefined> =>
  file === undefined ? undefined : loadSchema(file, scope);

/** The schema in a file: JSON Schema from `.json`, zod from a `.ts`, `.mts`, `.mjs` or `.js` module. */
export const loadSchema = async (file: string, scope: FileScope): Promise<LoadedSchema> => {
  const extension = extname(file).toLowerCase();
  if (extension === '.json') return loadJsonSchema(file, scope);
  if (MODULE.test(extension)) return loadZodModule(file, scope);
  const shown = shownPath(file, scope);
  return { problems: [problem('config-schema-kind', { file: shown }, { file: shown })] };
};

/** The config text in a file, or what keeps it from being one. */
export const loadConfigText = async (file: string, scope: FileScope): Promise<ReturnType<typeof configText>> => {
  const shown = shownPath(file, scope);
  if (extname(file).toLowerCase() !== '.json')
    return { problems: [problem('config-sample-not-json', { file: shown }, { file: shown })] };
  const { value: bytes, problems } = await gather(() => readInputFile(file, scope));
  return bytes ? configText(bytes, shown) : { problems };
};
