import { join, relative, sep } from 'node:path';
import { type Place, type Problem, problem } from '../../errors/problem.js';
import { readPyproject } from '../../version/pyproject.js';
import type { CheckInput } from '../device-family.js';
import { type PythonConstant, pythonConstant } from './python-constants.js';
import { type PythonLine, pythonLines } from './python-lines.js';
import { ivySettings, readIvySettings } from './settings.js';
import type { SourceTree } from './source-tree.js';

/** Where the template of an Ivy system has its constants. */
const DEFAULT_FILE = 'src/constants.py';
const VERSION_NAMES = ['VERSION', '__version__'];
const SYSTEM_NAME = 'NAME';

/** The file of the program’s constants, relative to the repository’s root, `/`-separated. */
export const constantsPath = ({ project, repository }: Pick<CheckInput, 'project' | 'repository'>): string => {
  const declared = project.families.ivy?.constants?.file;
  return declared === undefined ? DEFAULT_FILE : relative(repository.root, declared).split(sep).join('/');
};

/** How the user would write a path of the repository. */
export const shownIn = ({ repository }: Pick<CheckInput, 'repository'>, path: string): string =>
  repository.show(join(repository.root, path));

/**
 * P3 of the Ivy contract: the version in pyproject.toml and in the program is the release’s, and the system’s name stays what it
 * was. The template’s version is judged by `checkConfig`, and the tag is made from the release’s.
 */
export const checkConstants = (input: CheckInput, { texts }: SourceTree): readonly Problem[] => {
  const path = constantsPath(input);
  const text = texts.get(path);
  const lines = text === undefined ? undefined : pythonLines(text);
  return [
    ...pyprojectProblems(input, texts.get('pyproject.toml')),
    ...constantProblems(input, shownIn(input, path), lines),
    ...renamings(input),
  ];
};

const pyprojectProblems = (input: CheckInput, text: string | undefined): readonly Problem[] => {
  if (text === undefined) return [];
  const { version: found, problems, place } = readPyproject(text, shownIn(input, 'pyproject.toml'));
  // What the build back end makes of the tag can’t differ from it.
  if (found === undefined) return problems.filter(({ code }) => code !== 'version-dynamic');
  return differing({ name: '[project] version', value: found }, input.version, place);
};

const differing = (
  { name, value }: Pick<PythonConstant, 'name' | 'value'>,
  version: string,
  place: Place,
): readonly Problem[] =>
  value === version ? [] : [problem('ivy-constant-differs', { name, found: value, version }, place)];

const constantProblems = (
  { project, version }: CheckInput,
  file: string,
  lines: readonly PythonLine[] | undefined,
): readonly Problem[] => {
  const declared = project.families.ivy?.constants;
  const versionNames = declared?.version === undefined ? VERSION_NAMES : [declared.version];
  const constant = firstOf(lines, versionNames);
  const name = firstOf(lines, [declared?.name ?? SYSTEM_NAME]);
  const missing = (wanted: string): Problem =>
    problem('ivy-constant-missing', { file, name: wanted }, lines ? { file } : project.place('devices.ivy.constants'));
  // A file that nobody has declared may be about something else.
  return [
    ...(constant ? differing(constant, version, { file, line: constant.line }) : []),
    ...(declared && !constant ? [missing(versionNames[0] ?? '')] : []),
    ...(name ? namedOtherwise(name, ivySettings(project).systemName, { file, line: name.line }) : []),
    ...(declared?.name !== undefined && !name ? [missing(declared.name)] : []),
  ];
};

const firstOf = (lines: readonly PythonLine[] | undefined, names: readonly string[]): PythonConstant | undefined =>
  names.map((name) => pythonConstant(lines ?? [], name)).find((constant) => constant !== undefined);

const namedOtherwise = ({ name, value }: PythonConstant, expected: string, place: Place): readonly Problem[] =>
  value === expected ? [] : [problem('ivy-name-differs', { name, found: value, expected }, place)];

/** Ivy: a version installs the next one below a folder of its own name, so that a new name strands the fleet one hop later. */
const renamings = ({ project, published }: CheckInput): readonly Problem[] => {
  const { systemName: found } = ivySettings(project);
  const before = readIvySettings(published?.families.ivy)?.systemName;
  return before === undefined || before === found
    ? []
    : [problem('ivy-name-changed', { found, published: before }, project.place('devices.ivy.systemName'))];
};
