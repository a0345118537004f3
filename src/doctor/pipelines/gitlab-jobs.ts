import type { PipelineFile } from './read-pipelines.js';
import { commandsIn, lineOfKey, mapOf, type ToolJob, textsOf, writtenSecrets } from './tool-job.js';

type Map = Readonly<Record<string, unknown>>;

/** Keys at the top of a pipeline that are no jobs (GitLab, “CI/CD YAML syntax reference”, Keywords). */
const KEYWORDS = [
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'spec',
  'cache',
  'image',
  'services',
  'before_script',
  'after_script',
];

/** The jobs of a pipeline that run this tool, by its component, an included file of it, or in a script. */
export const gitlabJobs = ({ file, text, value }: PipelineFile): readonly ToolJob[] => {
  const pipeline = mapOf(value);
  const names = Object.keys(pipeline).filter((name) => !KEYWORDS.includes(name) && !name.startsWith('.'));
  const jobs = names.flatMap((name) => {
    const read = toolJob(pipeline, name);
    if (!read) return [];
    const line = lineOfKey(text, name);
    return [{ forge: 'gitlab' as const, file, name, ...(line === undefined ? {} : { line }), ...read }];
  });
  return [...jobs, ...includedJobs(pipeline.include, file)];
};

/** Whether a pipeline has a job that publishes Pages, as far as it can be seen without what it includes. */
export const publishesPages = ({ value }: PipelineFile): boolean =>
  Object.entries(mapOf(value)).some(
    ([name, job]) =>
      name === 'pages' || (!KEYWORDS.includes(name) && mapOf(job).pages !== undefined && mapOf(job).pages !== false),
  ) || textsOf(Object.values(mapOf(mapOf(mapOf(value).include).inputs))).some((text) => /pages/i.test(text));

const BARE = {
  takesRole: false,
  unpinned: [],
  strangers: false,
} as const;

const toolJob = (pipeline: Map, name: string): Omit<ToolJob, 'forge' | 'file' | 'name' | 'line'> | undefined => {
  const { job, delegated } = extended(pipeline, mapOf(pipeline[name]), 0);
  const defaults = mapOf(pipeline.default);
  const scripts = [job.before_script ?? defaults.before_script ?? pipeline.before_script, job.script].flatMap(textsOf);
  const commands = scripts.flatMap(commandsIn);
  if (commands.length === 0) return undefined;
  const variables = { ...mapOf(pipeline.variables), ...mapOf(job.variables) };
  return {
    ...BARE,
    commands,
    delegated,
    checkout: { whole: String(variables.GIT_DEPTH) === '0', lfs: String(variables.GIT_LFS_SKIP_SMUDGE ?? '0') === '0' },
    alone: job.resource_group !== undefined,
    cutOff: (job.interruptible ?? defaults.interruptible) === true,
    // Variables of the project reach every job by themselves.
    givenKey: true,
    written: writtenSecrets(variables),
  };
};

const MAX_EXTENDS = 10;

/** A job with what it extends (GitLab, “extends”); `delegated` where part of that is in another file. */
const extended = (pipeline: Map, job: Map, depth: number): { readonly job: Map; readonly delegated: boolean } => {
  const parents = typeof job.extends === 'string' ? [job.extends] : textsOf(job.extends);
  let merged: Map = {};
  let delegated = false;
  for (const parent of parents) {
    const found = pipeline[parent];
    if (found === undefined || depth >= MAX_EXTENDS) {
      delegated = true;
      continue;
    }
    const read = extended(pipeline, mapOf(found), depth + 1);
    merged = over(merged, read.job);
    delegated ||= read.delegated;
  }
  return { job: over(merged, job), delegated };
};

const over = (base: Map, job: Map): Map => ({
  ...base,
  ...job,
  variables: { ...mapOf(base.variables), ...mapOf(job.variables) },
});

/** The component and the plain file of this tool bring jobs that are right by themselves. */
const includedJobs = (include: unknown, file: string): readonly ToolJob[] => {
  const entries = Array.isArray(include) ? include : [include];
  const places = entries.flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(mapOf(entry)).flatMap(textsOf),
  );
  return places.flatMap((place) => {
    const [, name] = /ota-release\/(release|refresh)@|ota-release\S*\/gitlab\/(?:release)\.yml/.exec(place) ?? [];
    if (!/ota-release/.test(place) || (name === undefined && !/gitlab\/release\.yml/.test(place))) return [];
    const command = name ?? 'release';
    const rest = { ...BARE, delegated: true, alone: true, cutOff: false, givenKey: true, written: [] };
    return [{ forge: 'gitlab' as const, file, name: `ota-${command}`, commands: [command], ...rest }];
  });
};
