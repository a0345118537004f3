import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { provenanceStatementSchema } from '../../src/provenance/provenance-statement.js';
import { signEnvelope, verifyEnvelope } from '../../src/signing/dsse.js';
import { indexStatementSchema } from '../../src/site/index-statement.js';
import { recordStatementSchema } from '../../src/site/release-record.js';
import { readSignedStatement } from '../../src/site/signed-statement.js';
import { PAYLOAD_TYPE, releaseStatementSchema } from '../../src/site/statement.js';
import { testSigner, testTrust } from '../support/signing.js';

const schema = z.object({ says: z.string() });
const read = async (payload: string, { type = PAYLOAD_TYPE, trust = testTrust(), extra = {} } = {}) => {
  const envelope = await signEnvelope(type, Buffer.from(payload), [testSigner()]);
  return readSignedStatement({ ...envelope, ...extra }, { path: 'x', schema, verify: (e) => verifyEnvelope(e, trust) });
};

describe('readSignedStatement', () => {
  test('gives the statement, and who signed it', async () => {
    const { statement, keyIds } = await read('{"says":"yes"}');
    expect([statement, keyIds]).toEqual([{ says: 'yes' }, [testSigner().publicKey.keyId]]);
  });

  test('gives the very value that was signed, with its keys in their order', async () => {
    const payload = '{"more":{"b":1,"a":2},"says":"yes","0":[]}';
    const { statement } = await read(payload);
    expect(JSON.stringify(statement)).toBe(JSON.stringify(JSON.parse(payload)));
  });

  test.each([
    ['index', indexStatementSchema],
    ['release', releaseStatementSchema],
    ['record', recordStatementSchema],
    ['provenance', provenanceStatementSchema],
  ])('may do so, because the schema of the %s fills nothing in and changes nothing', (_what, statementSchema) => {
    // What a default or a transform takes is not what it gives.
    const [taken, given] = (['input', 'output'] as const).map((io) => z.toJSONSchema(statementSchema, { io }));
    expect(taken).toEqual(given);
  });

  test.each([
    ['another type', '{"says":"yes"}', { type: 'text/plain' }, 'site-object-unverified'],
    ['another key', '{"says":"yes"}', { trust: testTrust(['other']) }, 'site-object-unverified'],
    ['another shape', '{"says":1}', {}, 'site-object-unreadable'],
    ['no JSON', 'yes', {}, 'site-object-unverified'],
    ['a key that is signed twice', '{"says":"yes","says":"no"}', {}, 'site-object-unverified'],
    ['a byte order mark before what is signed', '\uFEFF{"says":"yes"}', {}, 'site-object-unverified'],
    ['a number that readers round', '{"says":"yes","n":9007199254740993}', {}, 'site-object-unverified'],
    ['a key beside the envelope’s', '{"says":"yes"}', { extra: { more: 1 } }, 'envelope-key-unknown'],
  ])('refuses %s', async (_what, payload, options, code) => {
    await expect(read(payload, options)).rejects.toMatchObject({ code });
  });
});
