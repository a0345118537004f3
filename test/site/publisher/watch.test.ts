import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { type PublisherEvent, type WatchOptions, watchSite } from '../../../src/site/publisher/watch.js';

interface State {
  readonly versions: readonly string[] | 'broken';
  readonly latest: string | 'broken';
}

const broken = () => fail('publisher-status', { url: 'https://example.com/latest', status: 503 });

/** A site that is in another state at each look, and the events of all of them. */
const eventsOf = async (states: readonly State[], options: Omit<WatchOptions, 'intervalMs' | 'signal'> = {}) => {
  const ending = new AbortController();
  const left = [...states];
  let state: State | undefined;
  const list = async (): Promise<readonly string[]> => {
    state = left.shift();
    if (!state) ending.abort();
    if (!state || state.versions === 'broken') throw broken();
    return state.versions;
  };
  const latest = async (): Promise<string> => {
    if (!state || state.latest === 'broken') throw broken();
    return state.latest;
  };
  const events: PublisherEvent[] = [];
  const watched = { list, latest, shown: (name: string) => `https://example.com/${name}` };
  for await (const event of watchSite(watched, { intervalMs: 1, signal: ending.signal, ...options }))
    events.push(event);
  return events.map((event) => (event.kind === 'error' ? event.error.code : event));
};

describe('the events of a watched site', () => {
  test('the first look tells of all that is there, later ones of what has changed', async () => {
    const first = { versions: ['1.0.0'], latest: '1.0.0' };
    const second = { versions: ['1.0.0', '1.1.0-rc.1', '1.1.0'], latest: '1.1.0' };
    expect(await eventsOf([first, first, second, second])).toEqual([
      { kind: 'versions', added: ['1.0.0'], removed: [] },
      { kind: 'latest', version: '1.0.0', before: null },
      { kind: 'versions', added: ['1.1.0-rc.1', '1.1.0'], removed: [] },
      { kind: 'latest', version: '1.1.0', before: '1.0.0' },
    ]);
  });

  test('what is known already is no news', async () => {
    const known = { versions: ['1.0.0'], latest: '1.0.0' };
    expect(await eventsOf([known, { versions: ['1.0.0', '1.1.0'], latest: '1.0.0' }], { known })).toEqual([
      { kind: 'versions', added: ['1.1.0'], removed: [] },
    ]);
  });

  test('a withdrawal is told by the list; a lower latest is no event, and no later one is missed', async () => {
    const states = [
      { versions: ['1.0.0', '1.1.0'], latest: '1.1.0' },
      { versions: ['1.0.0'], latest: '1.0.0' },
      { versions: ['1.0.0', '1.2.0'], latest: '1.2.0' },
    ];
    expect(await eventsOf(states, { known: { versions: ['1.0.0'], latest: '1.0.0' } })).toEqual([
      { kind: 'versions', added: ['1.1.0'], removed: [] },
      { kind: 'latest', version: '1.1.0', before: '1.0.0' },
      { kind: 'versions', added: [], removed: ['1.1.0'] },
      { kind: 'versions', added: ['1.2.0'], removed: [] },
      { kind: 'latest', version: '1.2.0', before: '1.1.0' },
    ]);
  });

  test('a look that fails is an event, and does not end it', async () => {
    const states: readonly State[] = [
      { versions: 'broken', latest: '1.0.0' },
      { versions: ['1.0.0'], latest: 'broken' },
      { versions: ['1.0.0'], latest: '1.0.0' },
    ];
    expect(await eventsOf(states)).toEqual([
      'publisher-status',
      { kind: 'versions', added: ['1.0.0'], removed: [] },
      'publisher-status',
      { kind: 'latest', version: '1.0.0', before: null },
    ]);
  });

  test('a latest that is not listed yet is an error of that look, and told of once it is', async () => {
    const known = { versions: ['1.0.0'], latest: '1.0.0' };
    const states = [
      { versions: ['1.0.0'], latest: '1.1.0' },
      { versions: ['1.0.0', '1.1.0'], latest: '1.1.0' },
    ];
    expect(await eventsOf(states, { known })).toEqual([
      'publisher-latest-unlisted',
      { kind: 'versions', added: ['1.1.0'], removed: [] },
      { kind: 'latest', version: '1.1.0', before: '1.0.0' },
    ]);
  });
});

describe('the end of a watch', () => {
  const still = { list: async () => ['1.0.0'], latest: async () => '1.0.0', shown: (name: string) => name };

  test('a signal ends it in the middle of a pause', async () => {
    const ending = new AbortController();
    const events: PublisherEvent[] = [];
    for await (const event of watchSite(still, { intervalMs: 3_600_000, signal: ending.signal })) {
      events.push(event);
      if (event.kind === 'latest') setTimeout(() => ending.abort(), 5);
    }
    expect(events).toHaveLength(2);
  });

  test('a signal that was given before it began lets nothing be asked', async () => {
    const asked = { ...still, list: () => Promise.reject(new Error('it was asked')) };
    for await (const event of watchSite(asked, { signal: AbortSignal.abort() })) throw new Error(event.kind);
  });

  test('what is no OtaError is a defect, and passes through', async () => {
    const defect = { ...still, list: () => Promise.reject(new TypeError('defect')) };
    await expect(watchSite(defect).next()).rejects.toThrow('defect');
  });

  test.each([0, -1, Number.NaN])('an interval of %d is refused', async (intervalMs) => {
    await expect(watchSite(still, { intervalMs }).next()).rejects.toThrow(RangeError);
  });
});
