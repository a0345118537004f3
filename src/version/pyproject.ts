import { type Place, type Problem, problem } from '../errors/problem.js';
import { parseTomlText } from '../project/toml-text.js';
import { isPythonVersion, semverOfPython } from './python-version.js';
import type { ResolvedVersion } from './resolved-version.js';
import { parseVersion } from './semver.js';

type Table = Readonly<Record<string, unknown>>;

/**
 * The version of a pyproject.toml: `[project] version`, else `[tool.poetry] version`. A dynamic version, and one that
 * only PEP 440 knows, are problems.
 */
export const readPyproject = (text: string, file: string): ResolvedVersion => {
  const parsed = parseToml(text, file);
  if ('problem' in parsed) return { problems: [parsed.problem], place: { file } };
  const tables = { project: table(parsed.root.project), 'tool.poetry': table(table(parsed.root.tool)?.poetry) };
  for (const name of ['project', 'tool.poetry'] as const) {
    const version = tables[name]?.version;
    if (version !== undefined) return judge(version, file, placeOfKey(text, file, name, 'version'));
  }
  return isDynamic(tables.project) ? dynamic(parsed.root, text, file) : missing(file);
};

const parseToml = (text: string, file: string): { readonly root: Table } | { readonly problem: Problem } => {
  const parsed = parseTomlText(text);
  if ('root' in parsed) return parsed;
  const { reason, line, column } = parsed;
  return { problem: problem('version-file-unreadable', { file, reason }, { file, line, column }) };
};

const table = (value: unknown): Table | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : undefined;

const isDynamic = (project: Table | undefined): boolean =>
  Array.isArray(project?.dynamic) && project.dynamic.includes('version');

const dynamic = (root: Table, text: string, file: string): ResolvedVersion => {
  const place = placeOfKey(text, file, 'project', 'dynamic');
  const backend = table(root['build-system'])?.['build-backend'];
  const details = { file, backend: typeof backend === 'string' ? backend : undefined };
  return { problems: [problem('version-dynamic', details, place)], place };
};

const missing = (file: string): ResolvedVersion => {
  const reason = 'it has neither [project] version nor [tool.poetry] version';
  return { problems: [problem('version-file-empty', { file, reason }, { file })], place: { file } };
};

const judge = (version: unknown, file: string, place: Place): ResolvedVersion => {
  if (typeof version !== 'string' || version.trim() === '')
    return { problems: [problem('version-file-empty', { file, reason: 'its version is not a text' }, place)], place };
  // A plain 1.2 is SemVer with a part left out; the version's own check words that better.
  if (parseVersion(version) || /^v?[\d.]+$/.test(version) || !isPythonVersion(version))
    return { version, problems: [], place };
  const details = { version, file, suggestion: semverOfPython(version) };
  return { problems: [problem('version-python-spelling', details, place)], place };
};

/** Where a key of a table is written on a line of its own; the file where it is written in another way. */
const placeOfKey = (text: string, file: string, name: string, key: string): Place => {
  let current = '';
  for (const [index, line] of text.split('\n').entries()) {
    const header = /^\s*\[\s*([^[\]]+?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) current = header.replace(/\s*\.\s*/g, '.');
    const start = new RegExp(`^(\\s*)["']?${key}["']?\\s*=`).exec(line);
    if (current === name && start) return { file, line: index + 1, column: (start[1]?.length ?? 0) + 1 };
  }
  return { file };
};
