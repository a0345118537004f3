import { parseTomlText } from '../../project/toml-text.js';

/** What a device makes of a pyproject.toml besides its version. */
export interface PyprojectFacts {
  /** `requires-python`. */
  readonly requiresPython: string | undefined;
  /** Names of the main dependencies, as PEP 503 compares them; undefined where a build back end makes the list. */
  readonly dependencies: readonly string[] | undefined;
  /** Patterns of the files in which pytest looks for tests. */
  readonly testFiles: readonly string[];
}

/** pytest, “python_files”. */
const TEST_FILES = ['test_*.py', '*_test.py'];

/** The facts; undefined for a text that is no TOML, which the check of its version tells of. */
export const pyprojectFacts = (text: string): PyprojectFacts | undefined => {
  const parsed = parseTomlText(text);
  if (!('root' in parsed)) return undefined;
  const { root } = parsed;
  const project = tableAt(root, 'project');
  const requires = project['requires-python'];
  const files = tableAt(tableAt(tableAt(root, 'tool'), 'pytest'), 'ini_options').python_files;
  const patterns = typeof files === 'string' ? files.split(/\s+/).filter(Boolean) : textsIn(files);
  return {
    requiresPython: typeof requires === 'string' ? requires : undefined,
    dependencies: textsIn(project.dynamic).includes('dependencies')
      ? undefined
      : textsIn(project.dependencies).flatMap((requirement) => nameOf(requirement) ?? []),
    testFiles: patterns.length === 0 ? TEST_FILES : patterns,
  };
};

/** Whether a lock file of PDM has a package. */
export const locksPackage = (lock: string, name: string): boolean =>
  new RegExp(`^name\\s*=\\s*["']${name}["']\\s*$`, 'im').test(lock);

const tableAt = (value: unknown, key: string): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return {};
  const inner: unknown = Reflect.get(value, key);
  return typeof inner === 'object' && inner !== null ? { ...inner } : {};
};

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The name that a requirement begins with (PEP 508), normalized (PEP 503). */
const nameOf = (requirement: string): string | undefined =>
  /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/
    .exec(requirement)?.[1]
    ?.toLowerCase()
    .replace(/[-_.]+/g, '-');
