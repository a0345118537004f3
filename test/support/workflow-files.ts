import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The workflow that `init` writes; `directory` is an empty one to write into. */
export const initWorkflows = async (directory: string): Promise<readonly WorkflowFile[]> => {
  const { written } = await initProject({ directory, forge: 'github' });
  return written
    .filter((path) => path.startsWith(FOLDER))
    .map((path) => ({ path: `init/${path}`, text: readFileSync(join(directory, path), 'utf8') }));
};
