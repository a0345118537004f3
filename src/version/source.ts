import { type Place, problem } from '../errors/problem.js';
import type { NamedFile, VersionSource } from '../project/project.js';
import { readFailure } from '../project/read-failure.js';
import { readCargoToml } from './cargo-toml.js';
import { readPackageJson } from './package-json.js';
import { readPyproject } from './pyproject.js';
import type { ResolvedVersion } from './resolved-version.js';
import { tagName, versionOfTag } from './semver.js';

/** What a version source needs of the world. */
export interface VersionReaders {
  readonly readText: (file: string) => Promise<string>;
  /** What stands before the `v` of the project’s tags; empty as a rule. */
  readonly tagPrefix: string;
  /** The names of all tags on the commit that is released. */
  readonly tagsAtHead: () => Promise<readonly string[]>;
  /** Where the project says which source it is. */
  readonly place: Place;
}

/**
 * The version that a source gives, as it is written there: `checkVersion` judges it. Undefined, with the problems, where
 * the source gives none.
 */
export const resolveVersion = async (source: VersionSource, readers: VersionReaders): Promise<ResolvedVersion> => {
  switch (source.kind) {
    case 'explicit':
      return { version: source.version, problems: [], place: readers.place };
    case 'tag':
      return fromTags(await readers.tagsAtHead(), readers);
    case 'package.json':
      return fromFile(source, readers, readPackageJson);
    case 'pyproject.toml':
      return fromFile(source, readers, readPyproject);
    case 'Cargo.toml':
      return fromFile(source, readers, readCargoToml);
    case 'file':
      return fromFile(source, readers, readFirstLine);
  }
};

type ReadVersion = (text: string, shown: string) => ResolvedVersion;

const fromFile = async (
  source: NamedFile,
  { readText }: VersionReaders,
  read: ReadVersion,
): Promise<ResolvedVersion> => {
  const file = source.shown ?? source.file;
  let text: string;
  try {
    text = await readText(source.file);
  } catch (error) {
    const place = { file };
    return { problems: [problem('version-file-unreadable', { file, reason: readFailure(error) }, place)], place };
  }
  return read(text, file);
};

const readFirstLine: ReadVersion = (text, file) => {
  const place = { file, line: 1 };
  const version = text.split('\n', 1)[0]?.trim() ?? '';
  return version === ''
    ? { problems: [problem('version-file-empty', { file, reason: 'its first line is empty' }, place)], place }
    : { version, problems: [], place };
};

const fromTags = (tags: readonly string[], { tagPrefix, place }: VersionReaders): ResolvedVersion => {
  const versions = tags.flatMap((tag) => versionOfTag(tag, tagPrefix) ?? []);
  const [version, ...others] = versions;
  if (version === undefined) return { problems: [problem('version-tag-missing', { others: tags }, place)], place };
  if (others.length > 0)
    return {
      problems: [
        problem('version-tag-ambiguous', { tags: versions.map((version) => tagName(version, tagPrefix)) }, place),
      ],
      place,
    };
  return { version, problems: [], place };
};
