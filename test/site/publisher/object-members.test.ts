import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectMembers } from '../../../src/site/publisher/object-members.js';

test.each([
  // JSON | members
  ['{}', []],
  ['{"a":1}', ['a 1']],
  [' { "a" : 1 , "a" : [1,{"b":"}"}] } ', ['a 1', 'a [1,{"b":"}"}]']],
  ['{"a":"\\"","b\\"":"x,}]\\\\","c":null}', ['a "\\""', 'b" "x,}]\\\\"', 'c null']],
])('%s', (json, members) => {
  expect(objectMembers(json).map(({ key, text }) => `${key} ${text}`)).toEqual(members);
});

test('finds in any object what JSON.parse finds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
      const members = objectMembers(JSON.stringify(object, null, indent));
      const parsed: unknown = JSON.parse(JSON.stringify(object));
      expect(Object.fromEntries(members.map(({ key, text }) => [key, JSON.parse(text)]))).toEqual(parsed);
    }),
    { numRuns: 100 },
  );
});
