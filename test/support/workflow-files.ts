import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostSetup } from '../../src/commands/init/host-setup.js';
import { pipelineFiles } from '../../src/commands/init/pipelines.js';
import { initProject } from '../../src/commands/init.js';
import { cloneRoot } from './markdown.js';

/** A workflow: what it is called in messages, and its text. */
export interface WorkflowFile {
  /** From the root of the repository; `init/…` for what `init` writes. */
  readonly path: string;
  readonly text: string;
}

const FOLDER = '.github/workflows';

/** The workflows in a folder of the repository: `''`, or an example's. */
const workflowsOf = (project: string): readonly WorkflowFile[] => {
  const folder = join(project, FOLDER);
  if (!existsSync(join(cloneRoot, folder))) return [];
  return readdirSync(join(cloneRoot, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(cloneRoot, folder, name), 'utf8') }));
};

/** The workflows that this repository runs. */
export const ownWorkflows = workflowsOf('');

/** The workflows that users copy. */
export const exampleWorkflows = readdirSync(join(cloneRoot, 'examples')).flatMap((name) =>
  workflowsOf(join('examples', name)),
);

/** A host of every kind for which `init` writes another workflow. */
const INIT_HOSTS = [
  'site',
  '/srv/site',
  'branch:gh-pages',
  's3://updates',
  's3://updates?endpoint=https://minio.example.com',
  'https://dav.example.com/updates',
] as const;

/** Projects for which it writes another one: released by tags, and served by Pages. */
const INIT_PROJECTS = [
  { versionFile: 'VERSION', pages: true, refresh: true },
  { pages: true, refresh: true },
] as const;

/** The workflows that `init` writes, one a kind of host; `directory` is an empty one to write into. */
export const initWorkflows = async (directory: string): Promise<readonly WorkflowFile[]> => {
  const files: WorkflowFile[] = [];
  for (const [i, text] of INIT_HOSTS.entries()) {
    const project = join(directory, String(i));
    mkdirSync(project);
    const { written } = await initProject({ directory: project, forge: 'github', host: { text, origin: '--host' } });
    for (const path of written.filter((one) => one.startsWith(FOLDER)))
      files.push({ path: `init/${i}/${path}`, text: readFileSync(join(project, path), 'utf8') });
  }
  const host = hostSetup('branch:site', '--host');
  for (const [i, facts] of INIT_PROJECTS.entries())
    for (const { path, text } of pipelineFiles('github', facts, host)) {
      const file = `init/${INIT_HOSTS.length + i}/${path}`;
      mkdirSync(join(directory, file.replace('init/', ''), '..'), { recursive: true });
      writeFileSync(join(directory, file.replace('init/', '')), text);
      files.push({ path: file, text });
    }
  return files;
};
