import { CI_COMMANDS, type InputDefinition, inputs } from '../../src/project/inputs.js';
import { outputs } from '../../src/report/outputs.js';

/** What an input's `default:` holds; every other input is empty where it isn't given. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub’s
const DEFAULTS: ReadonlyMap<string, string> = new Map([['token', '${{ github.token }}']]);

/** An input or output as the tables list it. */
export interface ActionField {
  readonly name: string;
  readonly description: string;
  readonly defaultText: string;
}

const commandInput: ActionField = {
  name: 'command',
  description: `What to run: ${CI_COMMANDS.join(', ')}.`,
  defaultText: '`release`',
};

/** The inputs of the action, in the order of the help. */
export const actionInputs = (): readonly ActionField[] => [
  commandInput,
  ...inputs.filter(({ faces }) => faces.includes('action')).map(fieldOf),
];

/** The outputs of the action. */
export const actionOutputs = (): readonly Omit<ActionField, 'defaultText'>[] =>
  outputs.map(({ name, description }) => ({ name, description: sentence(description) }));

const fieldOf = (input: InputDefinition): ActionField => ({
  name: input.flag,
  description: `${sentence(input.description)}${forCommands(input)}`,
  defaultText: input.defaultText ?? (input.kind === 'boolean' ? 'false' : ''),
});

/** Which commands an input is for, where it isn't for all that a job runs. */
const forCommands = ({ commands }: InputDefinition): string => {
  const own = CI_COMMANDS.filter((command) => commands.includes(command));
  return own.length === CI_COMMANDS.length ? '' : ` For ${own.join(', ')}.`;
};

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** `action.yml`: the metadata of the action, for GitHub’s runner. */
export const actionYml = (): string =>
  [
    '# Generated from src/project/inputs.ts and src/report/outputs.ts; change those, then run: npm run generate',
    'name: ota-release',
    "description: 'Turns a source tree into a signed over-the-air release on a static host that devices consume.'",
    'branding:',
    '  icon: upload-cloud',
    '  color: blue',
    'inputs:',
    ...actionInputs().flatMap(({ name, description }) => [
      `  ${name}:`,
      `    description: ${quoted(description)}`,
      '    required: false',
      ...(name === 'command' ? ['    default: release'] : []),
      ...(DEFAULTS.has(name) ? [`    default: ${DEFAULTS.get(name)}`] : []),
    ]),
    'outputs:',
    ...actionOutputs().flatMap(({ name, description }) => [`  ${name}:`, `    description: ${quoted(description)}`]),
    'runs:',
    '  using: node24',
    '  main: dist/action.js',
    '',
  ].join('\n');

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
