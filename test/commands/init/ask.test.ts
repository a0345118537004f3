import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { proposedAnswers } from '../../../src/commands/init/answers.js';
import { askAnswers } from '../../../src/commands/init/ask.js';
import { detectProject } from '../../../src/commands/init/detect.js';
import type { Prompter } from '../../../src/commands/init/prompter.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

/** Enter alone, to every question. */
const entering = () => {
  const questions: string[] = [];
  const note = <T>(message: string, answer: T): Promise<T> => {
    questions.push(message);
    return Promise.resolve(answer);
  };
  const prompter: Prompter = {
    begin: () => {},
    end: () => {},
    text: ({ message, initial }) => note(message, initial),
    choose: ({ message, initial }) => note(message, initial),
    several: ({ message, initial }) => note(message, initial),
  };
  return { questions, prompter };
};

test('Enter alone gives what was proposed; six questions where the remote names the forge', async () => {
  const directory = temporaryDirectory();
  execFileSync('git', ['init', '--quiet', directory], { env: baseEnvironment });
  execFileSync('git', ['-C', directory, 'remote', 'add', 'origin', 'git@github.com:acme/pump.git']);
  const seen = await detectProject(directory);
  const proposed = await proposedAnswers(seen, {});
  const { questions, prompter } = entering();
  expect(await askAnswers(prompter, seen, {}, proposed)).toEqual(proposed);
  expect(questions).toHaveLength(6);
});

test('what was given isn’t asked', async () => {
  const seen = await detectProject(temporaryDirectory());
  const given = {
    product: 'valve',
    models: ['v-1'],
    forge: 'gitlab',
    host: { text: 'branch:site', origin: '--host' },
    publicUrl: 'https://valve.example.com',
    families: [],
    keys: 'none',
    schedule: 'none',
  } as const;
  const proposed = await proposedAnswers(seen, given);
  const { questions, prompter } = entering();
  expect(await askAnswers(prompter, seen, given, proposed)).toEqual(proposed);
  expect(questions).toEqual([]);
});
