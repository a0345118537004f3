import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAction } from '../action.js';
import { runProcess } from '../cli.js';
import { anonymous } from './environment.js';
import { filledIn, filledInAll } from './expressions.js';
import type { Texts, WorkflowStep } from './read-workflow.js';
import type { Action, StepEnd, StepSurroundings } from './surroundings.js';

/** An action that does nothing but give outputs. */
export const gives =
  (outputs: Texts): Action =>
  () => ({ outcome: 'success', outputs, log: '' });

/** This action, as its own workflows and those of the examples name it. */
const THIS_ACTION: readonly string[] = ['./', 'OWNER/ota-release'];

/** Runs one step of a job. @throws Error for an action that the runner doesn't have. */
export const runStep = async (step: WorkflowStep, at: StepSurroundings): Promise<StepEnd> => {
  const env = { ...at.env, ...filledInAll(step.env ?? {}, at.contexts) };
  if (step.uses === undefined) return runScript(step, { ...at, env });
  const given = filledInAll(step.with ?? {}, at.contexts);
  const name = step.uses.replace(/@.*/, '');
  if (THIS_ACTION.includes(name)) return runOtaRelease(given, { ...at, env });
  const action = at.actions[name];
  if (!action) throw new Error(`no runner for ${step.uses}`);
  return action(given, at.workspace);
};

/** GitHub, “Workflow syntax”, `shell`: `bash` is stricter where it is named than where nothing is. */
const BASH = new Map([
  [undefined, ['-e']],
  ['bash', ['--noprofile', '--norc', '-eo', 'pipefail']],
]);

const runScript = async (step: WorkflowStep, at: StepSurroundings): Promise<StepEnd> => {
  const { contexts, workspace, temporary, home, env } = at;
  const shell = step.shell ?? at.shell;
  const bash = BASH.get(shell);
  if (!bash) throw new Error(`no runner for the shell ${shell}`);
  const [script, output] = [join(temporary, 'step.sh'), join(temporary, 'step.outputs')];
  const summary = join(temporary, 'step.summary');
  writeFileSync(script, filledIn(step.run ?? '', contexts));
  for (const file of [output, summary]) writeFileSync(file, '');
  const ended = await runProcess('bash', [...bash, script], {
    cwd: workspace,
    env: {
      ...anonymous,
      HOME: home,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: contexts.github.event_name,
      GITHUB_SHA: contexts.github.sha,
      GITHUB_REF: contexts.github.ref,
      GITHUB_RUN_ATTEMPT: contexts.github.run_attempt ?? '1',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      ...env,
    },
  });
  const lines = [...readFileSync(output, 'utf8').matchAll(/^([^=\n]+)=(.*)$/gm)];
  const outputs = Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
  return endOf(ended, outputs);
};

const runOtaRelease = async (given: Texts, { contexts, workspace, env }: StepSurroundings): Promise<StepEnd> => {
  const { github } = contexts;
  const ended = await runAction({
    with: given,
    env,
    workspace,
    event: { name: github.event_name, payload: github.event },
    serverUrl: github.server_url,
    apiUrl: github.api_url,
    repository: github.repository,
    token: github.token,
  });
  return endOf(ended, ended.outputs);
};

const endOf = (
  ended: { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string },
  outputs: Texts,
): StepEnd => ({
  outcome: ended.exitCode === 0 ? 'success' : 'failure',
  outputs,
  log: ended.stdout + ended.stderr,
});
