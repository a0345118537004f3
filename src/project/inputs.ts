import { z } from 'zod';
import { FORGE_CHOICES } from './forge-schema.js';
import { projectSchema } from './schema.js';
import { SECRET_INPUTS } from './secret-inputs.js';

/** The commands that take inputs. */
export type CommandName = 'release' | 'plan' | 'check' | 'pack' | 'verify' | 'validate' | 'keys' | 'init' | 'demo';

/** The commands that the action and the GitLab job run; the others are for people at a terminal. */
export const CI_COMMANDS = ['release', 'plan', 'check', 'pack', 'verify'] as const satisfies readonly CommandName[];

/** Where an input can be given: as a flag of the command line, an input of the GitHub Action, an input of the GitLab component. */
export type Face = 'shell' | 'action' | 'gitlab';

/** One input. Plain data, from which flags, action inputs, component inputs, variables and their tables are built. */
export interface InputDefinition {
  /** As in the project file, in camelCase. */
  readonly name: string;
  /** As it is typed everywhere else: `public-url` of `--public-url`, and of `with:` and `inputs:`. */
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
  /** The environment variable that gives the same where no flag does. */
  readonly env?: string;
  /** A secret: never a flag, because every process of a machine can read another's command line. */
  readonly secret?: true;
  readonly faces: readonly Face[];
  readonly commands: readonly CommandName[];
}

const EVERYWHERE = ['shell', 'action', 'gitlab'] as const;
const FLOW = ['release', 'plan', 'check'] as const;
const EVERY = ['release', 'plan', 'check', 'pack', 'verify', 'validate', 'keys', 'init', 'demo'] as const;

const value = z.string().min(1, 'an empty value says nothing: leave the flag out, or give it a value');

const count = (minimum: number, maximum: number) => {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.int(message).min(minimum, message).max(maximum, message);
};

const describedBy = (key: 'version' | 'host' | 'publicUrl' | 'channel' | 'forge'): string =>
  sentence(projectSchema.shape[key].unwrap().meta()?.description);

/** Help texts are one sentence, in lower case and without a full stop. */
const sentence = (text = ''): string => {
  const [first = ''] = text.replaceAll('`', '').split(/\.(?:\s|$)/);
  return first.charAt(0).toLowerCase() + first.slice(1);
};

/** Files that tell of a run in the form of somebody else's tool, in the order in which they are written. */
const REPORT_FILES = [
  { name: 'sarif', flag: 'sarif', description: 'write the findings as SARIF 2.1.0, for code scanning, to this file' },
  { name: 'junit', flag: 'junit', description: 'write steps and errors as JUnit XML to this file' },
  {
    name: 'codeQuality',
    flag: 'code-quality',
    description: 'write the findings as a GitLab Code Quality report to this file',
  },
  {
    name: 'dotenv',
    flag: 'dotenv',
    description: 'write the outputs as OTA_RELEASE_… variables for later jobs to this file',
  },
  { name: 'summary', flag: 'summary', description: 'write the summary of the run as Markdown to the end of this file' },
] as const;

/** Secrets: from the environment or the action's inputs, never from a flag or the project file. */
const SECRETS: readonly InputDefinition[] = [
  {
    ...SECRET_INPUTS.signingKey,
    kind: 'text',
    type: value,
    metavar: 'KEY',
    description: 'the secret signing key: the text of ota.key; a release needs it, a dry run doesn’t',
    secret: true,
    faces: ['action'],
    commands: ['release'],
  },
  {
    ...SECRET_INPUTS.signingKeyPassword,
    kind: 'text',
    type: value,
    metavar: 'PASSWORD',
    description: 'the password of an encrypted minisign key',
    secret: true,
    faces: ['action'],
    commands: ['release'],
  },
  {
    ...SECRET_INPUTS.token,
    kind: 'text',
    type: value,
    metavar: 'TOKEN',
    description: 'the token for the forge; a release needs contents: write',
    defaultText: 'the job’s own token',
    secret: true,
    faces: ['action'],
    commands: CI_COMMANDS,
  },
];

/** Every input, in the order in which the help lists them. */
export const inputs: readonly InputDefinition[] = [
  {
    name: 'directory',
    flag: 'directory',
    short: 'C',
    kind: 'text',
    type: value,
    metavar: 'DIR',
    description: 'the directory to work in, as if the command had been started there',
    defaultText: 'the current directory',
    env: 'OTA_DIRECTORY',
    faces: EVERYWHERE,
    commands: EVERY,
  },
  {
    name: 'project',
    flag: 'project',
    short: 'p',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'the project file',
    defaultText: 'ota-release.yaml, .yml or .json in this directory',
    env: 'OTA_PROJECT',
    faces: EVERYWHERE,
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
    env: 'OTA_VERSION',
    faces: EVERYWHERE,
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
    env: 'OTA_HOST',
    faces: EVERYWHERE,
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
    env: 'OTA_PUBLIC_URL',
    faces: EVERYWHERE,
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
    env: 'OTA_CHANNEL',
    faces: EVERYWHERE,
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
    env: 'OTA_ROOT',
    faces: EVERYWHERE,
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
    faces: ['shell', 'action'],
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
    faces: ['shell', 'action'],
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
    faces: ['shell', 'action'],
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
    faces: ['shell', 'action'],
    commands: ['verify'],
  },
  {
    name: 'schema',
    flag: 'schema',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'the JSON Schema or zod module to judge by',
    faces: ['shell'],
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
    faces: ['shell'],
    commands: ['release', 'plan'],
  },
  {
    name: 'forge',
    flag: 'forge',
    kind: 'choice',
    type: z.enum(FORGE_CHOICES),
    choices: FORGE_CHOICES,
    description: describedBy('forge'),
    defaultText: 'forge of the project file',
    env: 'OTA_FORGE',
    faces: EVERYWHERE,
    commands: [...FLOW, 'init'],
  },
  {
    name: 'dryRun',
    flag: 'dry-run',
    short: 'n',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print the plan and end there; needs no secret, writes nothing',
    env: 'OTA_DRY_RUN',
    faces: EVERYWHERE,
    commands: ['release'],
  },
  {
    name: 'strict',
    flag: 'strict',
    kind: 'boolean',
    type: z.boolean(),
    description: 'warnings count as errors',
    env: 'OTA_STRICT',
    faces: EVERYWHERE,
    commands: [...FLOW, 'pack', 'verify'],
  },
  {
    name: 'allowDirty',
    flag: 'allow-dirty',
    kind: 'boolean',
    type: z.boolean(),
    description: 'uncommitted changes are a warning, not an error',
    env: 'OTA_ALLOW_DIRTY',
    faces: EVERYWHERE,
    commands: FLOW,
  },
  {
    name: 'rebuild',
    flag: 'rebuild',
    kind: 'boolean',
    type: z.boolean(),
    description: 'pack a second time in changed conditions and compare, also where the bundle is large',
    env: 'OTA_REBUILD',
    faces: EVERYWHERE,
    commands: [...FLOW, 'pack'],
  },
  {
    name: 'connection',
    flag: 'connection',
    kind: 'boolean',
    type: z.boolean(),
    description: 'also ask the forge what a device would find there: the repository, a README, the archive of the tag',
    env: 'OTA_CONNECTION',
    faces: EVERYWHERE,
    commands: ['check'],
  },
  {
    name: 'format',
    flag: 'format',
    kind: 'choice',
    type: z.enum(['text', 'json', 'sarif']),
    choices: ['text', 'json', 'sarif'],
    description: 'how findings are printed; sarif is for code scanning',
    defaultText: 'text',
    faces: ['shell'],
    commands: ['check'],
  },
  ...REPORT_FILES.map(
    ({ name, flag, description }): InputDefinition => ({
      name,
      flag,
      kind: 'text',
      type: value,
      metavar: 'FILE',
      description,
      env: `OTA_${flag.replaceAll('-', '_').toUpperCase()}`,
      // The jobs on GitLab set these themselves: their artifacts name the files.
      faces: ['shell', 'action'],
      commands: CI_COMMANDS,
    }),
  ),
  {
    name: 'json',
    flag: 'json',
    kind: 'boolean',
    type: z.boolean(),
    description: 'one machine-readable result on standard output',
    faces: ['shell'],
    commands: [...FLOW, 'pack', 'verify', 'validate', 'keys', 'init'],
  },
  {
    name: 'quiet',
    flag: 'quiet',
    short: 'q',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print findings and the result only',
    faces: ['shell'],
    commands: EVERY,
  },
  {
    name: 'verbose',
    flag: 'verbose',
    kind: 'boolean',
    type: z.boolean(),
    description: 'print more about each step',
    env: 'OTA_VERBOSE',
    faces: ['shell', 'action'],
    commands: EVERY,
  },
  {
    name: 'site',
    flag: 'site',
    kind: 'text',
    type: value,
    metavar: 'DIR|URL',
    description: 'the site to verify: a directory or a URL',
    faces: ['action'],
    commands: ['verify'],
  },
  ...SECRETS,
];

/** The inputs that a command takes on a face, in the order of the help. */
export const inputsOf = (command: string, face: Face = 'shell'): readonly InputDefinition[] =>
  inputs.filter((input) => input.faces.includes(face) && input.commands.some((name) => name === command));

/** The flag of an input as it is typed: `--public-url`. */
export const flagOf = (name: string): string => {
  const found = inputs.find((input) => input.name === name);
  if (!found) throw new RangeError(`there is no input ${name}`);
  return `--${found.flag}`;
};
