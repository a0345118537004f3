import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { projectSchema } from '../../src/project/schema.js';

const originOf = (value: unknown, sources: Readonly<Record<string, string>> = {}) => ({
  value,
  place: (path: KeyPath) => ({ path: path.join('.') }),
  keyPlace: (path: KeyPath) => ({ path: `key ${path.join('.')}` }),
  source: (path: KeyPath) => sources[path.join('.')],
  nameOf: (path: KeyPath) => path.join('.'),
});

const messages = (schema: z.ZodType, value: unknown, sources?: Readonly<Record<string, string>>) =>
  judge(schema, originOf(value, sources)).problems.map(
    ({ message, hint, place }) => `${place?.path}: ${message} ${hint}`,
  );

describe('judge', () => {
  test('gives back what passes, with defaults', () => {
    expect(judge(z.strictObject({ a: z.string().default('x') }), originOf({}))).toEqual({
      value: { a: 'x' },
      problems: [],
    });
  });

  test('says what is expected and what is given', () => {
    const schema = z.strictObject({
      text: z.string(),
      count: z.number(),
      yes: z.boolean(),
      list: z.array(z.string()),
      map: z.strictObject({}),
      either: z.union([z.string(), z.array(z.string())]),
      choice: z.enum(['refuse', 'allow']),
    });
    const value = { text: 1.1, count: 'x', yes: null, list: {}, map: [], either: true, choice: 'refuze' };
    expect(messages(schema, value, { text: '1.10' })).toEqual([
      'text: text takes a text, and this is the number 1.10. Put it in quotes: "1.10".',
      'count: count takes a number, and this is the text "x". Write a number there.',
      'yes: yes takes true or false, and this is nothing. Write true or false there.',
      'list: list takes a list, and this is a map of keys. Write a list there.',
      'map: map takes a map of keys, and this is a list. Write a map of keys there.',
      'either: either takes a text or a list, and this is true. Put it in quotes: "true".',
      'choice: choice doesn’t know the text "refuze". Did you mean refuse? It is one of: refuse, allow.',
    ]);
  });

  test('of a union, reports what is wrong with the form that was meant', () => {
    const schema = z.strictObject({
      a: z.union([z.string(), z.strictObject({ path: z.string(), name: z.string().optional() })]),
    });
    expect(messages(schema, { a: { nam: 'x' } })).toEqual([
      'a.path: The key a.path is missing. Add a.path: it takes a text.',
      'key a.nam: There is no key "nam" here. Did you mean name?',
    ]);
  });

  test('says what keys there are where none is near', () => {
    expect(messages(z.strictObject({ a: z.string().optional() }), { zzz: 1 })).toEqual([
      'key zzz: There is no key "zzz" here. Remove it. The keys here are: a.',
    ]);
    expect(messages(z.strictObject({}), { zzz: 1 })).toEqual([
      'key zzz: There is no key "zzz" here. Remove it: no keys go here.',
    ]);
  });

  test('doesn’t say that a key is missed where it may be the one that is misspelt', () => {
    const codes = (keys: object) => {
      const origin = originOf({ product: 'gw', models: ['a'], ...keys });
      return judge(projectSchema, { ...origin, keyPlace: origin.place }).problems.map(({ code }) => code);
    };
    expect(codes({ host: { bukcet: 'x' }, purge: { comand: ['x'] }, notes: { fil: 'x' } })).toEqual([
      'project-unknown-key',
      'project-unknown-key',
      'project-unknown-key',
    ]);
    expect(codes({ host: {}, purge: { comand: ['x'] } })).toEqual(['project-host-kind', 'project-unknown-key']);
  });

  test.each(['secretKey', 'aws_secret_access_key', 'accessKeyId', 'sessionToken', 'password', 'token'])(
    'takes %s for a secret',
    (key) => {
      const { problems } = judge(projectSchema, originOf({ product: 'gw', models: ['a'], [key]: 'x' }));
      expect(problems.map(({ code }) => code)).toEqual(['project-secret-key']);
    },
  );

  test('judges any value without failing', () => {
    for (const value of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { product: {} },
      { models: [[[]]] },
      { bundle: { root: null } },
    ])
      expect(judge(projectSchema, originOf(value)).problems.length).toBeGreaterThan(0);
  });
});
