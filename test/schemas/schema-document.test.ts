import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { cpuMsOf } from './cpu-time.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof OtaError ? error.code : String(error);
  }
};

it('publishes canonical bytes under their digest, whatever the order of keys', () => {
  const [one, two] = [
    schemaDocument({ type: 'object', required: ['a'] }),
    schemaDocument({ required: ['a'], type: 'object' }),
  ];
  expect(new TextDecoder().decode(one.bytes)).toBe('{"required":["a"],"type":"object"}\n');
  expect(one.sha256).toBe(createHash('sha256').update(one.bytes).digest('hex'));
  expect(two.sha256).toBe(one.sha256);
});

it('judges by the schema', () => {
  const document = schemaDocument({ properties: { a: { type: 'integer' } } }, { file: 'a.json' });
  expect(document.judge({ a: 1 })).toEqual([]);
  expect(document.judge({ a: 'x' })).toEqual([{ path: '/a', message: 'must be integer', keyword: 'type' }]);
  expect(document.file).toBe('a.json');
});

it('compiles a schema once', async () => {
  const alternatives = Array.from({ length: 2000 }, (_, index) => ({
    required: [`key${index}`],
    properties: { [`key${index}`]: { type: 'string' } },
  }));
  const first = await cpuMsOf(() => schemaDocument({ anyOf: alternatives }));
  const second = await cpuMsOf(() => schemaDocument({ anyOf: alternatives }));
  expect(second).toBeLessThan(first / 2);
});

it('refuses what can’t be compiled or would judge by a promise', () => {
  expect(codeOf(() => schemaDocument({ $ref: 'https://example.com/a.json' }))).toBe('config-schema-invalid');
  expect(codeOf(() => schemaDocument({ $async: true, type: 'string' }))).toBe('config-schema-invalid');
});

it('reports a schema that runs in circles without descending', () => {
  const document = schemaDocument({ $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } } });
  expect(codeOf(() => document.judge({}))).toBe('config-judge-failed');
});

it('keeps 300 schemas apart', () => {
  const documents = Array.from({ length: 300 }, (_, index) => schemaDocument({ const: index }));
  expect(documents.map((document, index) => document.judge(index).length + document.judge(index + 1).length)).toEqual(
    documents.map(() => 1),
  );
});
