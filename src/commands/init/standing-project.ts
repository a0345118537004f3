import { parse } from 'yaml';
import type { SeenFiles } from './device-hints.js';

/** A project file that is there: `init` keeps it, and fits the rest to it. */
export interface StandingProject {
  readonly path: string;
  readonly host?: string;
  readonly publicUrl?: string;
  /** How many keys it trusts. */
  readonly trustedKeys: number;
  /** It has a config contract, or does without: none is written. */
  readonly hasConfig: boolean;
  readonly bundleRoot: string;
  readonly product?: string;
  /** What its `version` says: a version, or where to read it. */
  readonly version?: string;
}

/** The spellings of the project file; a second one beside the first would be an error. */
const PROJECT_FILES = ['ota-release.yaml', 'ota-release.yml', 'ota-release.json'];

/** Whether a path is that of a project file. */
export const isProjectFile = (path: string): boolean => PROJECT_FILES.includes(path);

/** The project file of a directory, as far as it can be read; `check` judges it. */
export const foundProjectFile = ({ paths, texts }: SeenFiles): StandingProject | undefined => {
  const path = PROJECT_FILES.find((name) => paths.includes(name));
  if (path === undefined) return undefined;
  const value = readYaml(texts.get(path) ?? '');
  const keys = recordAt(value, 'signing').trustedKeys;
  const root = recordAt(value, 'bundle').root;
  return {
    path,
    ...textAt(value, 'host'),
    ...textAt(value, 'publicUrl'),
    trustedKeys: Array.isArray(keys) ? keys.length : 0,
    hasConfig: 'config' in value,
    bundleRoot: typeof root === 'string' ? root : 'bundle',
    ...textAt(value, 'product'),
    ...textAt(value, 'version'),
  };
};

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordAt = (value: Values, key: string): Values => {
  const found = value[key];
  return isRecord(found) ? found : {};
};

const textAt = <Key extends string>(value: Values, key: Key): { readonly [K in Key]?: string } => {
  const found = value[key];
  return (typeof found === 'string' ? { [key]: found } : {}) as { readonly [K in Key]?: string };
};

const readYaml = (text: string): Values => {
  try {
    const value: unknown = parse(text);
    return isRecord(value) ? value : {};
  } catch {
    // What is wrong with it is for check to say.
    return {};
  }
};
