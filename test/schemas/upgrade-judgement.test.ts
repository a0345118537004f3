import { expect, it } from 'vitest';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { upgradeJudge } from '../../src/schemas/upgrade-judgement.js';
import { textOf } from './project-files.js';

it('names the side that rejects, the text and the path', () => {
  const judge = upgradeJudge();
  const schema = schemaDocument({ properties: { a: { type: 'integer' } } });
  const texts = [textOf({ a: 1 }, 'one.json'), textOf({ a: 'x' }, 'two.json')];
  expect(judge.rejections('foreign-rejects', schema, texts)).toEqual([
    { kind: 'foreign-rejects', text: 'their ForeignConfig rejects two.json: a: must be integer' },
  ]);
  expect(judge.rejections('config-rejects', schema, texts)[0]?.text).toBe(
    'the release’s Config rejects two.json: a: must be integer',
  );
  expect(judge.rejections('config-rejects', undefined, texts)).toEqual([]);
});

it('judges a text by a schema once', () => {
  const judge = upgradeJudge();
  let judged = 0;
  const document = schemaDocument({});
  const counting = {
    ...document,
    judge: (value: unknown) => {
      judged += 1;
      return document.judge(value);
    },
  };
  const texts = [textOf({ a: 1 }), textOf({ a: 2 })];
  for (let round = 0; round < 5; round += 1) judge.rejections('foreign-rejects', counting, texts);
  expect(judged).toBe(2);
});

it('tells narrowings from what it can’t compare', () => {
  const judge = upgradeJudge();
  const schema = (properties: object) => schemaDocument({ properties: properties as never });
  const [older, newer] = [
    schema({ a: { type: 'string' }, b: { pattern: 'x' } }),
    schema({ a: { type: 'null' }, b: { pattern: 'y', type: 'string' } }),
  ];
  expect(judge.narrowings(older, newer).map(({ kind }) => kind)).toEqual(['narrowed', 'narrowed', 'incomparable']);
  expect([
    judge.narrowings(older, older),
    judge.narrowings(undefined, newer),
    judge.narrowings(older, undefined),
  ]).toEqual([[], [], []]);
});
