import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type Problem, problem } from '../../errors/problem.js';

/** A pipeline of the repository, as its forge reads it. */
export interface PipelineFile {
  readonly forge: 'github' | 'gitlab';
  /** From the root of the repository, `/`-separated. */
  readonly file: string;
  readonly text: string;
  /** Undefined where it can’t be read. */
  readonly value?: unknown;
  readonly problems: readonly Problem[];
}

/** Pipelines are written by hand; a larger file is none. */
const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 100;
const WORKFLOWS = '.github/workflows';

/** The workflows of GitHub and the pipeline of GitLab that are in a repository. Files that another one includes are not read. */
export const readPipelines = async (root: string): Promise<readonly PipelineFile[]> => {
  const names = (await readdir(join(root, WORKFLOWS)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
  const workflows = names.slice(0, MAX_FILES).map((name) => readOne(root, 'github', `${WORKFLOWS}/${name}`));
  const read = await Promise.all([...workflows, readOne(root, 'gitlab', '.gitlab-ci.yml')]);
  return read.flatMap((file) => file ?? []);
};

const readOne = async (root: string, forge: PipelineFile['forge'], file: string): Promise<PipelineFile | undefined> => {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined || text.length > MAX_BYTES) return undefined;
  return { forge, file, text, ...parsed(text, file) };
};

const parsed = (text: string, file: string): Pick<PipelineFile, 'value' | 'problems'> => {
  // GitLab’s own tags, such as !reference, are no fault; aliases in a file of this size can’t hurt.
  const document = parseDocument(text, { logLevel: 'silent', merge: true });
  const [fault] = document.errors;
  if (!fault) {
    try {
      return { value: document.toJS({ maxAliasCount: 1000 }) as unknown, problems: [] };
    } catch (error) {
      return { problems: [unreadable(file, error instanceof Error ? error.message : String(error))] };
    }
  }
  const [line] = fault.linePos ?? [];
  const [reason = 'it is no YAML'] = fault.message.split(/ at line \d+|:\n/);
  return { problems: [unreadable(file, reason, line?.line)] };
};

const unreadable = (file: string, reason: string, line?: number): Problem =>
  problem('doctor-pipeline-unreadable', { reason }, { file, ...(line === undefined ? {} : { line }) });
