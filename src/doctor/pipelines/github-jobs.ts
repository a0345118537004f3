import type { PipelineFile } from './read-pipelines.js';
import { commandsIn, lineOfKey, mapOf, runsOneOf, type ToolJob, WRITING, writtenSecrets } from './tool-job.js';

type Map = Readonly<Record<string, unknown>>;

/** The jobs of a workflow that run this tool, by its action or in a script. */
export const githubJobs = ({ file, text, value }: PipelineFile): readonly ToolJob[] => {
  const workflow = mapOf(value);
  return Object.entries(mapOf(workflow.jobs)).flatMap(([name, job]) => {
    const read = toolJob(workflow, mapOf(job));
    if (!read) return [];
    const line = lineOfKey(text, name);
    return [{ forge: 'github', file, name, ...(line === undefined ? {} : { line }), ...read }];
  });
};

const toolJob = (workflow: Map, job: Map): Omit<ToolJob, 'forge' | 'file' | 'name' | 'line'> | undefined => {
  const steps = Array.isArray(job.steps) ? job.steps.map(mapOf) : [];
  const commands = steps.flatMap(commandsOf);
  if (commands.length === 0) return undefined;
  const variables = [workflow, job, ...steps].map(({ env }) => mapOf(env));
  const concurrency = job.concurrency ?? workflow.concurrency;
  const permissions = ownToken(steps, variables) ? undefined : permissionsOf(job.permissions ?? workflow.permissions);
  const checkout = checkoutOf(steps);
  return {
    commands,
    delegated: false,
    ...(checkout ? { checkout } : {}),
    ...(permissions ? { permissions } : {}),
    takesRole: steps.some(takesRole),
    alone: concurrency !== undefined,
    cutOff: mapOf(concurrency)['cancel-in-progress'] === true,
    unpinned: steps.flatMap(({ uses }) => (typeof uses === 'string' && !isPinned(uses) ? [uses] : [])),
    givenKey: givesKey(steps, variables),
    written: [...variables.flatMap(writtenSecrets), ...steps.flatMap(writtenInputs)],
    strangers: eventsOf(workflow.on).includes('pull_request_target') && runsOneOf({ commands }, WRITING),
  };
};

const commandsOf = ({ uses, with: given, run, env }: Map): readonly string[] => {
  if (typeof run === 'string') return commandsIn(run);
  if (typeof uses !== 'string') return [];
  const inputs = mapOf(given);
  const isTool = /^[\w.-]+\/ota-release(\/[\w./-]+)?@/.test(uses);
  // A repository may hold the action itself.
  const isOwn = uses === './' && ['signing-key', 'public-url', 'command'].some((name) => name in inputs);
  if (!isTool && !(isOwn || (uses === './' && 'OTA_SIGNING_KEY' in mapOf(env)))) return [];
  // One that works in a directory of the runner’s releases another project than this repository’s.
  if (/^(\/|\$\{\{)/.test(String(inputs.directory ?? ''))) return [];
  return String(inputs['dry-run']) === 'true' ? ['plan'] : [String(inputs.command ?? 'release')];
};

const isPinned = (uses: string): boolean =>
  uses.startsWith('./') || /@[0-9a-f]{40}$/.test(uses) || uses.includes('@sha256:') || /\/ota-release@/.test(uses);

const checkoutOf = (steps: readonly Map[]): ToolJob['checkout'] => {
  const step = steps.find(({ uses }) => typeof uses === 'string' && uses.startsWith('actions/checkout@'));
  if (!step) return undefined;
  const given = mapOf(step.with);
  return { whole: String(given['fetch-depth']) === '0', lfs: String(given.lfs) === 'true' };
};

const permissionsOf = (permissions: unknown): ToolJob['permissions'] => {
  if (permissions === undefined || permissions === null) return 'unsaid';
  const all = { contents: 'write', 'id-token': 'write' };
  if (permissions === 'write-all') return all;
  if (permissions === 'read-all') return { contents: 'read' };
  return Object.fromEntries(Object.entries(mapOf(permissions)).map(([name, access]) => [name, String(access)]));
};

/** What the job may do with its own token then doesn’t matter. */
const ownToken = (steps: readonly Map[], variables: readonly Map[]): boolean => {
  const given = [
    ...variables.flatMap(({ GITHUB_TOKEN, GH_TOKEN }) => [GITHUB_TOKEN, GH_TOKEN]),
    ...steps.flatMap(({ with: inputs }) => [mapOf(inputs).token, mapOf(inputs)['ssh-key']]),
  ];
  return given.some(
    (value) => typeof value === 'string' && value !== '' && !/secrets\.GITHUB_TOKEN|github\.token/.test(value),
  );
};

const takesRole = ({ uses = '', with: given }: Map): boolean => {
  const inputs = mapOf(given);
  if (typeof uses !== 'string') return false;
  if (uses.startsWith('aws-actions/configure-aws-credentials@')) return !('aws-secret-access-key' in inputs);
  return uses.startsWith('google-github-actions/auth@') && 'workload_identity_provider' in inputs;
};

const givesKey = (steps: readonly Map[], variables: readonly Map[]): boolean =>
  variables.some((map) => Object.keys(map).some((name) => /^OTA_SIGNING_KEY(_FILE)?$/.test(name))) ||
  steps.some(
    ({ with: given, run }) =>
      'signing-key' in mapOf(given) || (typeof run === 'string' && /--(signing-key-file|signatures)\b/.test(run)),
  );

const INPUT_SECRETS = ['signing-key', 'signing-key-password', 'token', 'host-token', 'host-password'];

const writtenInputs = ({ with: given }: Map): readonly string[] =>
  INPUT_SECRETS.filter((name) => {
    const value = mapOf(given)[name];
    return typeof value === 'string' && value !== '' && !value.includes('${{');
  });

const eventsOf = (on: unknown): readonly unknown[] => {
  if (Array.isArray(on)) return on;
  return typeof on === 'string' ? [on] : Object.keys(mapOf(on));
};
