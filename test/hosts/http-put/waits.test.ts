import { describe, expect, it } from 'vitest';
import { patience } from '../../../src/hosts/http-put/waits.js';

const LOST = { kind: 'failure', failure: 'lost' } as const;
const answered = (status: number, retryAfter?: string) =>
  ({
    kind: 'answer',
    status,
    header: (name: string) => (name === 'retry-after' ? (retryAfter ?? null) : null),
  }) as const;

const open = (maxWaitMs = 60_000) => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const timing = { clock: () => new Date(0), sleep, random: () => 0.5 };
  return { waits, wait: patience(timing, { maxTries: 3, maxWaitMs }) };
};

describe('patience', () => {
  it('waits longer each time, and gives up after the last try', async () => {
    const { waits, wait } = open();
    const ends = [await wait('PUT', LOST), await wait('PUT', LOST), await wait('PUT', LOST)];
    expect(ends).toEqual(['again', 'again', 'give-up']);
    expect(waits).toEqual([500, 1000]);
  });

  it('waits as long as the server asks, and not beyond what there is of time', async () => {
    const { waits, wait } = open(5_000);
    expect(await wait('PUT', answered(503, '4'))).toBe('again');
    expect(waits).toEqual([4500]);
    expect(await wait('PUT', answered(503, '4'))).toBe('give-up');
  });

  it.each([
    // what came, whether it may get better
    [answered(404), 'give-up'],
    [answered(413), 'give-up'],
    [answered(500), 'again'],
    [{ kind: 'failure', failure: 'final' } as const, 'give-up'],
  ])('%j: %s', async (outcome, expected) => {
    expect(await open().wait('PUT', outcome)).toBe(expected);
  });
});
