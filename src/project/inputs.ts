import { z } from 'zod';
import { projectSchema } from './schema.js';

/** The commands that take inputs. */
type CommandName = 'release' | 'plan' | 'check' | 'pack' | 'verify' | 'validate' | 'keys' | 'init' | 'demo';

/** One input: a flag of the command line, and later an input of the action. Plain data, from which both are built. */
export interface InputDefinition {
  /** As in the project file, in camelCase. */
  readonly name: string;
  /** As on the command line, without the dashes. */
  readonly flag: string;
  /** One letter, without the dash. */
  readonly short?: string;
  readonly kind: 'text' | 'boolean' | 'integer' | 'choice' | 'list';
  /** Judges one value: a text, a number, true, or one item of a list. */
  readonly type: z.ZodType;
  readonly choices?: readonly string[];
  /** What stands for the value in the help: `FILE` of `--out <FILE>`. */
  readonly metavar?: string;
  readonly description: string;
  /** What holds where it isn't given, in words. */
  readonly defaultText?: string;
  /** The environment variable that gives the same. */
  readonly env?: string;
  readonly commands: readonly CommandName[];
}

const FLOW = ['release', 'plan', 'check'] as const;
const EVERY = ['release', 'plan', 'check', 'pack', 'verify', 'validate', 'keys', 'init', 'demo'] as const;

const value = z.string().min(1, 'an empty value says nothing: leave the flag out, or give it a value');

const count = (minimum: number, maximum: number) => {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.int(message).min(minimum, message).max(maximum, message);
};

const describedBy = (key: 'version' | 'host' | 'publicUrl' | 'channel'): string =>
  sentence(projectSchema.shape[key].unwrap().meta()?.description);

/** Help texts are one sentence, in lower case and without a full stop. */
const sentence = (text = ''): string => {
  const [first = ''] = text.replaceAll('`', '').split(/\.(?:\s|$)/);
  return first.charAt(0).toLowerCase() + first.slice(1);
};

/** Every input, in the order in which the help lists them. */
export const inputs: readonly InputDefinition[] = [
  {
    name: 'project',
    flag: 'project',
    short: 'p',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'the project file',
    defaultText: 'ota-release.yaml, .yml or .json in this directory',
    commands: [...FLOW, 'pack', 'verify'],
  },
  {
    name: 'version',
    flag: 'version',
    kind: 'text',
    type: value,
    metavar: 'VERSION',
    description: describedBy('version'),
    defaultText: 'version of the project file',
    commands: FLOW,
  },
  {
    name: 'host',
    flag: 'host',
    kind: 'text',
    type: value,
    metavar: 'DIR|URL',
    description: describedBy('host'),
    defaultText: 'host of the project file',
    commands: FLOW,
  },
  {
    name: 'publicUrl',
    flag: 'public-url',
    kind: 'text',
    type: value,
    metavar: 'URL',
    description: describedBy('publicUrl'),
    defaultText: 'publicUrl of the project file',
    commands: FLOW,
  },
  {
    name: 'channel',
    flag: 'channel',
    kind: 'text',
    type: value,
    metavar: 'NAME',
    description: describedBy('channel'),
    defaultText: 'channel of the project file',
    commands: [...FLOW, 'verify'],
  },
  {
    name: 'root',
    flag: 'root',
    kind: 'text',
    type: value,
    metavar: 'DIR',
    description: sentence(projectSchema.shape.bundle.unwrap().shape.root.meta()?.description),
    defaultText: 'bundle.root of the project file',
    commands: [...FLOW, 'pack'],
  },
  {
    name: 'out',
    flag: 'out',
    short: 'o',
    kind: 'text',
    type: value,
    metavar: 'PATH',
    description: 'where to write: the zip (pack), or the directory for the key files (keys generate)',
    commands: ['pack', 'keys'],
  },
  {
    name: 'key',
    flag: 'key',
    short: 'k',
    kind: 'list',
    type: value,
    metavar: 'FILE|KEY',
    description: 'a public key to trust, as a file or as text; may be given several times',
    defaultText: 'signing.trustedKeys of the project file',
    commands: ['verify', 'keys'],
  },
  {
    name: 'threshold',
    flag: 'threshold',
    kind: 'integer',
    type: count(1, 64),
    metavar: 'N',
    description: 'how many of the trusted keys must have signed',
    defaultText: '1',
    commands: ['verify'],
  },
  {
    name: 'minCounter',
    flag: 'min-counter',
    kind: 'integer',
    type: count(0, Number.MAX_SAFE_INTEGER),
    metavar: 'N',
    description:
      'the lowest counter that the index may have: the one last seen, so that a site that was rolled back is found',
    commands: ['verify'],
  },
  {
    name: 'schema',
    flag: 'schema',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'the JSON Schema or zod module to judge by',
    commands: ['validate'],
  },
  {
    name: 'signingKeyFile',
    flag: 'signing-key-file',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'file with the secret signing key, where OTA_SIGNING_KEY doesn’t hold it',
    env: 'OTA_SIGNING_KEY_FILE',
    commands: ['release', 'plan'],
  },
  {
    name: 'forge',
    flag: 'forge',
    kind: 'choice',
    type: z.enum(['github', 'gitlab']),
    choices: ['github', 'gitlab'],
    description: 'whose CI job to write',
    defaultText: 'by the git remote',
    commands: ['init'],
  },
  {
    name: 'dryRun',
    flag: 'dry-run',
    short: 'n',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print the plan and end there; needs no secret, writes nothing',
    commands: ['release'],
  },
  {
    name: 'strict',
    flag: 'strict',
    kind: 'boolean',
    type: z.boolean(),
    description: 'warnings count as errors',
    commands: [...FLOW, 'pack', 'verify'],
  },
  {
    name: 'allowDirty',
    flag: 'allow-dirty',
    kind: 'boolean',
    type: z.boolean(),
    description: 'uncommitted changes are a warning, not an error',
    commands: FLOW,
  },
  {
    name: 'rebuild',
    flag: 'rebuild',
    kind: 'boolean',
    type: z.boolean(),
    description: 'pack a second time in changed conditions and compare, also where the bundle is large',
    commands: [...FLOW, 'pack'],
  },
  {
    name: 'format',
    flag: 'format',
    kind: 'choice',
    type: z.enum(['text', 'json', 'sarif']),
    choices: ['text', 'json', 'sarif'],
    description: 'how findings are printed; sarif is for code scanning',
    defaultText: 'text',
    commands: ['check'],
  },
  {
    name: 'json',
    flag: 'json',
    kind: 'boolean',
    type: z.boolean(),
    description: 'one machine-readable result on standard output',
    commands: [...FLOW, 'pack', 'verify', 'validate', 'keys', 'init'],
  },
  {
    name: 'quiet',
    flag: 'quiet',
    short: 'q',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print findings and the result only',
    commands: EVERY,
  },
  {
    name: 'verbose',
    flag: 'verbose',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print more about each step',
    commands: EVERY,
  },
];

/** The inputs that a command takes, in the order of the help. */
export const inputsOf = (command: string): readonly InputDefinition[] =>
  inputs.filter((input) => input.commands.some((name) => name === command));

/** The flag of an input as it is typed: `--public-url`. */
export const flagOf = (name: string): string => {
  const found = inputs.find((input) => input.name === name);
  if (!found) throw new RangeError(`there is no input ${name}`);
  return `--${found.flag}`;
};
