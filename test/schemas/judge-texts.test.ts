import { expect, it } from 'vitest';
import { judgeTexts, violationText } from '../../src/schemas/judge-texts.js';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { textOf } from './project-files.js';

const schema = { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: false };

it('gives every violation its place: the value, or the key that must not be', async () => {
  const texts = [textOf({ a: 'x', b: 1 }, 'one.json'), textOf({ a: 1 }, 'two.json')];
  const problems = await judgeTexts(schemaDocument(schema), 'Config', texts);
  expect(
    problems.map(({ message, place }) => `${place?.file}:${place?.line}:${place?.column} ${message}`).sort(),
  ).toEqual([
    'one.json:2:8 Config rejects this: a: must be integer.',
    'one.json:3:3 Config rejects this: b: this key is not allowed.',
  ]);
});

it('adds what the module’s own schema says, where the published one says nothing', async () => {
  const judgeOwn = async () => [
    [
      { path: '/a', message: 'not three', keyword: 'custom' },
      { path: '', message: 'odd', keyword: 'custom' },
    ],
  ];
  const document = schemaDocument(schema, { judgeOwn });
  expect((await judgeTexts(document, 'Config', [textOf({ a: 3 })])).map(({ message }) => message)).toEqual([
    'Config rejects this: a: not three.',
    'Config rejects this: odd.',
  ]);
  expect((await judgeTexts(document, 'Config', [textOf({ a: 'x' })])).map(({ message }) => message)).toEqual([
    'Config rejects this: a: must be integer.',
    'Config rejects this: odd.',
  ]);
});

it('leaves the path out where it is the whole document', () => {
  expect([violationText('', 'x'), violationText('/a/0', 'x')]).toEqual(['x', 'a[0]: x']);
});
