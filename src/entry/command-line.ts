import { Command, InvalidArgumentError, Option } from 'commander';
import type { Flags } from '../commands/context.js';
import { type InputDefinition, inputsOf } from '../project/inputs.js';
import { type CommandEntry, commandTable } from './command-table.js';
import { toolVersion } from './tool-version.js';

/** What a command line asks for. */
export interface Invocation {
  readonly command: CommandEntry;
  readonly operands: readonly string[];
  readonly flags: Flags;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly signingKeyFile?: string;
}

/** Where help and usage errors are written. */
export interface HelpOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Reads a command line. Flags come from the one declaration of inputs, commands from the command table.
 *
 * @throws CommanderError for help (exit code 0) and for a line that can't be read, already explained on `err`.
 */
export const parseCommandLine = async (args: readonly string[], output: HelpOutput): Promise<Invocation> => {
  const found: Invocation[] = [];
  const program = new Command('ota-release')
    .description('Signed over-the-air releases on a static host, for devices in the field.')
    .version(toolVersion, '-V, --version')
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .addHelpText('after', overview);
  for (const entry of commandTable)
    program.addCommand(commandOf(entry, output, (invocation) => found.push(invocation)));
  await program.parseAsync([...args], { from: 'user' });
  const [invocation] = found;
  if (!invocation) throw new RangeError('commander ran no command and said nothing');
  return invocation;
};

const commandOf = (entry: CommandEntry, output: HelpOutput, found: (invocation: Invocation) => void): Command => {
  const command = new Command(entry.name)
    .summary(entry.summary)
    .description(entry.description)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError(`(ota-release ${entry.name} --help shows what there is)`)
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .configureHelp({ helpWidth: 100 })
    .addHelpText('after', examplesText(entry));
  for (const operand of entry.operands.split(' ').filter(Boolean)) command.argument(operand);
  for (const input of inputsOf(entry.name)) command.addOption(optionOf(input));
  return command.action((...given: unknown[]) => {
    const values: Record<string, unknown> = command.opts();
    const { quiet, verbose, signingKeyFile, ...flags } = values;
    found({
      command: entry,
      operands: given
        .slice(0, -2)
        .flat()
        .filter((operand): operand is string => typeof operand === 'string'),
      flags: flags as Flags,
      quiet: quiet === true,
      verbose: verbose === true,
      ...(typeof signingKeyFile === 'string' ? { signingKeyFile } : {}),
    });
  });
};

const optionOf = (input: InputDefinition): Option => {
  const short = input.short ? `-${input.short}, ` : '';
  const value = input.kind === 'boolean' ? '' : ` <${input.metavar ?? 'value'}>`;
  const option = new Option(`${short}--${input.flag}${value}`, input.description);
  option.attributeName = () => input.name;
  if (input.kind === 'choice') return option.choices([...(input.choices ?? [])]);
  if (input.kind === 'boolean') return option;
  return option.argParser((text: string, before: unknown) => {
    const parsed = input.type.safeParse(input.kind === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text);
    if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? 'not a value it takes');
    return input.kind === 'list' ? [...(Array.isArray(before) ? before : []), text] : parsed.data;
  });
};

const examplesText = ({ examples }: CommandEntry): string => {
  const width = Math.max(...examples.map(([command]) => command.length));
  return ['', 'Examples:', ...examples.map(([command, does]) => `  ${command.padEnd(width)}  # ${does}`)].join('\n');
};

const overview = `
Start here:
  ota-release demo                  # see it work, in a new folder
  ota-release init                  # in your repository: a project file, schemas, a CI job, a key
  ota-release check                 # what would keep a release from being good
  ota-release release --dry-run     # the plan, without a secret
  ota-release release

Exit codes: 0 done, 1 failed, 2 bad input or project, 3 verification failed.
The signing key comes from OTA_SIGNING_KEY (with OTA_SIGNING_KEY_PASSWORD for an encrypted minisign key), never from a file
in the repository.`;
