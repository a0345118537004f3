import { describe, expect, expectTypeOf, test } from 'vitest';
import * as format from '../../src/library/format.js';
import type * as index from '../../src/site/index-statement.js';
import { STABLE } from '../../src/site/layout.js';
import * as statement from '../../src/site/statement.js';
import type { UpgradeObject } from '../../src/site/upgrade-object.js';

/** The keys that are declared, without those that any object may have. */
type Known<T> = keyof { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

describe('the published format', () => {
  test('has the constants that are published', () => {
    expect(format.PAYLOAD_TYPE).toBe(statement.PAYLOAD_TYPE);
    expect(format.STATEMENT_TYPE).toBe(statement.STATEMENT_TYPE);
    expect(format.INDEX_PREDICATE_TYPE).toBe(statement.INDEX_PREDICATE);
    expect(format.STABLE_CHANNEL).toBe(STABLE);
    const { predicateType } = statement.releaseStatementSchema.shape;
    expect(predicateType.value).toBe(format.RELEASE_PREDICATE_TYPE);
  });

  test('is what is read and written, as types', () => {
    expectTypeOf<index.IndexStatement>().toExtend<format.IndexStatement>();
    expectTypeOf<statement.ReleaseStatement>().toExtend<format.ReleaseStatement>();
    expectTypeOf<UpgradeObject>().toExtend<format.UpgradeObject>();
  });

  test('names every key of a release, an entry and a roll-out, and of an index those that readers need', () => {
    expectTypeOf<Known<statement.ReleasePredicate>>().toEqualTypeOf<keyof format.ReleasePredicate>();
    expectTypeOf<Known<index.IndexRelease>>().toEqualTypeOf<keyof format.IndexRelease>();
    expectTypeOf<Known<index.Rollout>>().toEqualTypeOf<keyof format.Rollout>();
    expectTypeOf<keyof format.IndexPredicate>().toExtend<Known<index.IndexPredicate>>();
  });
});
