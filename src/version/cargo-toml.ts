import { type Place, problem } from '../errors/problem.js';
import { parseTomlText } from '../project/toml-text.js';
import type { ResolvedVersion } from './resolved-version.js';

type Table = Readonly<Record<string, unknown>>;

/**
 * The version of a Cargo.toml: `[package] version`, else `[workspace.package] version`, which `version.workspace = true` of a
 * package in the same file names too (The Cargo Book, “The version field” and “The package table”).
 */
export const readCargoToml = (text: string, file: string): ResolvedVersion => {
  const parsed = parseTomlText(text);
  if (!('root' in parsed)) {
    const { reason, line, column } = parsed;
    const place = { file, line, column };
    return { problems: [problem('version-file-unreadable', { file, reason }, place)], place: { file } };
  }
  const own = table(parsed.root.package)?.version;
  const shared = table(table(parsed.root.workspace)?.package)?.version;
  if (typeof own === 'string') return judged(own, file, placeIn(text, file, 'package'));
  if (typeof shared === 'string') return judged(shared, file, placeIn(text, file, 'workspace.package'));
  const reason = table(own)?.workspace === true ? FROM_WORKSPACE : 'it has no [package] version that is a text';
  return { problems: [problem('version-file-empty', { file, reason }, { file })], place: { file } };
};

const FROM_WORKSPACE = 'it takes the version of its workspace, whose Cargo.toml is another file: name that one';

const judged = (version: string, file: string, place: Place): ResolvedVersion =>
  version.trim() === ''
    ? { problems: [problem('version-file-empty', { file, reason: 'its version is empty' }, place)], place }
    : { version, problems: [], place };

const table = (value: unknown): Table | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : undefined;

/** Where the key is written on a line of its own; the file where it is written in another way. */
const placeIn = (text: string, file: string, name: string): Place => {
  let current = '';
  for (const [index, line] of text.split('\n').entries()) {
    const header = /^\s*\[\s*([^[\]]+?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) current = header.replace(/\s*\.\s*/g, '.');
    if (current === name && /^\s*version\s*=/.test(line))
      return { file, line: index + 1, column: line.search(/\S/) + 1 };
  }
  return { file };
};
