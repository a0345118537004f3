import { parse as parseToml } from 'smol-toml';
import { parseVersion } from '../../version/semver.js';

/** What a manifest says of the product; everything may be missing. */
export interface Manifest {
  readonly name?: string;
  /** As it is written there. */
  readonly version?: string;
  /** The version is no text of the file: a tool takes it from tags of git. */
  readonly fromTags?: true;
}

/** A kind of file that may hold a version. */
export interface ManifestKind {
  readonly file: string;
  /** What `version:` says for it; absent where the version has to be copied. */
  readonly source?: string;
  /** @throws whatever its parser throws for a text that is none. */
  readonly read: (text: string) => Manifest;
}

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tableAt = (value: unknown, ...keys: readonly string[]): Table => {
  let found: unknown = value;
  for (const key of keys) found = isTable(found) ? found[key] : undefined;
  return isTable(found) ? found : {};
};

const present = (name: unknown, version: unknown): Manifest => ({
  ...(typeof name === 'string' ? { name } : {}),
  ...(typeof version === 'string' ? { version } : {}),
});

const packageJson = (text: string): Manifest => {
  const { name, version } = tableAt(JSON.parse(text.replace(/^\uFEFF/, '')));
  return present(name, version);
};

/** Back ends of Python that ask git: setuptools-scm, hatch-vcs, versioningit, poetry-dynamic-versioning, pdm with `source = "scm"`. */
const pyproject = (text: string): Manifest => {
  const root: unknown = parseToml(text);
  const project = tableAt(root, 'project');
  const poetry = tableAt(root, 'tool', 'poetry');
  const tool = tableAt(root, 'tool');
  const scm =
    'setuptools_scm' in tool ||
    'versioningit' in tool ||
    'poetry-dynamic-versioning' in tool ||
    tableAt(root, 'tool', 'hatch', 'version').source === 'vcs' ||
    tableAt(root, 'tool', 'pdm', 'version').source === 'scm' ||
    /setuptools[-_]scm|hatch-vcs/.test(JSON.stringify(tableAt(root, 'build-system').requires ?? ''));
  const isDynamic = Array.isArray(project.dynamic) && project.dynamic.includes('version');
  const found = present(project.name ?? poetry.name, project.version ?? poetry.version);
  return scm && (isDynamic || 'poetry-dynamic-versioning' in tool) && project.version === undefined
    ? { ...(found.name === undefined ? {} : { name: found.name }), fromTags: true }
    : found;
};

const cargoToml = (text: string): Manifest => {
  const root: unknown = parseToml(text);
  const own = tableAt(root, 'package');
  return present(
    own.name,
    typeof own.version === 'string' ? own.version : tableAt(root, 'workspace', 'package').version,
  );
};

/** A module’s version is its tag (Go Modules Reference, “Versions”). */
const goMod = (text: string): Manifest => {
  const path = /^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1]?.replace(/\/v\d+$/, '');
  return path === undefined ? {} : { name: path.split('/').at(-1) ?? path, fromTags: true };
};

/** `project(NAME … VERSION 1.2.3)`; two parts stand for three. */
const cmakeLists = (text: string): Manifest => {
  const call = /^\s*project\s*\(\s*([^\s)]+)([^)]*)\)/im.exec(text.replace(/#.*$/gm, ''));
  const version = /\bVERSION\s+"?(\d+(?:\.\d+)*)"?/.exec(call?.[2] ?? '')?.[1];
  const name = call?.[1]?.replaceAll('"', '');
  const whole = version === undefined || /^\d+\.\d+\.\d+$/.test(version) ? version : threeParts(version);
  return present(name?.includes('$') ? undefined : name, whole);
};

const threeParts = (version: string): string => [...version.split('.'), '0', '0'].slice(0, 3).join('.');

/** `[metadata]` of setuptools; `attr:` and `file:` stand for other places. */
const setupCfg = (text: string): Manifest => {
  const metadata = /^\[metadata\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const written = (key: string): string | undefined =>
    new RegExp(`^${key}\\s*[=:]\\s*(\\S.*?)\\s*$`, 'm').exec(metadata)?.[1];
  return present(written('name'), written('version'));
};

const firstLine = (text: string): Manifest =>
  present(
    undefined,
    text
      .replace(/^\uFEFF/, '')
      .split('\n', 1)[0]
      ?.trim(),
  );

/** Where versions are written, in the order in which they are asked. */
export const MANIFEST_KINDS: readonly ManifestKind[] = [
  { file: 'package.json', source: 'package.json', read: packageJson },
  { file: 'pyproject.toml', source: 'pyproject.toml', read: pyproject },
  { file: 'Cargo.toml', source: 'Cargo.toml', read: cargoToml },
  { file: 'VERSION', source: 'file:VERSION', read: firstLine },
  { file: 'version.txt', source: 'file:version.txt', read: firstLine },
  { file: 'CMakeLists.txt', read: cmakeLists },
  { file: 'setup.cfg', read: setupCfg },
  { file: 'go.mod', read: goMod },
];

/** Whether a version can be released as it is written: strict SemVer, without build metadata that a tag can’t tell. */
export const isReleasable = ({ version }: Manifest): boolean =>
  version !== undefined && parseVersion(version) !== undefined;
