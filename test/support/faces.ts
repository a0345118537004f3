import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAction } from './action.js';
import { type CliJson, cliFile } from './cli.js';
import { runGitlabJob } from './gitlab-ci.js';
import { readTree } from './tree.js';
import { SECRET, type Workspace } from './workspace.js';

/** One release as somebody asks for it, whichever face they ask. */
export interface AskedRelease {
  /** Inputs by the name that every face has for them. */
  readonly inputs?: Readonly<Record<string, string | true>>;
  /** Secrets and other variables; undefined unsets. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The same input as a text that no face could know to be wrong: a variable, or `with:`. */
  readonly raw?: Readonly<Record<string, string>>;
  /** The job runs on a change that is only proposed. */
  readonly proposal?: true;
}

/** What a release came to, as far as every face tells it. */
export interface FaceRun {
  readonly exitCode: number | null;
  readonly plan: unknown;
  readonly outcome: string | undefined;
  /** Codes of the errors that ended it, in order. */
  readonly errors: readonly string[];
  readonly site: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  /** Everything that was printed. */
  readonly said: string;
}

type RunFace = (w: Workspace, asked: AskedRelease) => Promise<Omit<FaceRun, 'site' | 'tags'>>;

const variable = (name: string): string => `OTA_${name.replaceAll('-', '_').toUpperCase()}`;

/** Each face finds another name for who releases, so that all are given one. */
const secrets = ({ env = {} }: AskedRelease) => ({ OTA_SIGNING_KEY: SECRET, OTA_ACTOR: 'ci', ...env });

const byShell: RunFace = async (w, asked) => {
  const { inputs = {}, raw = {} } = asked;
  const flags = Object.entries(inputs).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));
  const env = {
    ...secrets(asked),
    ...Object.fromEntries(Object.entries(raw).map(([name, value]) => [variable(name), value])),
    ...(asked.proposal ? { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request' } : {}),
  };
  const run = await w.run(['release', '--json', ...flags], { env });
  return { ...fromJson(run.json), exitCode: run.exitCode, said: run.stdout + run.stderr };
};

const byAction: RunFace = async (w, asked) => {
  const { OTA_SIGNING_KEY, ...env } = secrets(asked);
  const run = await runAction({
    workspace: w.repo,
    with: {
      ...Object.fromEntries(Object.entries(asked.inputs ?? {}).map(([name, value]) => [name, String(value)])),
      ...asked.raw,
      ...(OTA_SIGNING_KEY === undefined ? {} : { 'signing-key': OTA_SIGNING_KEY }),
    },
    env,
    ...(asked.proposal ? { event: { name: 'pull_request' } } : {}),
  });
  const { plan, outcome } = run.outputs;
  return {
    exitCode: run.exitCode,
    outcome,
    plan: plan === undefined ? undefined : JSON.parse(plan),
    errors: run.annotations.flatMap(({ kind, properties }) => (kind === 'error' ? (properties.title ?? '') : [])),
    said: run.stdout + run.stderr,
  };
};

/** The job of the component runs the tool through a script that keeps its JSON, because a job prints for people. */
const byGitlab: RunFace = async (w, asked) => {
  const [script, result] = [join(w.directory, 'tool.sh'), join(w.directory, 'result.json')];
  writeFileSync(script, `exec "${process.execPath}" "${cliFile}" "$@" --json > "${result}"\n`);
  const { OTA_SIGNING_KEY, ...env } = secrets(asked);
  const run = await runGitlabJob({
    repo: w.repo,
    template: { tool: `sh ${script}`, 'site-branch': '', ...asked.inputs },
    variables: defined({
      OTA_SIGNING_KEY,
      ...env,
      ...Object.fromEntries(Object.entries(asked.raw ?? {}).map(([name, value]) => [variable(name), value])),
    }),
    // A pipeline of a merge request has this job and no other.
    ...(asked.proposal ? { job: 'ota-check', predefined: { CI_PIPELINE_SOURCE: 'merge_request_event' } } : {}),
  });
  const json = JSON.parse(readFileSync(result, 'utf8')) as CliJson;
  return { ...fromJson(json), exitCode: run.exitCode, said: run.log };
};

const defined = (variables: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const fromJson = ({ outcome, plan, problems = [] }: CliJson) => ({
  outcome,
  plan,
  errors: problems.flatMap(({ code, severity }) => (severity === 'error' ? code : [])),
});

/** Every face by its name. */
export const faces = { shell: byShell, action: byAction, gitlab: byGitlab } as const satisfies Readonly<
  Record<string, RunFace>
>;

/** Runs the same release by every face at once, each in a copy of the workspace of its own. */
export const releaseByEveryFace = async (
  w: Workspace,
  asked: AskedRelease,
  opened: (copy: Workspace) => void,
): Promise<Readonly<Record<keyof typeof faces, FaceRun>>> => {
  const run = async (face: RunFace): Promise<FaceRun> => {
    const copy = w.copy();
    opened(copy);
    const came = await face(copy, asked);
    return { ...came, site: readTree(copy.site), tags: copy.remoteTags() };
  };
  // Side by side: a face often waits for the programs that it starts.
  const [shell, action, gitlab] = await Promise.all([run(byShell), run(byAction), run(byGitlab)]);
  return { shell, action, gitlab };
};
