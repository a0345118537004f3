import { parse, stringify } from 'yaml';
import { projectSchema } from '../../../src/project/schema.js';

type Settings = Readonly<Record<string, unknown>>;

/** What a YAML block turned out to be. Workflows and pipelines are made whole, for parsers that take nothing else. */
export type YamlBlock =
  | { readonly kind: 'project'; readonly faults: readonly string[] }
  | { readonly kind: 'workflow'; readonly text: string }
  | { readonly kind: 'pipeline'; readonly jobs: Settings }
  | { readonly kind: 'include'; readonly components: readonly string[] };

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tells what a YAML block of a page is, and judges it where it is part of a project file. @throws Error for what is none of these. */
export const readYamlBlock = (text: string): YamlBlock => {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return { kind: 'workflow', text: workflowOf({ steps: value }) };
  if (!isSettings(value)) throw new Error(`no settings: ${text}`);
  if ('jobs' in value) return { kind: 'workflow', text: stringify({ on: 'push', ...value, jobs: jobsOf(value.jobs) }) };
  if ('steps' in value) return { kind: 'workflow', text: workflowOf(value) };
  const inner = Object.values(value);
  if (inner.every((one) => isSettings(one) && 'runs-on' in one))
    return { kind: 'workflow', text: stringify({ on: 'push', jobs: jobsOf(value) }) };
  if ('include' in value) return { kind: 'include', components: componentsOf(value.include) };
  if (inner.every((one) => isSettings(one) && 'script' in one)) return { kind: 'pipeline', jobs: value };
  return { kind: 'project', faults: projectFaults(value) };
};

const workflowOf = (job: Settings): string =>
  stringify({ on: 'push', jobs: { job: { 'runs-on': 'ubuntu-latest', ...job } } });

/** Jobs, with a stub for each that they need and the block leaves out. */
const jobsOf = (jobs: unknown): Settings => {
  const given = isSettings(jobs) ? jobs : {};
  const needed = Object.values(given).flatMap((job) => (isSettings(job) ? [job.needs ?? []].flat() : []));
  const stub = { 'runs-on': 'ubuntu-latest', steps: [{ run: 'true' }] };
  return { ...Object.fromEntries(needed.map((name) => [String(name), stub])), ...given };
};

const componentsOf = (include: unknown): readonly string[] =>
  [include].flat().flatMap((one: unknown) => (isSettings(one) ? [String(one.component ?? one.file)] : []));

/** What the real schema has against a part of a project file, once the two keys are there that every file has. */
const projectFaults = (part: Settings): readonly string[] => {
  const judged = projectSchema.safeParse({ product: 'gateway', models: ['gw-100'], ...part });
  return judged.success ? [] : judged.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
