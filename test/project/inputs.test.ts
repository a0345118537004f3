import { describe, expect, test } from 'vitest';
import { flagOf, inputs, inputsOf } from '../../src/project/inputs.js';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('inputs', () => {
  test.each(inputs.map((input) => [input.name, input] as const))('%s is declared whole', (name, input) => {
    expect(input.flag).toBe(kebab(name));
    expect(input.description).toMatch(/^\S.*[^.\s]$/);
    expect(input.description.charAt(0)).toBe(input.description.charAt(0).toLowerCase());
    expect(input.commands.length).toBeGreaterThan(0);
    expect(input.kind === 'choice').toBe(input.choices !== undefined);
    expect(['text', 'list', 'integer'].includes(input.kind)).toBe(input.metavar !== undefined);
    for (const choice of input.choices ?? []) expect(input.type.safeParse(choice).success).toBe(true);
  });

  test('names, flags and letters are unique', () => {
    for (const values of [inputs.map(({ name }) => name), inputs.flatMap(({ short }) => short ?? [])])
      expect(new Set(values).size).toBe(values.length);
  });

  test.each([
    // input | value | taken
    ['threshold', 1, true],
    ['threshold', 0, false],
    ['threshold', 1.5, false],
    ['host', '../site', true],
    ['host', '', false],
    ['minCounter', 0, true],
    ['minCounter', -1, false],
    ['format', 'sarif', true],
    ['format', 'xml', false],
    ['dryRun', true, true],
    ['publicCheck', 'auto', true],
    ['publicCheck', 'always', false],
    ['publicWait', 3600, true],
    ['publicWait', 3601, false],
    ['oneAtATime', true, true],
    ['oneAtATime', 'true', false],
    ['reason', 'it bricks gw-100: “äöü”', true],
    ['reason', 'x'.repeat(500), true],
    ['reason', 'x'.repeat(501), false],
    ['reason', 'two\nlines', false],
    ['reason', 'of a \u001b[31mterminal', false],
  ])('%s of %j is taken: %s', (name, value, taken) => {
    expect(inputs.find((input) => input.name === name)?.type.safeParse(value).success).toBe(taken);
  });

  test('each command has its own, in the order of the declaration', () => {
    const names = (command: string) => inputsOf(command).map(({ name }) => name);
    expect(names('release')).toEqual(expect.arrayContaining(['version', 'host', 'publicUrl', 'dryRun', 'json']));
    expect(names('demo')).toEqual(['directory', 'quiet', 'verbose']);
    expect(names('check')).toContain('format');
    expect(names('nothing')).toEqual([]);
  });

  test('a secret is no flag, and no input of the component', () => {
    const secrets = inputs.filter(({ secret }) => secret === true);
    expect(secrets.map(({ flag }) => flag)).toEqual([
      'signing-key',
      'signing-key-password',
      'token',
      'host-token',
      'host-password',
      'connhex-token',
      'pantavisor-key',
    ]);
    expect(new Set(secrets.flatMap(({ faces }) => faces))).toEqual(new Set(['action']));
  });

  test('each face has its own, and the pipelines’ ones can be given by a variable', () => {
    const names = (face: 'action' | 'gitlab') => inputsOf('release', face).map(({ name }) => name);
    expect(names('action')).toEqual(expect.arrayContaining(['signingKey', 'token', 'dryRun', 'junit']));
    expect(names('gitlab')).toEqual(expect.arrayContaining(['forge', 'dryRun', 'strict']));
    expect(names('gitlab')).not.toContain('token');
    const unnamed = inputs.filter(({ faces, env }) => faces.includes('gitlab') && env === undefined);
    expect(unnamed).toEqual([]);
  });

  test('a variable has the name of its input', () => {
    const odd = inputs.filter(
      ({ flag, env, secret }) =>
        !secret && env !== undefined && env !== `OTA_${flag.replaceAll('-', '_').toUpperCase()}`,
    );
    expect(odd).toEqual([]);
  });

  test('a flag is found by its input’s name', () => {
    expect(flagOf('publicUrl')).toBe('--public-url');
    expect(() => flagOf('nothing')).toThrow(RangeError);
  });
});
