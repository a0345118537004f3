import { expect, test } from 'vitest';
import { PROGRESS_TABLE } from '../../src/devices/pantavisor/progress-table.js';
import { FAULTS } from '../../src/rehearsal/faults.js';
import { FAULT_ENDINGS, progressReporter } from '../../src/rehearsal/pantavisor-report.js';

test.each(FAULTS)('%s ends in a final status, with a message of the table that can be reached', (fault) => {
  const { status, text } = FAULT_ENDINGS[fault];
  const row = PROGRESS_TABLE.find((one) => one.status === status);
  expect(row?.final).toBe(true);
  expect(row?.messages.find((message) => message.text === text)).toMatchObject({ wording: 'current' });
});

test('takes down what is said, and how it ends', () => {
  const report = progressReporter('locals/v1.1.0');
  report.say('NEW', 'Update not yet installed');
  const failure = { why: 'it is somebody else’s', unverified: true };
  const ended = report.end({ status: 'WONTGO', text: 'Signature validation failed' }, failure, {}, ['a note']);
  expect(ended).toMatchObject({ ended: 'kept', ran: false, notes: ['a note'], ...failure });
  expect(ended.messages.map(({ state, to }) => [state, to])).toEqual([
    ['NEW', 'locals/v1.1.0'],
    ['WONTGO', 'locals/v1.1.0'],
  ]);
});

test('says nothing that is not in the table', () => {
  expect(() => progressReporter('x').say('NEW', 'Something else')).toThrow(RangeError);
});
