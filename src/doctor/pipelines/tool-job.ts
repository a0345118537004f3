/** A job of a pipeline that runs this tool, as far as it is judged. The same for every forge. */
export interface ToolJob {
  readonly forge: 'github' | 'gitlab';
  /** From the root of the repository. */
  readonly file: string;
  readonly line?: number;
  readonly name: string;
  /** The commands that it runs: `release`, `refresh`. A dry run counts as `plan`. */
  readonly commands: readonly string[];
  /** What it does besides is written elsewhere, as in an included file, and can’t be judged here. */
  readonly delegated: boolean;
  /** Undefined where it checks nothing out by itself. */
  readonly checkout?: { readonly whole: boolean; readonly lfs: boolean };
  /** `unsaid`: a setting of the repository decides. Undefined on forges that have no such thing, and where it has a token of its own. */
  readonly permissions?: Readonly<Record<string, string>> | 'unsaid';
  /** It asks a cloud for a role by the identity of the job. */
  readonly takesRole: boolean;
  /** Two of it never run at once. */
  readonly alone: boolean;
  /** A newer run may end it. */
  readonly cutOff: boolean;
  /** Actions of others that are not named by commit. */
  readonly unpinned: readonly string[];
  readonly givenKey: boolean;
  /** Names of secrets whose values stand in the file. */
  readonly written: readonly string[];
  /** It runs on the code of strangers, and is given secrets. */
  readonly strangers: boolean;
}

/** The commands that sign, and change a site. */
export const WRITING = [
  'release',
  'refresh',
  'rollout',
  'yank',
  'prune',
  'channel',
  'reissue',
  'resign',
  'keys',
] as const;

/** Whether a job runs one of these commands. */
export const runsOneOf = ({ commands }: Pick<ToolJob, 'commands'>, names: readonly string[]): boolean =>
  commands.some((command) => names.includes(command));

const KNOWN = [
  ...WRITING,
  'plan',
  'check',
  'pack',
  'verify',
  'export',
  'mirror',
  'rehearse',
  'status',
  'log',
  'sign',
  'doctor',
];

/** The commands of this tool that a shell script runs, however it is started: by npx, from a variable, as a file of Node.js. */
export const commandsIn = (script: string): readonly string[] =>
  script
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\n|&&|\|\||;/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => {
      const [, command = ''] =
        /(?:\bota-release(?:@[\w.^~-]+)?|\bota-release[\w/.-]*\/cli\.js|\bdist\/cli\.js|\$\{?OTA_TOOL\}?"?)\s+([a-z]+)\b/.exec(
          line,
        ) ?? [];
      if (!KNOWN.some((known) => known === command)) return [];
      return /\s--dry-run\b(?!=?\s*false)/.test(line) ? ['plan'] : [command];
    });

/** A map of YAML; empty for anything else. */
export const mapOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

/** Every text in a value, however deep in lists. */
export const textsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === 'string' ? [value] : [];
};

const SECRETS =
  /^(OTA_SIGNING_KEY(_[2-9])?(_PASSWORD)?|OTA_HOST_(TOKEN|PASSWORD)|OTA_CONNHEX_TOKEN|OTA_PANTAVISOR_KEY|GITHUB_TOKEN|GH_TOKEN|GITLAB_TOKEN|AWS_SECRET_ACCESS_KEY)$/;

/** The names of secrets that a map of variables gives values of their own, instead of what the forge keeps. */
export const writtenSecrets = (variables: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(variables).flatMap(([name, value]) =>
    SECRETS.test(name) && typeof value === 'string' && value !== '' && !value.includes('$') ? [name] : [],
  );

/** The line on which a key of a map stands, from 1; undefined where it isn’t found. */
export const lineOfKey = (text: string, key: string): number | undefined => {
  const index = text.split('\n').findIndex((line) => [`${key}:`, `"${key}":`, `'${key}':`].includes(line.trim()));
  return index < 0 ? undefined : index + 1;
};
