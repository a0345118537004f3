import { expect, it } from 'vitest';
import { Unparsable } from '../../src/schemas/json-cursor.js';
import { MAX_DEPTH, parseJson } from '../../src/schemas/json-parser.js';

const silent = () => undefined;

it('tells a visitor every value with its key and both offsets, outer before inner', () => {
  const events: unknown[] = [];
  parseJson('{"a": [1, {"b":2}]}', silent, {
    visitor: {
      enter: (key, keyOffset, offset) => events.push([key, keyOffset, offset]),
      leave: () => events.push('leave'),
    },
  });
  expect(events).toEqual([['a', 1, 6], [0, 7, 7], 'leave', [1, 10, 10], ['b', 11, 15], 'leave', 'leave', 'leave']);
});

it('goes on behind faults it can understand', () => {
  const codes: string[] = [];
  expect(parseJson("{'a': 1, a: [2,],}", (_, code) => codes.push(code))).toEqual({ a: [2] });
  expect(codes).toEqual(
    ['quotes', 'duplicate-key', 'unquoted-key', 'trailing-comma', 'trailing-comma']
      .map((code) => `config-json-${code}`)
      .toSorted((a, b) => codes.indexOf(a) - codes.indexOf(b)),
  );
});

it('nests as deep as it says, and no deeper', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJson(nested(MAX_DEPTH), silent)).toEqual(JSON.parse(nested(MAX_DEPTH)));
  expect(() => parseJson(nested(MAX_DEPTH + 1), silent)).toThrow(Unparsable);
});
