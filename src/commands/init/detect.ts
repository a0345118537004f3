import { basename, posix, resolve } from 'node:path';
import { changelogSections, versionOfHeading } from '../../project/changelog.js';
import { productSlug } from '../../project/schema.js';
import { nextFreeVersion } from '../../version/next-free.js';
import { parseVersion } from '../../version/semver.js';
import { type DeviceHint, deviceHints, isTelling, type SeenFiles } from './device-hints.js';
import { type FoundContract, foundContract, isContractText } from './found-contract.js';
import { type GitFacts, gitFacts } from './git-facts.js';
import { lookAround } from './look.js';
import { isReleasable, MANIFEST_KINDS, type Manifest, type ManifestKind } from './manifests.js';
import { foundProjectFile, isProjectFile, type StandingProject } from './standing-project.js';

/** What a new project file starts from. */
export interface DetectedProject {
  /** A valid product name: lowercase, at most 64 characters. */
  readonly product: string;
  /** The version as it stands: strict SemVer. Where tags give it, the next one. */
  readonly version: string;
  /** What `version:` in the project file says: the file that holds the version, `tag`, or the version itself. */
  readonly versionSource: string;
  /** The file whose change makes a new version, relative to the project's directory; absent where a tag makes one. */
  readonly versionFile?: string;
  /** The file that the version was copied from, because a release can’t read it there. */
  readonly copiedFrom?: string;
}

/** Everything that `init` sees before it asks. */
export interface Surroundings extends DetectedProject {
  /** Absolute. */
  readonly directory: string;
  readonly git: GitFacts;
  /** The folder that holds an `update.sh`; absent where a bundle to start from is to be written. */
  readonly bundleRoot?: string;
  readonly contract: FoundContract;
  /** The changelog, where it has a section for the version. */
  readonly changelog?: string;
  readonly hints: readonly DeviceHint[];
  /** The project file that is there. */
  readonly standing?: StandingProject;
  /** What shows that several packages lie here. */
  readonly workspace?: string;
}

const FIRST_VERSION = '0.1.0';

/**
 * What a directory and its repository say of the product. A manifest that can't be read, or whose version is no strict SemVer,
 * counts as one without.
 */
export const detectProject = async (directory: string): Promise<Surroundings> => {
  const [git, seen] = await Promise.all([gitFacts(directory), lookAround(directory, isWanted)]);
  const standing = foundProjectFile(seen);
  const project = keptBy(projectOf(seen, git, directory), standing);
  const bundleRoot = bundleRootOf(seen.paths, standing);
  const changelog = changelogOf(seen, project.version);
  const workspace = workspaceOf(seen);
  return {
    ...project,
    directory,
    git,
    contract: foundContract(seen),
    hints: deviceHints(seen),
    ...(bundleRoot === undefined ? {} : { bundleRoot }),
    ...(changelog === undefined ? {} : { changelog }),
    ...(standing === undefined ? {} : { standing }),
    ...(workspace === undefined ? {} : { workspace }),
  };
};

/** A text as a product name, the scope of an npm name dropped; undefined where nothing of it can be kept. */
export const productName = (text: string): string | undefined => productSlug(text.replace(/^@[^/]*\//, ''));

const CHANGELOGS = ['CHANGELOG.md', 'Changelog.md', 'changelog.md', 'CHANGES.md', 'HISTORY.md'];

const isWanted = (path: string): boolean =>
  MANIFEST_KINDS.some(({ file }) => file === path) ||
  CHANGELOGS.includes(path) ||
  isProjectFile(path) ||
  isTelling(path) ||
  isContractText(path);

const projectOf = (seen: SeenFiles, git: GitFacts, directory: string): DetectedProject => {
  const manifests = MANIFEST_KINDS.map((kind) => ({ kind, manifest: readManifest(seen, kind) }));
  const named = manifests.map(({ manifest }) => manifest.name).find((name) => name !== undefined && productName(name));
  const product = productName(named ?? basename(resolve(directory))) ?? 'product';
  const source = manifests.find(({ manifest }) => manifest.fromTags || isReleasable(manifest));
  // Below the top, tags have a prefix.
  const tags = (git.below === '' ? git.tags : []).flatMap((tag) => parseVersion(tag.replace(/^v/, ''))?.text ?? []);
  if (source?.manifest.fromTags || (source === undefined && tags.length > 0))
    return { product, version: nextFreeVersion(tags), versionSource: 'tag' };
  const version = source?.manifest.version ?? FIRST_VERSION;
  const own = { product, version, versionSource: version, versionFile: 'ota-release.yaml' };
  if (source === undefined) return own;
  const { file, source: read } = source.kind;
  return read === undefined
    ? { ...own, copiedFrom: file }
    : { product, version, versionSource: read, versionFile: file };
};

const readManifest = ({ texts }: SeenFiles, { file, read }: ManifestKind): Manifest => {
  const text = texts.get(file);
  if (text === undefined) return {};
  try {
    return read(text);
  } catch {
    // Whatever is wrong with a manifest is not for init to judge: the user states name and version instead.
    return {};
  }
};

/** The project as a project file that is there has it. */
const keptBy = (project: DetectedProject, standing: StandingProject | undefined): DetectedProject => {
  const { product = project.product, version: source } = standing ?? {};
  if (standing === undefined || source === undefined) return { ...project, product };
  const { version } = project;
  if (source === 'tag') return { product, version, versionSource: source };
  if (/^\d/.test(source)) return { product, version: source, versionSource: source, versionFile: standing.path };
  return { product, version, versionSource: source, versionFile: source.replace(/^file:/, '') };
};

/** The folder nearest to the top that holds an `update.sh`, which every bundle has at its root. */
const bundleRootOf = (paths: readonly string[], standing: StandingProject | undefined): string | undefined => {
  if (standing !== undefined)
    return paths.includes(posix.join(standing.bundleRoot, 'update.sh')) ? standing.bundleRoot : undefined;
  const script = paths.find((path) => /(^|\/)update\.sh$/.test(path) && path.split('/').length <= 3);
  if (script === undefined) return undefined;
  return script.includes('/') ? script.replace(/\/update\.sh$/, '') : '.';
};

const changelogOf = ({ texts }: SeenFiles, version: string): string | undefined =>
  CHANGELOGS.find((file) =>
    changelogSections((texts.get(file) ?? '').replace(/\r\n?/g, '\n')).some(
      ({ heading, body }) => body !== '' && versionOfHeading(heading) === version,
    ),
  );

const workspaceOf = ({ paths, texts }: SeenFiles): string | undefined => {
  if (paths.includes('pnpm-workspace.yaml')) return 'pnpm-workspace.yaml';
  if (paths.includes('go.work')) return 'go.work';
  if (/"workspaces"\s*:/.test(texts.get('package.json') ?? '')) return 'package.json';
  return /^\s*\[workspace\]/m.test(texts.get('Cargo.toml') ?? '') ? 'Cargo.toml' : undefined;
};
