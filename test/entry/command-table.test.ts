import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/entry/command-line.js';
import { commandTable } from '../../src/entry/command-table.js';
import { inputs } from '../../src/project/inputs.js';

const output = { out: () => {}, err: () => {} };
const names = commandTable.map(({ name }) => name);

describe('the command table', () => {
  test('has each command once, and those that inputs are declared for', () => {
    expect(new Set(names).size).toBe(names.length);
    const declared = new Set<string>(inputs.flatMap(({ commands }) => commands));
    expect([...declared].sort()).toEqual([...names].sort());
  });

  test.each(commandTable)('$name has its code, and says in a line and in a sentence what it does', async (entry) => {
    expect(await entry.load()).toBeTypeOf('function');
    expect(entry.summary).toMatch(/^[a-z].*[^.]$/);
    expect(entry.description).toMatch(/^[A-Za-z].*\.$/);
    expect(entry.summary.length).toBeLessThan(80);
  });

  const examples = commandTable.flatMap(({ name, examples: lines }) => lines.map(([line]) => [name, line] as const));

  test('every command has an example', () => {
    expect(new Set(examples.map(([name]) => name))).toEqual(new Set(names));
  });

  test.each(examples)('%s: the example “%s” can be typed', async (name, line) => {
    const [program, ...args] = line.replace(/ > .*$/, '').split(' ');
    expect(program).toBe('ota-release');
    const { command } = await parseCommandLine(args, output);
    expect(command.name).toBe(name);
  });
});
