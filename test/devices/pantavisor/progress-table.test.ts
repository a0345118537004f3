import { describe, expect, test } from 'vitest';
import { PROGRESS_STATUSES, PROGRESS_TABLE } from '../../../src/devices/pantavisor/progress-table.js';
import { REFUSALS } from '../../../src/devices/pantavisor/verify-state.js';

describe('PROGRESS_TABLE', () => {
  test('has each status once, in their order', () => {
    expect(PROGRESS_TABLE.map(({ status }) => status)).toEqual(PROGRESS_STATUSES);
  });

  test('has the numbers of the contract: final ones are 100', () => {
    const numbers = PROGRESS_TABLE.map(({ status, progress, final }) => [status, progress, final]);
    expect(numbers).toEqual([
      ['NEW', 0, false],
      ['SYNCING', undefined, false],
      ['QUEUED', 5, false],
      ['DOWNLOADING', 25, false],
      ['INPROGRESS', 50, false],
      ['TESTING', 75, false],
      ['UPDATED', 100, true],
      ['DONE', 100, true],
      ['WONTGO', 100, true],
      ['ERROR', 100, true],
      ['CANCELLED', 100, true],
    ]);
  });

  test('names current wording before older, each message of a status once', () => {
    for (const { messages } of PROGRESS_TABLE) {
      const wordings = messages.map(({ wording }) => wording);
      expect(wordings).toEqual(wordings.toSorted());
      expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
    }
  });

  test('gives a reason for each older message, and for every status without one', () => {
    for (const { messages, unreachable } of PROGRESS_TABLE) {
      for (const { wording, unreachable: reason } of messages) if (wording === 'older') expect(reason).toMatch(/older/);
      if (messages.every((message) => message.unreachable !== undefined)) expect(unreachable).toBeDefined();
    }
  });

  test('has what a state is refused with', () => {
    const refused = PROGRESS_TABLE.find(({ status }) => status === 'WONTGO')?.messages.map(({ text }) => text);
    expect(refused).toEqual(expect.arrayContaining(Object.values(REFUSALS)));
  });
});
