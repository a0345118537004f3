import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { productSlug } from '../../project/schema.js';
import { parseVersion } from '../../version/semver.js';

/** What a new project file starts from. */
export interface DetectedProject {
  /** A valid product name: lowercase, at most 64 characters. */
  readonly product: string;
  /** The version as it stands: strict SemVer. */
  readonly version: string;
  /** What `version:` in the project file says: the file that holds the version, or the version itself. */
  readonly versionSource: string;
  /** The file whose change makes a new version, relative to the project's directory. */
  readonly versionFile: string;
}

/** Name and version as a package manifest gives them; both may be missing. */
interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

/** Where versions are written, in the order in which they are asked. */
const MANIFESTS = [
  { file: 'package.json', read: (text: string) => nameAndVersion(JSON.parse(text)) },
  { file: 'pyproject.toml', read: (text: string) => pythonManifest(parseToml(text)) },
] as const;

const FIRST_VERSION = '0.1.0';

/**
 * What a directory says of its product: name and version from `package.json` or `pyproject.toml`, else the directory's
 * name and 0.1.0. A manifest that can't be read, or whose version is no strict SemVer, counts as one without.
 */
export const detectProject = async (directory: string): Promise<DetectedProject> => {
  const manifests = await Promise.all(MANIFESTS.map(({ file, read }) => readManifest(directory, file, read)));
  const versioned = manifests.find(({ version }) => version !== undefined && parseVersion(version));
  const named = manifests.find(({ name }) => name !== undefined && productName(name));
  const product = productName(named?.name ?? basename(resolve(directory))) ?? 'product';
  if (versioned?.version === undefined)
    return { product, version: FIRST_VERSION, versionSource: FIRST_VERSION, versionFile: 'ota-release.yaml' };
  return { product, version: versioned.version, versionSource: versioned.file, versionFile: versioned.file };
};

/** A text as a product name, the scope of an npm name dropped; undefined where nothing of it can be kept. */
export const productName = (text: string): string | undefined => productSlug(text.replace(/^@[^/]*\//, ''));

const readManifest = async (
  directory: string,
  file: string,
  read: (text: string) => Manifest,
): Promise<Manifest & { readonly file: string }> => {
  try {
    return { file, ...read(await readFile(join(directory, file), 'utf8')) };
  } catch {
    // Whatever is wrong with a manifest is not for init to judge: the user states name and version instead.
    return { file };
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameAndVersion = (value: unknown): Manifest => {
  if (!isRecord(value)) return {};
  const { name, version } = value;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof version === 'string' ? { version } : {}),
  };
};

const pythonManifest = (value: unknown): Manifest => {
  const { project, tool } = isRecord(value) ? value : {};
  return { ...nameAndVersion(isRecord(tool) ? tool.poetry : undefined), ...nameAndVersion(project) };
};
