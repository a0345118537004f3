import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import { MAX_PROJECT_FILE_BYTES, type ProjectDocument, parseDocument, parsePath, shownPath } from './document.js';
import { judge } from './judge.js';
import { type JudgedOverrides, judgeOverrides } from './overrides.js';
import type { Project, ProjectOverrides } from './project.js';
import { isMissing, readFailure } from './read-failure.js';
import { resolveProject, shownFrom } from './resolve.js';
import { sampleFiles } from './sample-files.js';
import { productSlug, projectSchema } from './schema.js';

/** The names that are looked for, the first being the one to recommend. */
const PROJECT_FILES = ['ota-release.yaml', 'ota-release.yml', 'ota-release.json'] as const;

/** Which project is to be loaded. */
export interface LoadOptions {
  /** The directory that the user is in: the project file is looked for here, and relative paths of flags start here. Absolute. */
  readonly directory: string;
  /** The project file, absolute or from `directory`, where it isn't to be looked for. */
  readonly file?: string;
  /** What a project file would declare, in the place of one: plain JSON. Its relative paths start from `directory`. */
  readonly declaration?: object;
  readonly overrides: ProjectOverrides;
  /** How places and messages name the project file; its path from `directory` where it is left out. */
  readonly shownAs?: string;
}

/** A project that passed, or every problem of it. */
export interface LoadedProjectFile {
  /** Absent where there are problems. */
  readonly project?: Project;
  readonly problems: readonly Problem[];
}

/**
 * Loads and checks the project file, strictly, with flags applied: unknown keys, wrong values and bad flags are all
 * reported at once, each with its place. Files that the project names are left to the steps that read them.
 */
export const loadProject = async (options: LoadOptions): Promise<LoadedProjectFile> => {
  const overrides = judgeOverrides(options.overrides, options.directory);
  const { declaration } = options;
  const found = declaration ? { file: join(options.directory, PROJECT_FILES[2]) } : await findFile(options);
  if ('problems' in found) return { problems: [...found.problems, ...overrides.problems] };
  const shownFile = options.shownAs ?? (declaration ? 'project' : shownFrom(options.directory, found.file));
  const read = declaration ? written(declaration) : await readProjectFile(found.file, shownFile);
  if ('problems' in read) return { problems: [...read.problems, ...overrides.problems] };
  const document = parseDocument(read.bytes, shownFile);
  if (document.problems.length > 0) return { problems: [...document.problems, ...overrides.problems] };
  return projectOf(document, overrides, { ...options, file: found.file, shownFile });
};

const projectOf = async (
  document: ProjectDocument,
  overrides: JudgedOverrides,
  { directory, file, shownFile }: LoadOptions & { readonly file: string; readonly shownFile: string },
): Promise<LoadedProjectFile> => {
  if (document.value === null || document.value === undefined)
    return { problems: [problem('project-empty', {}, { file: shownFile }), ...overrides.problems] };
  const judged = judge(projectSchema, { ...document, nameOf: shownPath });
  if (!('value' in judged)) return { problems: [...judged.problems, ...overrides.problems] };
  const patterns = judged.value.config?.samples ?? [];
  const samples = await sampleFiles(patterns, dirname(file), (index) => document.place(['config', 'samples', index]));
  const problems = [...samples.problems, ...overrides.problems];
  if (problems.length > 0) return { problems };
  const place = (path: string) => overrides.place(path) ?? document.place(parsePath(path));
  const project = resolveProject(overrides.apply(judged.value), samples.files, {
    file,
    shownFile,
    workingDirectory: directory,
    place,
  });
  return { project, problems };
};

/**
 * The project of a directory that is to be packed without a project file: every default, no models, no host.
 *
 * @throws OtaError `project-…` where the root can't be used.
 */
export const adHocProject = (options: { readonly directory: string; readonly bundleRoot: string }): Project => {
  const overrides = judgeOverrides({ bundleRoot: options.bundleRoot }, options.directory);
  if (overrides.problems.length > 0) throw new OtaError(overrides.problems);
  const root = resolve(options.directory, options.bundleRoot);
  const product = productSlug(basename(root)) ?? 'bundle';
  const declared = projectSchema.parse({ product, models: ['any'] });
  return resolveProject({ ...overrides.apply(declared), models: [] }, [], {
    file: join(options.directory, PROJECT_FILES[0]),
    shownFile: PROJECT_FILES[0],
    workingDirectory: options.directory,
    place: (path) => overrides.place(path) ?? {},
  });
};

type Problems = { readonly problems: readonly Problem[] };

const written = (declaration: object): { readonly bytes: Uint8Array } => ({
  bytes: new TextEncoder().encode(JSON.stringify(declaration, undefined, 2)),
});

const findFile = async ({ directory, file }: LoadOptions): Promise<{ readonly file: string } | Problems> => {
  if (file !== undefined) {
    if (/^\.(ya?ml|json)$/i.test(extname(file))) return { file: resolve(directory, file) };
    return { problems: [problem('project-file-extension', { file }, { file })] };
  }
  const names = await namesIn(directory);
  const [first, ...others] = PROJECT_FILES.filter((name) => names.includes(name));
  if (first === undefined)
    return {
      problems: [problem('project-file-missing', { file: PROJECT_FILES[0], directory }, { file: PROJECT_FILES[0] })],
    };
  if (others.length > 0)
    return { problems: [problem('project-file-ambiguous', { files: [first, ...others] }, { file: first })] };
  return { file: join(directory, first) };
};

const namesIn = async (directory: string): Promise<readonly string[]> => {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new OtaError([problem('project-file-unreadable', { file: directory, reason: readFailure(error) })], {
      cause: error,
    });
  }
};

const readProjectFile = async (file: string, shown: string): Promise<{ readonly bytes: Uint8Array } | Problems> => {
  const place = { file: shown };
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const stats = await handle.stat();
    if (!stats.isFile()) return { problems: [problem('project-file-unreadable', notRegular(shown), place)] };
    // One byte more than is allowed is enough to tell that it is too large.
    const buffer = new Uint8Array(Math.min(stats.size, MAX_PROJECT_FILE_BYTES + 1));
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, 0);
    return { bytes: buffer.subarray(0, bytesRead) };
  } catch (error) {
    if (isMissing(error)) return { problems: [problem('project-file-missing', { file: shown }, place)] };
    return { problems: [problem('project-file-unreadable', { file: shown, reason: readFailure(error) }, place)] };
  } finally {
    await handle?.close();
  }
};

const notRegular = (file: string) => ({ file, reason: 'it is not a regular file' });
