import { expect, test } from 'vitest';
import { problem } from '../../src/errors/problem.js';

const HOP = { family: 'Connhex Edge', from: '1.0.0', to: '2.0.0', state: 'update_failed', why: 'it failed' };

test.each([
  // what the script wrote, what the message ends with
  [undefined, 'it failed.'],
  ['', 'it failed.'],
  ['one\n\ntwo\n', 'it failed. It wrote: one ⏎ two'],
  ['\u001b[31mred\u0007\n', 'it failed. It wrote: [31mred'],
  [
    Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n'),
    'line 14 ⏎ line 15 ⏎ line 16 ⏎ line 17 ⏎ line 18 ⏎ line 19',
  ],
])('of %j a message shows the end, without what a terminal obeys', (output, end) => {
  const { message } = problem('rehearsal-failed', { ...HOP, output });
  expect(message).toMatch(/^Connhex Edge, 1\.0\.0 → 2\.0\.0 ends in update_failed: /);
  expect(message.endsWith(end)).toBe(true);
});

test('each device and state is named', () => {
  expect(problem('rehearsal-unverified', HOP).message).toBe(
    'Connhex Edge, 1.0.0 → 2.0.0 ends in update_failed: it failed.',
  );
  expect(problem('rehearsal-fault-unknown', { fault: 'x', known: ['a', 'b'] }).message).toBe(
    '--fault "x" is none of a, b.',
  );
});
