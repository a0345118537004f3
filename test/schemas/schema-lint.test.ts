import { describe, expect, it, test } from 'vitest';
import { parseJsonText } from '../../src/schemas/json-text.js';
import { lintSchema, patternOf, schemaSpots } from '../../src/schemas/schema-lint.js';

const lint = (text: string): readonly string[] => {
  const json = parseJsonText(text, { file: 'schema.json' });
  return lintSchema(json.value as never, json).map(
    ({ code, severity, place }) => `${severity} ${code.replace('config-schema-', '')} ${place?.line}:${place?.column}`,
  );
};

describe('lintSchema', () => {
  // schema text, findings
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['{"type":"object","x-unit":1,"discriminator":{}}', []],
    ['{"properties":{\n"a":{"requird":[]}}}', ['warning unknown-keyword 2:6']],
    ['{"format":"ipv5"}', ['warning unknown-format 1:11']],
    ['{"format":"cuid2","pattern":"^[a-z]+$"}', []],
    ['{"format":"directory-path"}', []],
    ['{"pattern":"(?P<x>a)"}', ['error pattern 1:12']],
    ['{"pattern":"\\\\d+\\\\-\\\\d+"}', []],
    ['{"patternProperties":{"a":true,\n"(":true}}', ['error pattern 2:1']],
    ['{"enum":[{"requird":1}],"default":{"pattern":"("}}', []],
    ['true', []],
  ];
  test.each(rows)('%s', (text, findings) => {
    expect(lint(text)).toEqual(findings);
  });
});

it('lists every schema object with its pointer', () => {
  expect(
    schemaSpots({ anyOf: [{ items: {} }, true], properties: { 'a/b': {} } }).map(({ pointer }) => pointer),
  ).toEqual(['', '/anyOf/0', '/properties/a~1b', '/anyOf/0/items']);
});

it('reads a pattern in Unicode mode where it can', () => {
  expect(patternOf('^.$')?.test('😀')).toBe(true);
  expect(patternOf('^\\-$')?.test('-')).toBe(true);
  expect(patternOf('(')).toBeUndefined();
});
