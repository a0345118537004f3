import { expect, test } from 'vitest';
import { nothing, noUpdate, refusal } from '../../src/serve/web-answer.js';

test.each([
  [nothing, 200, '{}'],
  [noUpdate('why'), 200, '{"message":"why"}'],
  [refusal(400, 'why'), 400, '{"error":"why"}'],
])('%j', (answer, status, body) => expect(answer).toEqual({ status, body }));

test('a refusal is never the bare text upon which an agent deletes its identity', () => {
  for (const text of ['Authentication failed', 'Cannot find device']) expect(refusal(401, text).body).not.toBe(text);
});
