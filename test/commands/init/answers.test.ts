import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { proposedAnswers, reasonAgainst, usualKeysDirectory } from '../../../src/commands/init/answers.js';
import { detectProject } from '../../../src/commands/init/detect.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const open = (origin?: string): string => {
  const directory = join(realpathSync(temporaryDirectory()), 'pump');
  mkdirSync(directory);
  execFileSync('git', ['init', '--quiet', directory]);
  if (origin) execFileSync('git', ['-C', directory, 'remote', 'add', 'origin', origin], { env: baseEnvironment });
  return directory;
};

describe('proposedAnswers', () => {
  test.each([
    // remote, forges, host, public URL
    ['git@github.com:Acme/pump.git', ['github'], 'branch:site', 'https://acme.github.io/pump'],
    ['https://gitlab.com/acme/pump', ['gitlab'], 'branch:site', 'https://acme.gitlab.io/pump'],
    ['https://gitlab.example.com/acme/pump', ['gitlab'], 'branch:site', 'https://updates.example.com'],
    ['../remote.git', ['github', 'gitlab'], 'branch:site', 'https://updates.example.com'],
  ])('of a clone of %s: pipelines for %j, the host %s, the URL %s', async (origin, forges, host, publicUrl) => {
    const directory = open(origin);
    const answers = await proposedAnswers(await detectProject(directory), {});
    expect(answers).toMatchObject({
      product: 'pump',
      models: ['pump'],
      forges,
      publicUrl,
      families: [],
      refresh: true,
    });
    expect(answers.host.text).toBe(host);
    expect(answers.keys).toBe(join(directory, '../pump-keys'));
  });

  test('what is given counts', async () => {
    const seen = await detectProject(open('git@github.com:acme/pump.git'));
    const given = { models: ['a'], forge: 'git', keys: 'none', schedule: 'none', families: ['zos'] } as const;
    const answers = await proposedAnswers(seen, given);
    expect(answers).toMatchObject({ models: ['a'], forges: [], families: ['zos'], refresh: false });
    expect(answers.host.text).toBe('site');
    expect(answers.keys).toBeUndefined();
  });

  test('a project file that is there has answered, and no key is made beside it', async () => {
    const directory = open('git@github.com:acme/pump.git');
    writeFileSync(join(directory, 'ota-release.yaml'), 'product: valve\nhost: s3://valve-updates\n');
    const answers = await proposedAnswers(await detectProject(directory), {});
    expect(answers).toMatchObject({ product: 'valve', host: { text: 's3://valve-updates' } });
    expect(answers.keys).toBeUndefined();
  });

  test('below the top of a repository the key lies beside the repository', async () => {
    const directory = join(open(), 'apps/valve');
    mkdirSync(directory, { recursive: true });
    const seen = await detectProject(directory);
    expect(usualKeysDirectory(seen, 'valve')).toBe(join(directory, '../../../valve-keys'));
  });

  test('no key is made where every place beside the project is in a repository', async () => {
    const home = temporaryDirectory();
    execFileSync('git', ['init', '--quiet', home]);
    const directory = join(home, 'pump');
    execFileSync('git', ['init', '--quiet', directory]);
    expect((await proposedAnswers(await detectProject(directory), {})).keys).toBeUndefined();
  });
});

test('an answer is judged by the project file’s own rules', () => {
  expect(reasonAgainst('product', 'pump')).toBeUndefined();
  expect(reasonAgainst('product', 'No Pump')).toContain('No Pump');
  expect(reasonAgainst('models', [])).toBeDefined();
  expect(reasonAgainst('publicUrl', 'example')).toContain('example');
  expect(reasonAgainst('host', 'ftp://example.com')).toContain('ftp');
});
