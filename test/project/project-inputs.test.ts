import { describe, expect, test } from 'vitest';
import { OPERATIONS, REISSUES } from '../../src/project/input-definition.js';
import { PROJECT_INPUTS } from '../../src/project/project-inputs.js';
import { projectSchema } from '../../src/project/schema.js';

describe('PROJECT_INPUTS', () => {
  test('can be given on every face, by a variable too', () => {
    for (const { name, faces, env } of PROJECT_INPUTS) {
      expect(faces, name).toEqual(['shell', 'action', 'gitlab']);
      expect(env, name).toMatch(/^OTA_[A-Z_]+$/);
    }
  });

  test.each(
    PROJECT_INPUTS.filter(({ name }) => !['project', 'root'].includes(name)).map((input) => [input.name, input]),
  )('%s is described by the first sentence of its key, without marks of Markdown', (name, { description }) => {
    const key = projectSchema.shape[name as 'host' | 'publicCheck'];
    const whole = (key.meta() ?? key.unwrap().meta())?.description?.replaceAll('`', '') ?? '';
    expect(whole.toLowerCase().startsWith(description.toLowerCase())).toBe(true);
    expect(description).toMatch(/^[a-z].*[^.]$/);
    expect(description).not.toContain('`');
  });

  test('what is needed to publish is no input of commands that only read', () => {
    const commandsOf = (name: string) => PROJECT_INPUTS.find((input) => input.name === name)?.commands;
    const changing = [...OPERATIONS, ...REISSUES, 'sign'];
    expect(commandsOf('host')).toEqual(['release', 'plan', 'check', 'init', ...changing, 'doctor']);
    expect(commandsOf('oneAtATime')).toEqual(['release', 'mirror', ...changing, 'doctor']);
    expect(commandsOf('publicCheck')).toEqual(['release', 'verify', ...changing, 'doctor']);
  });
});
