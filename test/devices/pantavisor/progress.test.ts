import { describe, expect, test } from 'vitest';
import { progressOf, progressStates, readProgress } from '../../../src/devices/pantavisor/progress.js';
import { PROGRESS_TABLE } from '../../../src/devices/pantavisor/progress-table.js';

describe('progressOf', () => {
  test('is the report of a device', () => {
    expect(progressOf('NEW', 'Update ready to be run')).toEqual({
      status: 'NEW',
      'status-msg': 'Update ready to be run',
      progress: 0,
      retries: 0,
    });
    const facts = { numbers: { N: 2, MAX: 5 }, retries: 2, downloads: { total_size: 10, total_downloaded: 4 } };
    expect(progressOf('DOWNLOADING', 'Downloading update artifacts, retry N of MAX', facts)).toEqual({
      status: 'DOWNLOADING',
      'status-msg': 'Downloading update artifacts, retry 2 of 5',
      progress: 25,
      retries: 2,
      downloads: { total: { total_size: 10, total_downloaded: 4 } },
    });
    expect(progressOf('WONTGO', 'Space required X B, available Y B', { numbers: { X: 900, Y: 7 } })['status-msg']).toBe(
      'Space required 900 B, available 7 B',
    );
  });

  test('has no message of another status, and no number that nobody gave', () => {
    expect(() => progressOf('NEW', 'Rebooting')).toThrow(RangeError);
    expect(() => progressOf('QUEUED', 'Retried N of MAX', { numbers: { N: 1 } })).toThrow(/MAX/);
  });
});

describe('readProgress', () => {
  test('reads every message of the table, current and older', () => {
    const numbers = { N: 1, MAX: 3, X: 12345, Y: 0 };
    for (const { status, messages, final } of PROGRESS_TABLE)
      for (const known of messages)
        expect(readProgress(progressOf(status, known.text, { numbers }))).toMatchObject({ status, known, final });
  });

  test.each(['CANCEL', 'CANCELLED', 'CANCELED'])('takes %s for cancelled', (status) => {
    expect(readProgress({ status })).toEqual({
      status: 'CANCELLED',
      message: '',
      known: undefined,
      progress: 0,
      retries: 0,
      final: true,
    });
  });

  test('keeps messages that nobody has described, and passes over what it doesn’t know', () => {
    const report = {
      status: 'ERROR',
      'status-msg': 'Something new',
      progress: 100,
      retries: 1,
      downloads: 'odd',
      more: 1,
    };
    expect(readProgress(report)).toEqual({
      status: 'ERROR',
      message: 'Something new',
      known: undefined,
      progress: 100,
      retries: 1,
      final: true,
    });
    const downloads = { total: { total_size: 9, total_downloaded: 3, start_time: 1 }, objects: [] };
    expect(readProgress({ status: 'DOWNLOADING', downloads })?.downloads).toMatchObject({
      total_size: 9,
      total_downloaded: 3,
    });
  });

  test.each([null, 'NEW', {}, { status: 'new' }, { status: 'NEW', progress: 101 }, { status: 'NEW', retries: -1 }])(
    'takes %j for no report',
    (report) => {
      expect(readProgress(report)).toBeUndefined();
    },
  );
});

describe('progressStates', () => {
  test('has every status with every message', () => {
    expect(progressStates).toHaveLength(11);
    expect(progressStates.flatMap(({ messages }) => messages)).toHaveLength(
      PROGRESS_TABLE.flatMap((row) => row.messages).length,
    );
    expect(progressStates.filter(({ unreachable }) => unreachable).map(({ state }) => state)).toEqual([
      'SYNCING',
      'QUEUED',
      'CANCELLED',
    ]);
  });
});
