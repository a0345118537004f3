import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Prompter } from '../../src/commands/init/prompter.js';
import { runInit } from '../../src/commands/run-init.js';
import { baseEnvironment } from '../support/cli.js';
import { commandRuns } from '../support/command-runs.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();

const newProject = (): string => {
  const directory = join(temporaryDirectory(), 'pump');
  mkdirSync(directory);
  return directory;
};

/** Somebody who answers every question by Enter alone but for those that are given, by a word of the question. */
const answering = (answers: Readonly<Record<string, string | readonly string[]>> = {}) => {
  const asked: string[] = [];
  const answerOf = (message: string): string | readonly string[] | undefined => {
    asked.push(message);
    return Object.entries(answers).find(([word]) => message.includes(word))?.[1];
  };
  const prompter: Prompter = {
    begin: () => {},
    end: () => {},
    text: async ({ message, initial, judge }) => {
      const answer = String(answerOf(message) ?? initial);
      expect(judge(answer), answer).toBeUndefined();
      return answer;
    },
    choose: async ({ message, initial, choices }) => {
      const answer = String(answerOf(message) ?? initial);
      expect(choices.map(({ value }) => value)).toContain(answer);
      return answer;
    },
    several: async ({ message, initial }) => [answerOf(message) ?? initial].flat(),
  };
  return { asked, openPrompter: async () => prompter };
};

const projectOf = (directory: string): unknown => parse(readFileSync(join(directory, 'ota-release.yaml'), 'utf8'));

describe('init', () => {
  test('tells what it wrote, what it kept, and what to do next', async () => {
    const directory = newProject();
    writeFileSync(join(directory, '.gitignore'), 'node_modules\n');
    const { exitCode, text } = await run(runInit, directory, { flags: { forge: 'gitlab', host: 'site' } });
    expect(exitCode).toBe(0);
    expect(text).toContain('wrote  ota-release.yaml\n');
    expect(text).toContain('wrote  .gitlab-ci.yml\n');
    expect(text).toContain('kept   .gitignore (it was there)\n');
    expect(text).toMatch(
      /\nNext:\n {2}1\. [\s\S]*glab variable set OTA_SIGNING_KEY[\s\S]*ota-release check\n[\s\S]*glab schedule create/,
    );
    expect(text).toContain('Add /site/ to .gitignore');
    const wrote = [...text.matchAll(/^wrote {2}(\S*)$/gm)].map(([, path]) => path);
    expect([...wrote, '.gitignore'].sort()).toEqual(filesOf(directory));
  });

  test('names the variable that gave a host which is none', async () => {
    const given = run(runInit, newProject(), {
      flags: { forge: 'github', host: 's3://b' },
      origins: { host: 'OTA_HOST' },
    });
    await expect(given).rejects.toMatchObject({ problems: [{ place: { file: 'OTA_HOST' } }] });
  });

  test('prints the same as JSON, and nothing else', async () => {
    const directory = newProject();
    const { json } = await run(runInit, directory, { flags: { forge: 'github', json: true } });
    expect(json()).toMatchObject({ written: expect.arrayContaining(['.github/workflows/release.yml']), kept: [] });
    const again = await run(runInit, directory, { flags: { forge: 'github', json: true } });
    expect(again.json()).toMatchObject({ written: [], kept: expect.arrayContaining(['ota-release.yaml']) });
  });
});

describe('the questions of init', () => {
  test('Enter alone all the way is the same as no question at all', async () => {
    const [asked, silent] = [newProject(), newProject()];
    const { asked: questions, openPrompter } = answering();
    const told = await run(runInit, asked, { flags: { keys: 'none' }, openPrompter });
    await run(runInit, silent, { flags: { keys: 'none', yes: true, forge: 'github' } });
    expect(questions.length).toBeLessThanOrEqual(7);
    expect(filesOf(asked)).toEqual(filesOf(silent));
    expect(projectOf(asked)).toEqual(projectOf(silent));
    expect(told.text).not.toContain('found  ');
  });

  test('answers go into the project file, and what was given ahead is not asked', async () => {
    const directory = newProject();
    const { asked, openPrompter } = answering({
      'product called': 'valve',
      models: 'v-1, v-2',
      published: 'put',
      'Which one': 'https://dav.example.com/valve',
      'Under which URL': 'https://valve.example.com',
      systems: ['zos'],
      else: [],
    });
    await run(runInit, directory, { flags: { forge: 'gitlab' }, openPrompter });
    expect(asked.filter((question) => question.includes('repository live'))).toEqual([]);
    expect(projectOf(directory)).toMatchObject({
      product: 'valve',
      models: ['v-1', 'v-2'],
      host: 'https://dav.example.com/valve',
      publicUrl: 'https://valve.example.com',
      devices: ['zos'],
      signing: { trustedKeys: [] },
    });
    expect(readFileSync(join(directory, '.gitlab-ci.yml'), 'utf8')).not.toContain('ota-refresh');
  });

  test.each([{ yes: true }, { json: true }])('nobody is asked with %j', async (flags) => {
    const openPrompter = async (): Promise<Prompter> => {
      throw new RangeError('asked');
    };
    await run(runInit, newProject(), { flags: { ...flags, keys: 'none' }, openPrompter });
  });
});

describe('the key of init', () => {
  test('lies outside of the repository, for its owner alone, is trusted at once, and never told', async () => {
    const directory = newProject();
    const { text } = await run(runInit, directory, { flags: { forge: 'github' } });
    const keys = join(directory, '../pump-keys');
    const secret = readFileSync(join(keys, 'ota.key'), 'utf8').trim();
    expect(statSync(join(keys, 'ota.key')).mode & 0o777).toBe(0o600);
    expect(statSync(keys).mode & 0o077).toBe(0);
    const trustedKeys = [readFileSync(join(keys, 'ota.pub.b64'), 'utf8').trim()];
    expect(projectOf(directory)).toMatchObject({ signing: { trustedKeys } });
    expect(text).toContain('gh secret set OTA_SIGNING_KEY < ../pump-keys/ota.key');
    for (const file of filesOf(directory)) expect(readFileSync(join(directory, file), 'utf8')).not.toContain(secret);
    expect(text).not.toContain(secret);
  });

  test('that is there already is used again', async () => {
    const directory = newProject();
    await run(runInit, directory, { flags: { forge: 'git' } });
    const before = readFileSync(join(directory, '../pump-keys/ota.key'), 'utf8');
    const second = join(directory, '../second');
    mkdirSync(second);
    const { json } = await run(runInit, second, { flags: { forge: 'git', keys: '../pump-keys', json: true } });
    expect(json()).toMatchObject({ key: { found: true } });
    expect(readFileSync(join(directory, '../pump-keys/ota.key'), 'utf8')).toBe(before);
  });

  test('is refused inside of the repository, and taken where git ignores it', async () => {
    const directory = newProject();
    execFileSync('git', ['init', '--quiet', directory], { env: baseEnvironment });
    const inside = () => run(runInit, directory, { flags: { forge: 'git', keys: 'keys' } });
    await expect(inside()).rejects.toMatchObject({ code: 'init-keys-in-repository', exitCode: 2 });
    expect(readdirSync(directory)).toEqual(['.git']);
    writeFileSync(join(directory, '.gitignore'), '/keys/\n');
    await inside();
    expect(existsSync(join(directory, 'keys/ota.key'))).toBe(true);
  });

  test('is none in a job, whose machine forgets it', async () => {
    const directory = newProject();
    const { text } = await run(runInit, directory, { flags: { forge: 'git' }, environment: { CI: 'true' } });
    expect(existsSync(join(directory, '../pump-keys'))).toBe(false);
    expect(text).toContain('keys generate --out ../pump-keys');
  });

  test('is taken back where the project can’t be written', async () => {
    const directory = newProject();
    writeFileSync(join(directory, 'config'), 'a file where a folder is needed');
    const given = run(runInit, directory, { flags: { forge: 'git' } });
    await expect(given).rejects.toMatchObject({ code: 'init-file-unwritable' });
    expect(readdirSync(join(directory, '..'))).toEqual(['pump']);
    expect(readdirSync(directory)).toEqual(['config']);
  });
});

test('a dry run tells the same and writes nothing', async () => {
  const directory = newProject();
  const { text } = await run(runInit, directory, { flags: { forge: 'github', dryRun: true } });
  expect(readdirSync(join(directory, '..'))).toEqual(['pump']);
  expect(readdirSync(directory)).toEqual([]);
  const wouldWrite = [...text.matchAll(/^would write {2}(\S*)/gm)].map(([, path]) => path);
  await run(runInit, directory, { flags: { forge: 'github' } });
  expect(wouldWrite.sort()).toEqual([...filesOf(directory), '../pump-keys/ota.key'].sort());
});

test('values that the project file wouldn’t take are refused, all at once, with the flag', async () => {
  const given = run(runInit, newProject(), {
    flags: { product: 'No Product', publicUrl: 'updates' },
    origins: { product: '--product', publicUrl: '--public-url' },
  });
  await expect(given).rejects.toMatchObject({
    problems: [{ place: { file: '--product' } }, { place: { file: '--public-url' } }],
  });
});
