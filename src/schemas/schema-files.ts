import { realpath } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gather } from '../errors/gather.js';
import { hasErrors, type Place, type Problem, problem } from '../errors/problem.js';
import { type FileScope, readInputFile, shownPath } from './input-files.js';
import { valueAt } from './json-pointer.js';
import { type JsonText, parseJsonText } from './json-text.js';
import { schemaFaults } from './meta-schema.js';
import { dialectOf, isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';
import { lintSchema } from './schema-lint.js';
import { type SchemaReference, type SchemaResources, schemaResources } from './schema-resources.js';

/** Files that one schema may consist of. */
const MAX_SCHEMA_FILES = 256;

/** One file of a schema. */
export interface SchemaFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string;
  /** The file’s name without its extension. */
  readonly name: string;
  readonly json: JsonSchema;
}

/** What a reference leads to: a JSON Pointer into one of the files. */
export interface ReferenceTarget {
  readonly file: SchemaFile;
  readonly pointer: string;
}

/** All files that a schema consists of, the root first, and where each object with a `$ref` leads. */
export interface SchemaSet {
  readonly files: readonly SchemaFile[];
  readonly targets: ReadonlyMap<SchemaObject, ReferenceTarget>;
}

interface LoadedFile extends SchemaFile, SchemaResources {
  readonly text: JsonText;
}

interface Loading {
  readonly scope: FileScope;
  /** The project’s directory, symbolic links resolved. */
  readonly boundary: string;
  readonly files: Map<string, LoadedFile>;
  /** Real paths that were tried and refused: their problems are told once. */
  readonly refused: Set<string>;
  /** Real paths by the paths that references name. */
  readonly realPaths: Map<string, string>;
  readonly resources: Map<string, ReferenceTarget>;
  readonly problems: Problem[];
}

/** Reads a schema file and every file it refers to, none of them from outside the project’s directory or the network. */
export const loadSchemaFiles = async (
  file: string,
  scope: FileScope,
): Promise<{ readonly set?: SchemaSet; readonly problems: readonly Problem[] }> => {
  const boundary = await realpath(scope.directory).catch(() => scope.directory);
  const loading: Loading = {
    scope,
    boundary,
    files: new Map(),
    refused: new Set(),
    realPaths: new Map(),
    resources: new Map(),
    problems: [],
  };
  await loadFile(file, loading);
  // The map grows while it is read: each file adds those it refers to.
  for (const loaded of loading.files.values())
    for (const reference of loaded.references) await loadReferenced(reference, loaded, loading);
  const targets = resolveReferences(loading);
  if (isCompound(loading)) refuseDynamic(loading);
  if (hasErrors(loading.problems)) return { problems: loading.problems };
  return { set: { files: [...loading.files.values()], targets }, problems: loading.problems };
};

const loadFile = async (path: string, loading: Loading): Promise<void> => {
  const asDeclared = underDirectory(path, loading);
  const read = await gather(() => readInputFile(asDeclared, loading.scope));
  const text =
    read.value && parseJsonText(read.value, { file: shownPath(asDeclared, loading.scope), roundsIntegers: true });
  const problems = [...read.problems, ...(text?.problems ?? [])];
  const faults = text && problems.length === 0 ? schemaProblems(text, loading) : problems;
  loading.problems.push(...faults);
  if (!text || hasErrors(faults) || !isSchema(text.value)) loading.refused.add(path);
  else addFile(path, text, text.value, loading);
};

/** The path through the directory as the user names it, which may itself be behind a symbolic link. */
const underDirectory = (path: string, { scope, boundary }: Loading): string =>
  isInside(path, boundary) ? resolve(scope.directory, relative(boundary, path)) : path;

const addFile = (path: string, text: JsonText, json: JsonSchema, loading: Loading): void => {
  const found = schemaResources(json, pathToFileURL(path).href);
  const file: LoadedFile = { path, name: basename(path).replace(/(\.schema)?\.json$/, ''), json, text, ...found };
  loading.files.set(path, file);
  for (const { uri, pointer } of found.resources) loading.resources.set(uri, { file, pointer });
};

const schemaProblems = (text: JsonText, loading: Loading): readonly Problem[] => {
  const { value } = text;
  if (!isSchema(value))
    return [problem('config-schema-invalid', { reason: 'a schema is an object, true or false' }, text.place(''))];
  const declared = valueAt(value, '/$schema');
  const dialect = dialectOf(value);
  if (!dialect) return [problem('config-schema-dialect', { dialect: String(declared) }, text.place('/$schema'))];
  const [first] = loading.files.values();
  const root = first && dialectOf(first.json);
  if (root && declared !== undefined && root !== dialect)
    return [problem('config-schema-mixed-dialects', { dialect, root }, text.place('/$schema'))];
  const faults = schemaFaults(value, root ?? dialect);
  if (faults.length === 0) return lintSchema(value, text);
  return faults.map(({ pointer, reason }) => problem('config-schema-invalid', { reason }, text.place(pointer)));
};

const placeOf = ({ pointer }: SchemaReference, { text }: LoadedFile): Place => text.place(`${pointer}/$ref`);

/** Loads the file that a reference names, unless what is loaded answers it already. */
const loadReferenced = async (reference: SchemaReference, from: LoadedFile, loading: Loading): Promise<void> => {
  const { ref, uri } = reference;
  const path = uri !== undefined && loading.resources.has(uri) ? undefined : referencedPath(reference, from);
  if (path === undefined) return;
  const found = await realpath(path).catch(() => undefined);
  const real = found ?? path;
  loading.realPaths.set(path, real);
  const isOutside = !isInside(real, loading.boundary);
  if (isOutside) {
    loading.refused.add(real);
    loading.problems.push(problem('config-schema-ref-outside', { ref }, placeOf(reference, from)));
  } else if (found !== undefined && !loading.files.has(real) && !loading.refused.has(real)) {
    await loadNext(real, reference, from, loading);
  }
};

const loadNext = async (
  real: string,
  { pointer }: SchemaReference,
  from: LoadedFile,
  loading: Loading,
): Promise<void> => {
  if (loading.files.size < MAX_SCHEMA_FILES) return loadFile(real, loading);
  loading.refused.add(real);
  loading.problems.push(
    problem('config-schema-too-many-files', { maxFiles: MAX_SCHEMA_FILES }, from.text.place(pointer)),
  );
};

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** The file a reference names: by its URI, else beside the file it stands in, where an `$id` puts that file on the network. */
const referencedPath = ({ ref, uri }: SchemaReference, from: SchemaFile): string | undefined => {
  if (uri?.startsWith('file:///')) return fileURLToPath(uri);
  return SCHEME.test(ref) || ref.startsWith('//') ? undefined : resolve(dirname(from.path), ref.replace(/#.*$/s, ''));
};

const isInside = (path: string, directory: string): boolean =>
  path.startsWith(directory.endsWith(sep) ? directory : directory + sep);

const resolveReferences = (loading: Loading): ReadonlyMap<SchemaObject, ReferenceTarget> => {
  const targets = new Map<SchemaObject, ReferenceTarget>();
  for (const from of loading.files.values())
    for (const reference of from.references) {
      const target = resolveReference(reference, from, loading);
      if (target === 'told') continue;
      if (target) targets.set(reference.schema, target);
      else loading.problems.push(unresolved(reference, from));
    }
  return targets;
};

const unresolved = (reference: SchemaReference, from: LoadedFile): Problem => {
  const { ref } = reference;
  const isRemote = !ref.startsWith('file:') && (SCHEME.test(ref) || ref.startsWith('//'));
  return problem(
    isRemote ? 'config-schema-ref-remote' : 'config-schema-ref-missing',
    { ref },
    placeOf(reference, from),
  );
};

/** What the reference leads to; `told` where the file it names has had its problems told. */
const resolveReference = (
  reference: SchemaReference,
  from: LoadedFile,
  loading: Loading,
): ReferenceTarget | 'told' | undefined => {
  const { uri, fragment } = reference;
  const path = referencedPath(reference, from);
  const resource = (uri === undefined ? undefined : loading.resources.get(uri)) ?? fileTarget(path, loading);
  if (!resource || resource === 'told') return resource;
  if (fragment !== '' && !fragment.startsWith('/')) return loading.resources.get(`${uri}#${fragment}`);
  const pointer = resource.pointer + fragment;
  return isSchema(valueAt(resource.file.json, pointer)) ? { file: resource.file, pointer } : undefined;
};

const fileTarget = (
  path: string | undefined,
  { realPaths, refused, files }: Loading,
): ReferenceTarget | 'told' | undefined => {
  const real = path === undefined ? undefined : (realPaths.get(path) ?? path);
  if (real === undefined) return undefined;
  if (refused.has(real)) return 'told';
  const file = files.get(real);
  return file && { file, pointer: '' };
};

/** Whether there is more than the one resource of the root file; anchors are none. */
const isCompound = ({ files, resources }: Loading): boolean =>
  files.size > 1 || [...resources].some(([uri, { pointer }]) => pointer !== '' && !uri.includes('#'));

/** A dynamic reference looks at the resources it came through, and bundling makes them one. */
const refuseDynamic = (loading: Loading): void => {
  for (const { text, dynamic } of loading.files.values())
    for (const { keyword, pointer } of dynamic)
      loading.problems.push(problem('config-schema-ref-dynamic', { keyword }, text.keyPlace(pointer)));
};
