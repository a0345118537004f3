import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/entry/command-line.js';
import { commandTable } from '../../src/entry/command-table.js';
import { inputsOf } from '../../src/project/inputs.js';

const parse = async (...args: readonly string[]) => {
  const said = { out: '', err: '' };
  const collect = (stream: 'out' | 'err') => (text: string) => {
    said[stream] += text;
  };
  const parsed = parseCommandLine(args, { out: collect('out'), err: collect('err') });
  const outcome = await parsed.then(
    (invocation) => ({ invocation }),
    (error: unknown) => ({ error }),
  );
  return { ...said, ...outcome };
};
const invocationOf = async (...args: readonly string[]) => {
  const { invocation, err } = (await parse(...args)) as Partial<Parsed> & { readonly err: string };
  if (!invocation) throw new Error(err);
  return invocation;
};
interface Parsed {
  readonly invocation: Awaited<ReturnType<typeof parseCommandLine>>;
}
const refusalOf = async (...args: readonly string[]) => {
  const { error, err, out } = (await parse(...args)) as { error?: unknown; err: string; out: string };
  if (!(error instanceof CommanderError)) throw new Error(`${args.join(' ')} was not refused`);
  return { exitCode: error.exitCode, err, out };
};

describe('parseCommandLine', () => {
  test.each([
    // command line, flags
    ['release', {}],
    ['release -n', { dryRun: true }],
    [
      'release --dry-run --strict --allow-dirty --rebuild --json',
      { dryRun: true, strict: true, allowDirty: true, rebuild: true, json: true },
    ],
    ['release --version 1.2.3 --channel beta', { version: '1.2.3', channel: 'beta' }],
    [
      'plan --host site --public-url https://a.b --root out -p a.yaml',
      { host: 'site', publicUrl: 'https://a.b', root: 'out', project: 'a.yaml' },
    ],
    ['plan --host=site', { host: 'site' }],
    ['check --format sarif', { format: 'sarif' }],
    ['pack -o update.zip', { out: 'update.zip' }],
    ['verify site --threshold 2 --min-counter 0', { threshold: 2, minCounter: 0 }],
    ['verify site --key a --key b -k c', { key: ['a', 'b', 'c'] }],
    ['verify site --min-counter 9007199254740991', { minCounter: 9007199254740991 }],
    ['init --forge gitlab', { forge: 'gitlab' }],
    ['validate --schema s.json a.json', { schema: 's.json' }],
  ])('%s', async (line, flags) => {
    expect((await invocationOf(...line.split(' '))).flags).toStrictEqual(flags);
  });

  test.each([
    // command line, command, operands
    ['release', 'release', []],
    ['verify site', 'verify', ['site']],
    ['verify --json site', 'verify', ['site']],
    ['validate --schema s a b c', 'validate', ['a', 'b', 'c']],
    ['validate --schema s -- --odd.json', 'validate', ['--odd.json']],
    ['keys generate', 'keys', ['generate']],
    ['keys show a b', 'keys', ['show', 'a', 'b']],
    ['demo', 'demo', []],
  ])('%s calls %s with %j', async (line, name, operands) => {
    const { command, ...invocation } = await invocationOf(...line.split(' '));
    expect([command.name, invocation.operands]).toEqual([name, operands]);
  });

  test('what only the entry needs is no flag of the command', async () => {
    const invocation = await invocationOf('release', '-q', '--verbose', '--signing-key-file', 'ota.key');
    expect(invocation).toMatchObject({ quiet: true, verbose: true, signingKeyFile: 'ota.key' });
    expect(invocation.flags).toStrictEqual({});
    expect(await invocationOf('check')).toMatchObject({ quiet: false, verbose: false });
    expect(await invocationOf('check')).not.toHaveProperty('signingKeyFile');
  });

  test('a text may begin with a dash where an equals sign binds it', async () => {
    expect((await invocationOf('check', '--version=-1')).flags).toStrictEqual({ version: '-1' });
  });

  test.each([
    // command line, part of the explanation
    ['', 'Usage: ota-release'],
    ['publish', "error: unknown command 'publish'"],
    ['release --key a', "error: unknown option '--key'"],
    ['check --dry-run', "error: unknown option '--dry-run'"],
    ['release extra', 'too many arguments'],
    ['verify a b', 'too many arguments'],
    ['check --format yaml', "'yaml' is invalid. Allowed choices are text, json, sarif."],
    ['init --forge gitea', 'Allowed choices are auto, git, github, gitlab.'],
    ['verify s --threshold 0', "'0' is invalid. a whole number from 1 to 64"],
    ['verify s --threshold 65', 'a whole number from 1 to 64'],
    ['verify s --threshold 1.5', 'a whole number from 1 to 64'],
    ['verify s --threshold 0x2', 'a whole number from 1 to 64'],
    ['verify s --threshold 1e1', 'a whole number from 1 to 64'],
    ['verify s --min-counter -1', 'a whole number from 0 to'],
    ['verify s --min-counter 9007199254740993', 'a whole number from 0 to'],
    ['pack --out', 'argument missing'],
    ['pack --out=', 'an empty value says nothing'],
    ['verify s --key=', 'an empty value says nothing'],
  ])('refuses “%s” and explains it', async (line, said) => {
    const { exitCode, err, out } = await refusalOf(...line.split(' ').filter(Boolean));
    expect(exitCode).not.toBe(0);
    expect(err).toContain(said);
    expect(out).toBe('');
  });

  test('an empty argument is a value too, and says nothing', async () => {
    expect((await refusalOf('pack', '--out', '')).err).toContain('an empty value says nothing');
  });
});

describe('help', () => {
  test.each(commandTable.map(({ name }) => name))(
    'of %s explains every flag that it takes, and no other',
    async (name) => {
      const { exitCode, out } = await refusalOf(name, '--help');
      expect(exitCode).toBe(0);
      const declared = inputsOf(name);
      for (const { flag, description } of declared) {
        expect(out).toMatch(new RegExp(`--${flag}\\b`));
        expect(out.replaceAll(/\s+/g, ' ')).toContain(description);
      }
      const options = out.slice(out.indexOf('Options:'), out.indexOf('Examples:'));
      const shown = [...options.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, flag]) => flag);
      expect(shown.sort()).toEqual([...declared.map(({ flag }) => flag), 'help'].sort());
    },
  );

  test('begins with where to start, and never suggests a secret on the command line', async () => {
    const { out } = await refusalOf('--help');
    expect(out).toContain('Start here:\n  ota-release demo');
    expect(out).toContain('OTA_SIGNING_KEY');
  });
});
