import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type Answers, proposedUrl } from './answers.js';
import { programText, rollbackScriptText, updateScriptText } from './bundle-files.js';
import { configSchemaText, configTemplateText, foreignConfigSchemaText } from './config-files.js';
import type { DetectedProject, Surroundings } from './detect.js';
import type { FoundContract } from './found-contract.js';
import { carriedFolder } from './host-setup.js';
import { type PipelineFile, pipelineFiles } from './pipelines.js';
import { projectFileText, SAMPLE_CONTRACT } from './project-file.js';
import { PLACEHOLDER_URL } from './public-url.js';
import type { NewFile } from './write-new-files.js';

const PROJECT_FILE = 'ota-release.yaml';

/** Every file that a project is to have, in the order in which they are listed; those that are there are kept by whoever writes them. */
export const plannedFiles = async (
  seen: Surroundings,
  answers: Answers,
  publicKey?: string,
): Promise<readonly NewFile[]> => [...projectFiles(seen, answers, publicKey), ...(await pipelines(seen, answers))];

/** What is there, and takes the place of what would be written. */
export const keptFiles = ({ standing, bundleRoot, contract }: Surroundings): readonly string[] => [
  ...(standing === undefined ? [] : [standing.path]),
  ...(bundleRoot === undefined ? [] : [posix.join(bundleRoot, 'update.sh')]),
  ...[contract.schema, contract.foreignSchema, contract.template].flatMap((path) => path ?? []),
];

/** Whether the pipelines serve the site as Pages: that is where devices are told to look, and pages there keep what a branch has. */
export const hasPages = (seen: Surroundings, { forges, host, publicUrl }: Answers): boolean =>
  publicUrl !== PLACEHOLDER_URL && publicUrl === proposedUrl(seen, forges, host);

/** A repository of several products: pipelines are at its top, not in their folders. */
export const isBelowTop = ({ git }: Surroundings): boolean => git.below !== '';

const projectFiles = (seen: Surroundings, answers: Answers, publicKey: string | undefined): readonly NewFile[] => {
  const { standing, bundleRoot } = seen;
  const { product, host } = answers;
  const project: DetectedProject = { ...seen, product };
  const folder = carriedFolder(host);
  const root = standing?.bundleRoot ?? bundleRoot ?? 'bundle';
  const writesContract = standing === undefined && seen.contract.schema === undefined;
  return [
    ...(standing === undefined ? [{ path: PROJECT_FILE, text: projectText(seen, project, answers, publicKey) }] : []),
    ...(folder === undefined ? [] : [{ path: '.gitignore', text: ignoreText(folder) }]),
    ...(bundleRoot === undefined ? bundleFiles(root, product) : []),
    ...(writesContract ? contractFiles(project) : []),
  ];
};

const projectText = (
  seen: Surroundings,
  project: DetectedProject,
  answers: Answers,
  publicKey: string | undefined,
): string => {
  const { host, publicUrl, models, families, forges } = answers;
  const shownLater = hasPages(seen, answers);
  return projectFileText(
    project,
    { host, publicUrl, shownLater, serialised: forges.length > 0 },
    {
      models,
      families,
      hints: seen.hints,
      contract: seen.contract.schema === undefined ? sampleContract(project) : seen.contract,
      ...(publicKey === undefined ? {} : { trustedKeys: [publicKey] }),
      ...(seen.bundleRoot === undefined ? {} : { bundleRoot: seen.bundleRoot }),
      ...(seen.changelog === undefined ? {} : { changelog: seen.changelog }),
      ...(isBelowTop(seen) ? { tagPrefix: `${answers.product}/` } : {}),
    },
  );
};

/** A template names its version: where a tag gives that, no file of the commit can. */
const sampleContract = ({ versionSource }: DetectedProject): FoundContract => {
  const { template: _, ...withoutTemplate } = SAMPLE_CONTRACT;
  return versionSource === 'tag' ? withoutTemplate : SAMPLE_CONTRACT;
};

const bundleFiles = (root: string, product: string): readonly NewFile[] => [
  { path: posix.join(root, 'update.sh'), text: updateScriptText(product), executable: true },
  { path: posix.join(root, 'rollback.sh'), text: rollbackScriptText(product), executable: true },
  { path: posix.join(root, `files/bin/${product}`), text: programText(product), executable: true },
];

const contractFiles = (project: DetectedProject): readonly NewFile[] => {
  const { product, version } = project;
  const { template } = sampleContract(project);
  return [
    { path: 'config/config.schema.json', text: configSchemaText(product) },
    { path: 'config/foreign-config.schema.json', text: foreignConfigSchemaText(product) },
    ...(template === undefined ? [] : [{ path: template, text: configTemplateText(version) }]),
  ];
};

/** Characters that a pattern of gitignore(5) would take for something else have a backslash. */
const ignoreText = (folder: string): string =>
  `# What is published (host in ota-release.yaml) is no part of the source.\n/${folder.replace(/[\\*?[\]]/g, '\\$&')}/\n`;

const pipelines = async (seen: Surroundings, answers: Answers): Promise<readonly PipelineFile[]> => {
  if (isBelowTop(seen)) return [];
  const { versionFile } = seen;
  const facts = {
    pages: hasPages(seen, answers),
    refresh: answers.refresh,
    ...(versionFile === undefined ? {} : { versionFile }),
  };
  const files = answers.forges.flatMap((forge) => pipelineFiles(forge, facts, answers.host));
  return Promise.all(files.map((file) => besideOthers(seen.directory, file)));
};

/** The file that the pipeline of a GitLab project has to include, because its own is another. */
export const INCLUDED_ON_GITLAB = 'ota-release.gitlab-ci.yml';

/** Where the pipeline of something else has the name, another one. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '.github/workflows/release.yml': '.github/workflows/ota-release.yml',
  '.github/workflows/refresh.yml': '.github/workflows/ota-refresh.yml',
  '.gitlab-ci.yml': INCLUDED_ON_GITLAB,
};

const besideOthers = async (directory: string, { path, text }: PipelineFile): Promise<PipelineFile> => {
  const other = OTHER_NAMES[path];
  const present = await readFile(join(directory, path), 'utf8').catch(() => undefined);
  const isOther = present !== undefined && !present.includes('ota-release');
  return other !== undefined && isOther ? { path: other, text } : { path, text };
};
