import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { provenancePath, recordPath } from '../../src/site/layout.js';
import {
  type RecordFacts,
  recordStatement,
  recordStatementSchema,
  signProvenance,
  signRecord,
} from '../../src/site/release-record.js';
import { verifyStatement } from '../../src/site/upgrade-object.js';
import { draftOf } from '../support/channel.js';
import { testSigner, testTrust } from '../support/signing.js';

const release = draftOf('1.0.0').statement.predicate;
const upgradeObject = { path: '1.0.0', sha256: '1'.repeat(64) };
const facts: RecordFacts = {
  tool: { name: 'ota-release', version: '2.0.0' },
  inputs: { strict: true },
  checks: [{ name: 'check', outcome: 'passed', warnings: 1 }],
  findings: [{ code: 'version-back-port', severity: 'warning', count: 1 }],
  signers: [testSigner().publicKey.keyId],
};

describe('a release record', () => {
  test('is about the upgrade object and the bundle, its keys in a fixed order', () => {
    const statement = recordStatement(release, upgradeObject, { ...facts, by: 'operator' });
    expect(statement.subject.map(({ name }) => name)).toEqual(['1.0.0', release.bundle.path]);
    expect(Object.keys(statement.predicate)).toEqual([
      ...['product', 'version', 'channel', 'tag', 'commit', 'tool', 'inputs', 'checks', 'findings', 'signers', 'by'],
      'attachments',
    ]);
    expect(recordStatementSchema.safeParse(statement).success).toBe(true);
  });

  test('is the same for the same facts, and lies under its digest', async () => {
    const statement = recordStatement(release, upgradeObject, facts);
    const [first, second] = [await signRecord(statement, [testSigner()]), await signRecord(statement, [testSigner()])];
    expect(first).toEqual(second);
    expect(first.sha256).toBe(sha256Hex(first.bytes));
    expect(first.path).toBe(recordPath(first.sha256));
  });

  test('verifies with the keys that signed it and no others', async () => {
    const { bytes, path } = await signRecord(recordStatement(release, upgradeObject, facts), [testSigner()]);
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    const read = (names: readonly string[]) => verifyStatement(value, path, testTrust(names), recordStatementSchema);
    expect(read(['release']).statement.predicate.version).toBe('1.0.0');
    expect(() => read(['stranger'])).toThrow();
  });
});

test('a provenance is one line of JSON under a name that says of what', async () => {
  const { bytes, path, sha256 } = await signProvenance({ a: 1 }, release, [testSigner()]);
  expect(Buffer.from(bytes).toString().match(/\n/g)).toHaveLength(1);
  expect(path).toBe(provenancePath(sha256, 'logger', '1.0.0'));
});
