import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlFault } from '../../src/project/yaml-fault.js';

const faults = (text: string) =>
  parseDocument(text, { prettyErrors: false }).errors.map((error) =>
    yamlFault(error, text, (offset) => ({ column: offset + 1 })),
  );

describe('yamlFault', () => {
  test.each([
    // text | code | column | in the message
    ['a: [1, 2\nb: 3\n', 'project-syntax', 4, 'the bracket [ that opens here'],
    ['a: {b: 1\nc: 2\n', 'project-syntax', 4, 'the bracket { that opens here'],
    ['a: [\n1\n]\n', 'project-syntax', 4, 'its ] is not indented'],
    ['a: "b\n', 'project-syntax', 4, 'the quote " that opens here'],
    ["a: 'b\n", 'project-syntax', 4, "the quote ' that opens here"],
    ['a: @b\n', 'project-syntax', 4, 'reserved character @'],
    ['a:\n\tb: 1\n', 'project-tab', 4, 'a tab'],
    ['a: 1\na: 2\n', 'project-duplicate-key', 6, '"a"'],
    ['"b c": 1\n"b c": 2\n', 'project-duplicate-key', 10, '"b c"'],
    ["d: 1\n'd': 2\n", 'project-duplicate-key', 6, '"d"'],
  ])('%j', (text, code, column, message) => {
    const [first] = faults(text);
    expect(first).toMatchObject({ code, place: { column } });
    expect(first?.message).toContain(message);
  });
});
