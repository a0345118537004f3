import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { programText, rollbackScriptText, updateScriptText } from './init/bundle-files.js';
import { configSchemaText, configTemplateText, foreignConfigSchemaText } from './init/config-files.js';
import { type DetectedProject, detectProject } from './init/detect.js';
import { detectForges, type ForgeName } from './init/detect-forge.js';
import { carriedFolder, type HostSetup, hostSetup, SITE_BRANCH } from './init/host-setup.js';
import { pipelineFile } from './init/pipelines.js';
import { projectFileText } from './init/project-file.js';
import { type NewFile, type WrittenFiles, writeNewFiles } from './init/write-new-files.js';

const PROJECT_FILE = 'ota-release.yaml';
/** Where a new project publishes to without a pipeline, whose machines forget every folder. */
const DEFAULT_FOLDER = 'site';
/** The other spellings of the project file; beside one of them a second file would be an error. */
const OTHER_PROJECT_FILES = ['ota-release.yml', 'ota-release.json'];

/** What `init` is told. */
export interface InitOptions {
  readonly directory: string;
  /** The forge whose pipeline is written, none for plain `git`; detected where it isn't given. */
  readonly forge?: ForgeName | 'git';
  /** The host of the new project, and what findings call the one that gave it; a branch, or without a pipeline a folder. */
  readonly host?: { readonly text: string; readonly origin: string };
}

/**
 * Writes what a project needs to be released: a commented project file, a bundle with `update.sh` and `rollback.sh`,
 * config schemas with a template, and a pipeline for the forge. Files that are there are kept as they are.
 *
 * @returns the paths, relative to the directory: those written, and those that were there.
 * @throws OtaError `init-file-unwritable`; then nothing is left behind. `project-host-…`, `project-text-…`, `project-path-…`.
 */
export const initProject = async (options: InitOptions): Promise<WrittenFiles> => {
  const { directory } = options;
  const project = await detectProject(directory);
  const forges = await forgesOf(options);
  const usual = forges.length > 0 ? `branch:${SITE_BRANCH}` : DEFAULT_FOLDER;
  const host = hostSetup(options.host?.text ?? usual, options.host?.origin ?? '--host');
  const standing = await firstPresent(directory, OTHER_PROJECT_FILES);
  const files = [
    ...projectFiles(project, host, forges.length > 0),
    ...forges.map((forge) => pipelineFile(forge, project, host)),
  ];
  if (standing === undefined) return writeNewFiles(directory, files);
  const { written, kept } = await writeNewFiles(
    directory,
    files.filter(({ path }) => path !== PROJECT_FILE),
  );
  return { written, kept: [standing, ...kept] };
};

const forgesOf = async ({ directory, forge }: InitOptions): Promise<readonly ForgeName[]> => {
  if (forge === 'git') return [];
  return forge ? [forge] : detectForges(directory);
};

const projectFiles = (project: DetectedProject, host: HostSetup, serialised: boolean): readonly NewFile[] => {
  const { product, version } = project;
  const folder = carriedFolder(host);
  return [
    { path: PROJECT_FILE, text: projectFileText(project, { host, serialised }) },
    ...(folder === undefined ? [] : [{ path: '.gitignore', text: ignoreText(folder) }]),
    { path: 'bundle/update.sh', text: updateScriptText(product), executable: true },
    { path: 'bundle/rollback.sh', text: rollbackScriptText(product), executable: true },
    { path: `bundle/files/bin/${product}`, text: programText(product), executable: true },
    { path: 'config/config.schema.json', text: configSchemaText(product) },
    { path: 'config/foreign-config.schema.json', text: foreignConfigSchemaText(product) },
    { path: 'config/template.json', text: configTemplateText(version) },
  ];
};

/** Characters that a pattern of gitignore(5) would take for something else have a backslash. */
const ignoreText = (folder: string): string =>
  `# What is published (host in ota-release.yaml) is no part of the source.\n/${folder.replace(/[\\*?[\]]/g, '\\$&')}/\n`;

const firstPresent = async (directory: string, names: readonly string[]): Promise<string | undefined> => {
  for (const name of names) {
    const present = await lstat(join(directory, name)).then(
      () => true,
      () => false,
    );
    if (present) return name;
  }
  return undefined;
};
