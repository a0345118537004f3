import { describe, expect, test } from 'vitest';
import { signEnvelope } from '../../src/signing/dsse.js';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { indexStatement } from '../../src/site/next-index.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { longIndex } from '../support/long-index.js';
import { testSigner } from '../support/signing.js';

/** docs/site-format.md, “Cost of a check-in”. */
const BUDGET_BYTES = 128 * 1024;

const sizeOf = async (predicate: IndexPredicate): Promise<number> => {
  const statement = indexStatement(predicate, channelLayout('stable'));
  return jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), ['release', 'second'].map(testSigner)))
    .length;
};

describe('the index of a long history', () => {
  test('keeps to its budget, and is no larger after 10,000 releases than after 150', async () => {
    const { predicate, largest, directory } = longIndex(10_000);
    expect(directory.pages.reduce((sum, page) => sum + page.releases, predicate.releases.length)).toBe(10_000);
    expect(largest.releases).toHaveLength(100);
    expect(await sizeOf(largest)).toBeLessThanOrEqual(BUDGET_BYTES);
    // A few digits of a counter and of versions.
    expect(await sizeOf(predicate)).toBeLessThanOrEqual((await sizeOf(longIndex(150).largest)) + 1024);
  });
});
