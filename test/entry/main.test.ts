import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { commandTable } from '../../src/entry/command-table.js';
import { main } from '../../src/entry/main.js';
import { toolVersion } from '../../src/entry/tool-version.js';
import { baseEnvironment } from '../support/cli.js';
import { type FakeProcessOptions, fakeProcess } from '../support/fake-process.js';
import { temporaryDirectories } from '../support/temporary.js';
import { createWorkspace, PUBLIC_KEY, SECRET, type Workspace } from '../support/workspace.js';

const temporaryDirectory = temporaryDirectories();
let w: Workspace;
beforeAll(() => {
  w = createWorkspace();
});
afterAll(() => w.dispose());

const run = async (args: readonly string[], options: Partial<FakeProcessOptions> = {}) => {
  const fake = fakeProcess(args, { cwd: w.repo, ...options });
  const exitCode = await main(fake.process);
  return { ...fake, exitCode, out: fake.stdout(), err: fake.stderr() };
};

const linesWith = (text: string, part: string): readonly string[] =>
  text.split('\n').filter((line) => line.includes(part));

describe('what a run prints, and where', () => {
  test('the result goes to standard output, the rest to standard error', async () => {
    const { exitCode, out, err } = await run(['plan']);
    expect(exitCode).toBe(0);
    expect(out).toContain('pump 1.0.0 planned');
    expect(out).not.toContain('✓');
    expect(linesWith(err, '✓').map((line) => line.replace(/ \S+ \S+$| \S+$/, ''))).toEqual(
      expect.arrayContaining([expect.stringContaining('Load project'), expect.stringContaining('Plan')]),
    );
    expect(out.endsWith('\n')).toBe(true);
  });

  test('--quiet leaves the result alone', async () => {
    const { out, err } = await run(['plan', '--quiet']);
    expect(err).toBe('');
    expect(out).toContain('pump 1.0.0 planned');
  });

  test('--verbose tells details too', async () => {
    expect((await run(['plan'])).err).not.toContain('create  bundles/');
    expect((await run(['plan', '--verbose'])).err).toContain('create  bundles/');
  });

  test('--json prints one JSON document, and steps only where --verbose asks for them', async () => {
    const plain = await run(['plan', '--json']);
    expect([JSON.parse(plain.out).outcome, plain.err]).toEqual(['planned', '']);
    const verbose = await run(['plan', '--json', '--verbose']);
    expect(JSON.parse(verbose.out)).toEqual(JSON.parse(plain.out));
    expect(verbose.err).toContain('Preflight');
  });

  test('without a colour where NO_COLOR is set, with one where it is forced', async () => {
    const sequence = '\u001b[';
    expect((await run(['check'])).out).not.toContain(sequence);
    expect((await run(['check'], { env: { NO_COLOR: undefined, FORCE_COLOR: '1' } })).out).toContain(sequence);
  });

  test('--version prints the version alone', async () => {
    for (const flag of ['--version', '-V'])
      expect(await run([flag])).toMatchObject({ exitCode: 0, out: `${toolVersion}\n`, err: '' });
  });
});

describe('help', () => {
  test('lists every command and the exit codes', async () => {
    const { exitCode, out, err } = await run(['--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const { name, summary } of commandTable) {
      expect(out).toContain(`  ${name} `);
      expect(out.replaceAll(/\s+/g, ' ')).toContain(summary);
    }
    expect(out).toContain('Exit codes: 0 done, 1 failed, 2 bad input or project, 3 verification failed.');
  });

  test.each(commandTable.map(({ name }) => name))('%s --help has an example', async (name) => {
    const { exitCode, out, err } = await run([name, '--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(new RegExp(`\nExamples:\n {2}ota-release ${name}\\b.* {2}# \\S`));
  });
});

describe('a command line that can’t be read ends with exit code 2 and says why', () => {
  test.each([
    // arguments, part of what is said
    [[], 'Usage: ota-release'],
    [['relase'], "unknown command 'relase'"],
    [['relase'], 'Did you mean release?'],
    [['plan', '--colour'], "unknown option '--colour'"],
    [['plan', '--strct'], 'Did you mean --strict?'],
    [['plan', '--colour'], '(ota-release plan --help shows what there is)'],
    [['plan', 'now'], 'too many arguments'],
    [['pack', '--out'], "option '-o, --out <PATH>' argument missing"],
    [['check', '--format', 'xml'], 'Allowed choices are text, json, sarif.'],
    [['verify', 'site', '--threshold', 'two'], 'a whole number from 1 to 64'],
  ])('%j: %s', async (args, said) => {
    const { exitCode, out, err } = await run(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(said);
  });
});

describe('a command line that can’t be read, with --json', () => {
  test.each([
    // arguments, message
    [['relase', '--json'], "unknown command 'relase'."],
    [['plan', '--json', '--colour'], "unknown option '--colour'."],
  ])('%j is a failure object too', async (args, message) => {
    const { exitCode, out } = await run(args);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'failed',
      error: { code: 'cli-usage', message },
      problems: [{ code: 'cli-usage', severity: 'error' }],
    });
  });

  test('the secret is hidden in it, and in what is said beside it', async () => {
    const secret = 'hunter2hunter2';
    const { out, err } = await run([secret, '--json'], { env: { ...baseEnvironment, OTA_SIGNING_KEY: secret } });
    expect(out).toContain('***');
    expect(out + err).not.toContain(secret);
  });

  test('help is none', async () => {
    const { exitCode, out } = await run(['plan', '--json', '--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain('Usage: ota-release plan');
  });
});

describe('a run that fails', () => {
  test.each([
    // exit code, arguments, code
    [2, ['check', '--project', 'none.yaml'], 'project-file-missing'],
    [2, ['pack'], 'cli-flag-missing'],
    [1, ['pack', '--out', 'none/update.zip'], 'bundle-unwritable'],
  ])('ends with exit code %i: %j', async (exitCode, args, code) => {
    const failed = await run(['check', ...args].slice(1));
    expect(failed.exitCode).toBe(exitCode);
    expect(linesWith(failed.out + failed.err, `[${code}]`)).toHaveLength(1);
  });

  test('prints each error once, with place and fix, on standard error', async () => {
    const { exitCode, out, err } = await run(['release', '--version', '1.0', '--channel', 'Beta/1']);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(linesWith(err, 'error: ').map((line) => line.replace(/error: .*/, ''))).toEqual([
      '--version: ',
      '--channel: ',
    ]);
    expect(linesWith(err, '  fix: ')).toHaveLength(2);
    expect(err).not.toMatch(/^ +at /m);
  });

  test('--quiet prints the errors all the same', async () => {
    const { err } = await run(['release', '--quiet', '--version', '1.0']);
    expect(err).toMatch(/^--version: error: .*\n {2}fix: .*\n$/);
  });

  test('--json prints a failure object with every problem on standard output, and nothing else', async () => {
    const { exitCode, out, err } = await run(['release', '--json', '--version', '1.0', '--channel', 'Beta/1']);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' });
    expect(JSON.parse(out)).toEqual({
      outcome: 'failed',
      error: {
        code: 'version-not-semver',
        message: expect.stringContaining('"1.0"'),
        hint: expect.any(String),
        docs: 'docs/errors.md#version-not-semver',
      },
      problems: [
        expect.objectContaining({ code: 'version-not-semver', severity: 'error', place: { file: '--version' } }),
        expect.objectContaining({ code: 'project-channel-invalid' }),
      ],
    });
  });

  test('--verbose adds where in the program it was found, and what caused it', async () => {
    const { err } = await run(['pack', '--verbose', '--out', 'none/update.zip']);
    expect(err).toMatch(/OtaError: .*\n +at /);
    expect(err).toContain('caused by Error: ENOENT');
  });

  test('a clock that is no time is explained like any other mistake', async () => {
    const { exitCode, err } = await run(['check'], { env: { OTA_RELEASE_CLOCK: 'noon' } });
    expect(exitCode).toBe(2);
    expect(err).toContain('OTA_RELEASE_CLOCK is "noon", which is no time.');
  });

  test('a site that does not verify ends with exit code 3', async () => {
    const { exitCode, out } = await run(['verify', '.', '--key', PUBLIC_KEY]);
    expect(exitCode).toBe(3);
    expect(out).toContain('[verify-index-missing]');
  });
});

describe('a fault of the program', () => {
  // A name that no program can have makes the start of git fail in a way that nothing foresees.
  const fault = { env: { PATH: 'a\0b' } };

  test('ends with exit code 1 and asks for a report', async () => {
    const { exitCode, out, err } = await run(['check'], fault);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(
      /^✗ Load project .*\nerror: This should not have happened: .*\n {2}fix: .*--verbose.* \[cli-fault\]\n$/,
    );
  });

  test('is a failure object as JSON', async () => {
    const { exitCode, out } = await run(['release', '--json'], fault);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'failed', error: { code: 'cli-fault' } });
  });

  test('shows its stack where --verbose asks for it', async () => {
    expect((await run(['check', '--verbose'], fault)).err).toMatch(/TypeError.*\n +at /);
  });
});

describe('secrets', () => {
  const env = { OTA_SIGNING_KEY: SECRET, GITHUB_TOKEN: 'ghs_0123456789abcdef' };

  test.each([
    // arguments that repeat a secret
    [['check', '--version', SECRET]],
    [['check', '--json', '--version', SECRET]],
    [['check', '--verbose', '--version', SECRET]],
    [['release', '--version', `x${Buffer.from(SECRET).toString('base64')}`]],
    [['check', '--channel', env.GITHUB_TOKEN]],
    [['keys', 'show', '--json', env.GITHUB_TOKEN, SECRET]],
    [['pack', '--verbose', '--out', `${env.GITHUB_TOKEN}/x.zip`]],
  ])('are masked in whatever is printed: %#', async (args) => {
    const { exitCode, out, err } = await run(args, { env });
    expect(exitCode).not.toBe(0);
    for (const secret of [SECRET, Buffer.from(SECRET).toString('base64').slice(0, 40), env.GITHUB_TOKEN])
      expect(out + err).not.toContain(secret);
  });

  test('are masked also where a file brought them', async () => {
    const file = join(temporaryDirectory(), 'ota.key');
    writeFileSync(file, `${SECRET}\n`);
    const { out, exitCode } = await run(['keys', 'show', '--json'], { env: { OTA_SIGNING_KEY_FILE: file } });
    expect(exitCode).toBe(0);
    expect(out).not.toContain(SECRET);
  });

  test('come from the file that the flag names, before the one of the environment', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'other.key'), Buffer.alloc(32, 3).toString('base64'));
    const args = ['release', '--json', '--signing-key-file', join(directory, 'other.key')];
    const { exitCode, out } = await run(args, { env: { ...env, OTA_SIGNING_KEY_FILE: join(directory, 'none.key') } });
    expect(exitCode).toBe(2);
    expect(JSON.parse(out).problems.map(({ code }: { readonly code: string }) => code)).toEqual(['key-not-trusted']);
  });
});

describe('a pipe that is closed early', () => {
  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })) });

  test('is no failure', async () => {
    const { exitCode } = await run(['check'], { stdout: failing('EPIPE') });
    expect(exitCode).toBe(0);
  });

  test('is told from a stream that really fails', async () => {
    const stdout = failing('EIO');
    await main(fakeProcess(['pack'], { cwd: w.repo, stdout }).process);
    expect(() => stdout.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' }))).toThrow('write EIO');
  });
});

describe('signals', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** A directory in which the run makes its work directories. */
  const ownTemporary = (): string => {
    const directory = temporaryDirectory();
    vi.stubEnv('TMPDIR', directory);
    return directory;
  };

  test.each([
    // signal, exit code
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s removes the work directories and exits with %i', async (name, exitCode) => {
    const temporary = ownTemporary();
    const found: (readonly string[])[] = [];
    const fake = fakeProcess(['plan'], {
      cwd: w.repo,
      onStderr: (text) => {
        if (!text.includes('sha256')) return;
        found.push(readdirSync(temporary));
        fake.signal(name);
        found.push(readdirSync(temporary));
      },
    });
    await main(fake.process);
    expect(fake.exits).toEqual([exitCode]);
    expect(found).toEqual([[expect.stringMatching(/^ota-release-/)], []]);
  });

  test('are nobody’s business after the run', async () => {
    expect((await run(['check'])).listeners()).toBe(0);
    expect((await run(['check', '--project', 'none.yaml'])).listeners()).toBe(0);
  });

  test('a run that ends leaves no work directory behind', async () => {
    const temporary = ownTemporary();
    expect((await run(['plan'])).exitCode).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
