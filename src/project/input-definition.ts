import { z } from 'zod';

/** The commands that take inputs. */
export type CommandName =
  | 'release'
  | 'plan'
  | 'check'
  | 'pack'
  | 'verify'
  | 'export'
  | 'mirror'
  | 'rehearse'
  | 'serve'
  | 'status'
  | 'log'
  | 'refresh'
  | 'rollout'
  | 'yank'
  | 'prune'
  | 'channel'
  | 'reissue'
  | 'resign'
  | 'sign'
  | 'validate'
  | 'keys'
  | 'init'
  | 'doctor'
  | 'demo';

/** The commands that the action and the GitLab job run; the others are for people at a terminal. */
export const CI_COMMANDS = [
  'release',
  'plan',
  'check',
  'pack',
  'verify',
  'export',
  'mirror',
  'rehearse',
  'status',
  'log',
  'refresh',
  'rollout',
  'yank',
  'prune',
  'channel',
  'reissue',
  'resign',
  'doctor',
] as const satisfies readonly CommandName[];

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

/** Every face. */
export const EVERYWHERE = ['shell', 'action', 'gitlab'] as const;
/** The commands of the release flow. */
export const FLOW = ['release', 'plan', 'check'] as const;
/** Every command. */
export const EVERY = [...CI_COMMANDS, 'sign', 'validate', 'keys', 'init', 'demo', 'serve'] as const;
/** The commands that read a site with the trusted keys. */
export const READING = ['verify', 'export', 'mirror', 'rehearse', 'serve', 'status', 'log'] as const;
/** The commands that change a channel by one revision of its index, and are no release. */
export const OPERATIONS = ['refresh', 'rollout', 'yank', 'prune', 'keys'] as const;
/** The commands that issue bytes anew that are published already. */
export const REISSUES = ['channel', 'reissue', 'resign'] as const;
/** Every command that signs for the site of the project. */
export const SIGNING = ['release', ...OPERATIONS, ...REISSUES, 'sign'] as const;

/** A text that says something. */
export const value = z.string().min(1, 'an empty value says nothing: leave the flag out, or give it a value');

/** A whole number in a range. */
export const count = (minimum: number, maximum: number) => {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.int(message).min(minimum, message).max(maximum, message);
};
