import { describe, expect, test } from 'vitest';
import { withinDeadline } from '../../src/doctor/deadline.js';
import { fail } from '../../src/errors/ota-error.js';

describe('a deadline', () => {
  test('gives what came in time, and the problems of what went wrong', async () => {
    expect(await withinDeadline('it', async () => 7)).toEqual({ value: 7, problems: [] });
    const failed = await withinDeadline('it', async () => Promise.reject(fail('key-secret-missing', {})));
    expect(failed.problems.map(({ code }) => code)).toEqual(['key-secret-missing']);
  });

  test('names what gave no answer', async () => {
    const { value, problems } = await withinDeadline('the host', () => new Promise<number>(() => undefined), 10);
    expect(value).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual(['the host gave no answer within 0.01 seconds.']);
  });

  test('lets a fault of the program through', async () => {
    await expect(withinDeadline('it', async () => Promise.reject(new TypeError('a fault')))).rejects.toThrow('a fault');
  });
});
