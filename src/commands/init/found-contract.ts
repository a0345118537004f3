import type { SeenFiles } from './device-hints.js';

/** The parts of a config contract that are there already, as the project file names them. */
export interface FoundContract {
  readonly schema?: string;
  readonly foreignSchema?: string;
  readonly template?: string;
  readonly samples: readonly string[];
}

/** A module that may hold a zod schema, by its name. */
const MODULE = /(^|\/)((foreign[-_.]?)?config[-_.]schema|(foreign[-_.]?)?config\.zod)\.(ts|mts|js|mjs)$/i;
const SCHEMA = /(^|\/)[^/]*schema\.json$/i;
const FOREIGN = /foreign[^/]*$/i;
const TEMPLATE = /(^|\/)(config[-_.])?template\.json$/i;
const SAMPLE = /(^|\/)(samples?\/[^/]+|config[-_.](sample|example)[^/]*)\.json$/i;

/** Whether the text of a file is needed to judge it. */
export const isContractText = (path: string): boolean => MODULE.test(path) || SCHEMA.test(path);

/**
 * The config contract that a directory holds: JSON Schemas that say so (`$schema`), modules that use zod, a template, samples.
 * Of several schemas the one that is called after the config, and lies nearest to the top.
 */
export const foundContract = ({ paths, texts }: SeenFiles): FoundContract => {
  const schemas = paths.filter((path) => isSchema(path, texts.get(path) ?? ''));
  const own = nearest(schemas.filter((path) => !FOREIGN.test(path) && isOfConfig(path)));
  const foreign = nearest(schemas.filter((path) => FOREIGN.test(path)));
  const template = nearest(paths.filter((path) => TEMPLATE.test(path)));
  // Samples of anything else would be judged by a schema that isn't theirs.
  const samples = own === undefined ? [] : paths.filter((path) => SAMPLE.test(path));
  return {
    ...(own === undefined ? {} : { schema: own }),
    ...(foreign === undefined ? {} : { foreignSchema: foreign }),
    ...(template === undefined || own === undefined ? {} : { template }),
    samples: [...new Set(samples.map(asPattern))],
  };
};

const isSchema = (path: string, text: string): boolean =>
  MODULE.test(path) ? /['"]zod(\/[^'"]*)?['"]/.test(text) : SCHEMA.test(path) && /"\$schema"\s*:/.test(text);

const isOfConfig = (path: string): boolean => /(^|\/)(config[^/]*|schema\.json)$/i.test(path);

const depth = (path: string): number => path.split('/').length;

const nearest = (paths: readonly string[]): string | undefined =>
  [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];

/** A folder of samples is named as a whole, so that the next one counts too. */
const asPattern = (path: string): string => path.replace(/((^|\/)samples?\/)[^/]+\.json$/i, '$1*.json');
