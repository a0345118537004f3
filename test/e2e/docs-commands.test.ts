import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandTable } from '../../src/entry/command-table.js';
import { inputsOf } from '../../src/project/inputs.js';
import { cloneRoot } from '../support/markdown.js';

const textsIn = (directory: string): readonly string[] =>
  readdirSync(join(cloneRoot, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|ya?ml)$/.test(name))
    .map((name) => join(directory, name));

const top = readdirSync(cloneRoot).filter((name) => name.endsWith('.md'));
const documents = [...top, ...['docs', 'examples', 'templates', 'gitlab'].flatMap(textsIn)];

interface Typed {
  readonly line: string;
  readonly command: string;
  readonly flags: readonly string[];
}

/** What a document has its reader type: in Markdown what stands in a block or between backticks, in a pipeline everything; comments are none of it. */
const typedIn = (path: string): readonly Typed[] => {
  const text = readFileSync(join(cloneRoot, path), 'utf8');
  const codes = path.endsWith('.md')
    ? [...text.matchAll(/^ *```\w*\n[\s\S]*?^ *```$|`[^`\n]+`/gm)].map(String)
    : [text];
  return codes.flatMap((code) =>
    [
      ...code
        .replace(/(^| )#.*$/gm, '')
        .matchAll(/(?:\bota-release(?:@[\d.]+)?|node dist\/cli\.js) ([a-z]+)([^\n`]*)/g),
    ].map(([line, command = '', rest = '']) => {
      const own = rest.replace(/"[^"]*"|'[^']*'/g, '""').split(/&&|[|;>)]/)[0] ?? '';
      return { line, command, flags: [...own.matchAll(/ --([a-z][a-z-]*)/g)].map(([, flag = '']) => flag) };
    }),
  );
};

const flagsOf = (command: string): readonly string[] => [...inputsOf(command).map(({ flag }) => flag), 'help'];

/** Lines that no command line of this tool would take. */
const untypable = (typed: readonly Typed[]): readonly string[] =>
  typed
    .filter(
      ({ command, flags }) =>
        !commandTable.some(({ name }) => name === command) || flags.some((flag) => !flagsOf(command).includes(flag)),
    )
    .map(({ line }) => line);

describe('commands in documents', () => {
  test.each(documents)('%s has commands and flags that there are', (path) => {
    expect(untypable(typedIn(path))).toEqual([]);
  });

  test('are found in blocks, between backticks and in pipelines', () => {
    const commands = new Set(documents.flatMap((path) => typedIn(path).map(({ command }) => command)));
    expect(commandTable.map(({ name }) => name).filter((name) => !commands.has(name))).toEqual([]);
  });
});
