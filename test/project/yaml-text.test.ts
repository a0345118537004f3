import { describe, expect, test } from 'vitest';
import { parseYamlText } from '../../src/project/yaml-text.js';

const found = (text: string) =>
  parseYamlText(text, 'p').problems.map(({ code, message, place }) => `${code} ${place?.line ?? ''}: ${message}`);

describe('parseYamlText', () => {
  test.each([
    // text | codes
    ['a: 1\na: 2\nb: 1\nb: 2\n', ['project-duplicate-key', 'project-duplicate-key']],
    ['a: {b: 1, "b": 2}\n', ['project-duplicate-key']],
    ['a: &x 1\nb: *x\nc: *x\n', ['project-yaml-feature', 'project-yaml-feature', 'project-yaml-feature']],
    ['&x a: 1\n', ['project-yaml-feature']],
    ['a: *nowhere\n', ['project-yaml-feature']],
    ['a: &x [*x]\n', ['project-yaml-feature', 'project-yaml-feature']],
    ['a: !!binary aGk=\n', ['project-yaml-feature']],
    ['a: !!set {b}\n', ['project-yaml-feature']],
    ['a: !x {b: 1}\n', ['project-yaml-feature']],
    ['a: !!int b\n', ['project-yaml-feature']],
    ['a: !!str 1\n', ['project-yaml-feature']],
    ['a: ! 1\n', ['project-yaml-feature']],
    ['!!map {a: 1}\n', ['project-yaml-feature']],
    ['? {a: 1}\n: 1\n', ['project-yaml-feature']],
    ['%YAML 1.1\n---\na: 1\n', ['project-yaml-feature']],
    ['%YAML 1.3\n---\na: 1\n', ['project-syntax']],
    ['%OTHER x\n---\na: 1\n', ['project-syntax']],
    ['---\na: 1\n---\nb: 1\n', ['project-several-documents']],
    ['a: 1\n...\nb: 1\n', ['project-several-documents']],
    ['a: b: c\n', ['project-syntax']],
    ['a: "\\q"\n', ['project-syntax']],
    ['a:\n\tb: 1\n', ['project-tab']],
    ['a: \u0000\n', ['project-control-character']],
    ['a: \u007f\n', ['project-control-character']],
  ])('refuses %j', (text, codes) => {
    expect(parseYamlText(text, 'p').problems.map(({ code }) => code)).toEqual(codes);
    expect(parseYamlText(text, 'p').value).toBeUndefined();
  });

  test.each([
    // text | value
    ['---\na: 1\n', { a: 1 }],
    ['%YAML 1.2\n---\na: 1\n', { a: 1 }],
    ['a: 1\n...\n', { a: 1 }],
    ['a: "x\\u0000y"\n', { a: 'x\0y' }],
    ['a: |\n  x\n  y\n', { a: 'x\ny\n' }],
    ['', null],
  ])('takes %j', (text, value) => {
    const read = parseYamlText(text, 'p');
    expect(read.problems).toEqual([]);
    expect(read.value).toEqual(value);
  });

  test('names the key that stands twice, and its line', () => {
    expect(found('product: a\n"my key": 1\n\'my key\': 2\n')).toEqual([
      'project-duplicate-key 3: The key "my key" stands twice in the same map.',
    ]);
  });

  test('never quotes the text of the file in what it says of its syntax', () => {
    for (const text of [
      'a: "hunter2',
      'a: hunter2: x',
      'a: [hunter2',
      '} hunter2',
      'hunter2: a\n hunter2',
      '- a\nhunter2',
    ])
      expect(JSON.stringify(found(text))).not.toContain('hunter2');
  });

  test('ends with the first twenty faults', () => {
    expect(parseYamlText('a: *b\n'.repeat(100), 'p').problems.length).toBe(20);
  });

  test('a key __proto__ is a key like others', () => {
    const { value } = parseYamlText('__proto__: {polluted: true}\n', 'p');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
