import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { CliRun } from '../support/cli.js';
import { filesOf } from '../support/tree.js';
import { SECRET, type Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const PASSWORD = 'correct horse battery staple';

const newWorkspace = workspaces();

/** A workspace with a temporary directory of its own, so that what is left there is found. */
const workspace = (): Workspace => {
  const made = newWorkspace();
  mkdirSync(join(made.directory, 'tmp'));
  return made;
};

const seed = Buffer.from(SECRET, 'base64');

/** Every spelling in which the secret, or what stands for it, might leak. */
const FORMS: readonly string[] = [
  SECRET,
  SECRET.replace(/=$/, ''),
  seed.toString('base64url'),
  seed.toString('hex'),
  seed.toString('hex').toUpperCase(),
  encodeURIComponent(SECRET),
  PASSWORD,
  encodeURIComponent(PASSWORD),
  Buffer.from(PASSWORD).toString('base64'),
];

const leaksIn = (text: string): readonly string[] => FORMS.filter((form) => text.includes(form));

const expectSilent = (run: CliRun): void => {
  expect(leaksIn(run.stdout)).toEqual([]);
  expect(leaksIn(run.stderr)).toEqual([]);
};

/** No file below the workspace holds the secret, nor any object of its repositories. */
const expectNowhere = (w: Workspace): void => {
  const files = filesOf(w.directory).filter(
    (path) => leaksIn(readFileSync(join(w.directory, path), 'latin1')).length > 0,
  );
  expect(files).toEqual([]);
  const objects = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
    cwd: w.remote,
    encoding: 'latin1',
  });
  expect(leaksIn(objects)).toEqual([]);
};

type Run = (
  w: Workspace,
  args: readonly string[],
  env?: Readonly<Record<string, string | undefined>>,
) => Promise<CliRun>;

const run: Run = (w, args, env = {}) =>
  w.run(args, { env: { OTA_SIGNING_KEY_PASSWORD: PASSWORD, TMPDIR: join(w.directory, 'tmp'), ...env } });

const runHere: Run = async (w, args, env = {}) => {
  vi.stubEnv('TMPDIR', join(w.directory, 'tmp'));
  try {
    return await w.runHere(args, { env: { OTA_SIGNING_KEY_PASSWORD: PASSWORD, ...env } });
  } finally {
    vi.unstubAllEnvs();
  }
};

describe('the signing secret appears in no output and no file', () => {
  test('of a release, quiet, verbose, as JSON or in colour', async () => {
    const w = workspace();
    for (const args of [['--verbose'], ['--json', '--verbose'], ['--quiet'], []]) {
      const done = await run(w, ['release', ...args], { NO_COLOR: undefined, FORCE_COLOR: '1' });
      expect(done.exitCode, done.stderr).toBe(0);
      expectSilent(done);
    }
    expectNowhere(w);
  });

  const FAILING: readonly (readonly string[])[] = [
    ['release', '--host', '/dev/null/site'],
    ['release', '--version', '1.0'],
    ['release', '--project', 'none.yaml'],
    ['check', '--format', 'sarif'],
    ['verify', 'nowhere', '--key', 'none'],
    ['keys', 'show'],
    ['keys', 'show', 'none'],
    ['pack', '--out', '/dev/null/a.zip'],
    ['validate', '--schema', 'none.json', 'none.json'],
    ['unknown'],
  ];

  test.each(FAILING.map((args) => [args.join(' '), args] as const))('of %s', async (_, args) => {
    const w = workspace();
    expectSilent(await run(w, [...args, '--verbose']));
    expectSilent(await runHere(w, [...args, '--json']));
    expectNowhere(w);
  });

  test.each([
    ['cut off', SECRET.slice(0, 30)],
    ['in quotes', `"${SECRET}"`],
    ['twice', `${SECRET}${SECRET}`],
    ['as hex', seed.toString('hex')],
    ['with a label', `OTA_SIGNING_KEY=${SECRET}`],
    ['in a PEM that is none', `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----\n`],
  ])('given %s: the error names its form and not the key', async (_, key) => {
    const w = workspace();
    const given = { OTA_SIGNING_KEY: key };
    for (const done of [
      await run(w, ['release', '--verbose'], given),
      await runHere(w, ['release', '--json'], given),
    ]) {
      expect(done.exitCode).toBe(2);
      expectSilent(done);
      expect(done.stdout + done.stderr).not.toContain(key.slice(5, 30));
    }
    expectNowhere(w);
  });

  test.each([
    ['trusted keys', 'ota-release.yaml', (text: string) => text.replace(/- .*=$/m, `- ${SECRET}`)],
    ['product', 'ota-release.yaml', (text: string) => text.replace('pump', SECRET)],
    ['an unknown key', 'ota-release.yaml', (text: string) => `${text}signingKey: ${SECRET}\n`],
    ['a key’s name', 'ota-release.yaml', (text: string) => `${text}"${SECRET}": 1\n`],
    [
      'host',
      'ota-release.yaml',
      (text: string) => text.replace('../site', `https://user:${SECRET}@updates.example.com`),
    ],
    [
      'publicUrl',
      'ota-release.yaml',
      (text: string) => text.replace('https://', `https://user:${encodeURIComponent(SECRET)}@`),
    ],
    ['a config sample', 'config/template.json', (text: string) => text.replace('1200', `1200, "token": "${SECRET}"`)],
    ['broken JSON', 'config/template.json', (text: string) => text.replace('1200', SECRET)],
    ['a broken script', 'bundle/update.sh', (text: string) => `${text}if ${SECRET}\n`],
  ])('put into %s by mistake: nothing said of it shows it', async (_, path, change) => {
    const w = workspace();
    w.edit(path, change);
    expectSilent(await run(w, ['release', '--verbose', '--allow-dirty', '--dry-run']));
    for (const args of [
      ['release', '--dry-run'],
      ['release', '--json', '--dry-run'],
      ['check'],
      ['check', '--format', 'sarif'],
    ])
      expectSilent(await runHere(w, [...args, '--allow-dirty']));
    // It stands in the file that the user wrote; it must have come no further.
    rmSync(join(w.repo, path));
    expectNowhere(w);
  });

  test('put into the trusted keys by mistake: a check that was given no secret to mask does not show it either', async () => {
    const w = workspace();
    w.edit('ota-release.yaml', (text) => text.replace(/- .*=$/m, `- ${SECRET}`));
    for (const [how, ...args] of [
      [run, '--verbose'],
      [runHere, '--format', 'json'],
      [runHere, '--format', 'sarif'],
    ] as const)
      expectSilent(await how(w, ['check', '--allow-dirty', ...args], { OTA_SIGNING_KEY: undefined }));
  });

  test('of keys generate --out: the secret is in ota.key alone', async () => {
    const w = workspace();
    const made = await run(w, ['keys', 'generate', '--out', '../keys', '--verbose']);
    expect(made.exitCode, made.stderr).toBe(0);
    const secret = readFileSync(join(w.directory, 'keys/ota.key'), 'utf8').trim();
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(made.stdout + made.stderr).not.toContain(secret);
    const holders = filesOf(w.directory).filter((path) =>
      readFileSync(join(w.directory, path), 'latin1').includes(secret),
    );
    expect(holders).toEqual(['keys/ota.key']);
  });
});
