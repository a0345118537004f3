import { expect, test } from 'vitest';
import { answerError } from '../../../src/devices/connhex/api-failure.js';

const errorOf = (status: number, text = '') =>
  answerError(
    { api: 'https://apis.example.com', firmware: 'pump', request: 'GET releases', status, header: () => null, text },
    'list releases',
  );

test.each([
  // status | code
  [400, 'connhex-refused'],
  [401, 'connhex-unauthorized'],
  [403, 'connhex-forbidden'],
  [404, 'connhex-firmware-missing'],
  [415, 'connhex-media-refused'],
  [422, 'connhex-refused'],
  [429, 'connhex-failed'],
  [500, 'connhex-failed'],
  [503, 'connhex-failed'],
  [200, 'connhex-answer-unexpected'],
  [302, 'connhex-answer-unexpected'],
])('status %i is %s', (status, code) => {
  expect(errorOf(status).code).toBe(code);
});

test.each([
  // what came | what is repeated of it
  ['{"message":"no such\\nfirmware."}', '(no such firmware)'],
  ['{"error":"no such firmware"}', '(no such firmware)'],
  ['no such firmware', '(no such firmware)'],
  ['<html>no such firmware</html>', ''],
  ['{"message":{"a":1}}', ''],
  ['', ''],
])('of %j is repeated %j', (text, words) => {
  const { message } = errorOf(404, text);
  if (words !== '') expect(message).toContain(words);
  else expect(message).toMatch(/at GET releases\.$|at GET releases \(\{/);
});
