import { describe, expect, it } from 'vitest';
import {
  type ReleasePredicate,
  releaseStatement,
  releaseStatementSchema,
  sitePathSchema,
  statementDifferences,
} from '../../src/site/statement.js';

const predicate: ReleasePredicate = {
  product: 'logger',
  models: ['tl-100'],
  version: '1.0.0',
  channel: 'stable',
  tag: 'v1.0.0',
  commit: 'a'.repeat(40),
  created: '2026-01-01T00:00:00Z',
  bundle: { path: 'bundles/x.zip', size: 3, sha256: 'b'.repeat(64) },
  attachments: [],
};

describe('releaseStatement', () => {
  it('has the bundle as its subject and passes its own schema', () => {
    const statement = releaseStatement(predicate);
    expect(statement.subject).toEqual([{ name: 'bundles/x.zip', digest: { sha256: 'b'.repeat(64) } }]);
    expect(releaseStatementSchema.parse(JSON.parse(JSON.stringify(statement)))).toEqual(statement);
  });
});

describe('sitePathSchema', () => {
  it.each([
    // path, accepted
    ['bundles/a.zip', true],
    ['1.0.0', true],
    ['a/..b/c', true],
    ['/etc/passwd', false],
    ['../x', false],
    ['a/../b', false],
    ['a/./b', false],
    ['a//b', false],
    ['a\\b', false],
    ['a b', false],
    ['', false],
    ['a/..', false],
    ['a/', false],
  ])('%j is accepted: %s', (path, accepted) => {
    expect(sitePathSchema.safeParse(path).success).toBe(accepted);
  });
});

describe('statementDifferences', () => {
  it.each([
    // what, a, b, differences
    ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['another value', { a: { b: 1 } }, { a: { b: 2 } }, ['a.b']],
    ['a key that is missing', { a: 1 }, {}, ['a']],
    ['another type', { a: [] }, { a: {} }, ['a']],
    ['a longer list', { a: [1] }, { a: [1, 2] }, ['a.1']],
    ['two differences', { a: 1, b: 1 }, { a: 2, b: 2 }, ['a', 'b']],
  ])('names %s', (_what, a, b, differences) => {
    expect(statementDifferences(a, b)).toEqual(differences);
  });
});
