import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryForge } from '../support/faults/memory-forge.js';
import { type Index, indexOf } from '../support/faults/signed-json.js';
import { differences, type Objects, unsoundness } from '../support/faults/soundness.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { openPublishers, type Publishers } from '../support/publisher.js';

const NOON = Date.parse('2026-01-15T12:00:00Z');
const DAY_MS = 86_400_000;
const EXPIRES_DAYS = 180;

let publishers: Publishers;

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '1.1.0', '1.2.0']);
});
afterAll(() => publishers.dispose());

const publish = (version: string, host: MemoryHost, clock: () => Date, forge = memoryForge()) =>
  publishers.of(version).publish({ openHost: async () => host, forge, clock });

const at = (milliseconds: number) => () => new Date(milliseconds);

/** A clock that shows each of these times once, and the last of them for ever. */
const jumping = (...times: readonly number[]): (() => Date) => {
  const left = [...times];
  return () => new Date((left.length > 1 ? left.shift() : left[0]) ?? NOON);
};

const indexes = ({ objects }: MemoryHost): readonly Index[] =>
  [...objects.keys()]
    .filter((path) => path.startsWith('revisions/'))
    .sort()
    .flatMap((path) => indexOf(objects.get(path) ?? new Uint8Array()) ?? []);

/** Every version's object as it is at any time: a release's bytes know no clock. */
const expectSound = (host: MemoryHost, before: Objects): void => {
  const after = new Map(['1.0.0', '1.1.0', '1.2.0'].map((v) => [v, publishers.of(v).upgradeObject] as const));
  expect(unsoundness(host.objects, { before, after })).toEqual([]);
};

describe('a clock that has jumped between two releases', () => {
  test.each([
    ['a day back', -DAY_MS],
    ['a second back', -1000],
    ['to 1970', -NOON],
    ['a year on', 365 * DAY_MS],
    ['ten years on', 3650 * DAY_MS],
  ])('%s: the counter grows by one, and the new index is good for its time', async (_, jumpMs) => {
    const host = memoryHost();
    await publish('1.0.0', host, at(NOON));
    const before = new Map(host.objects);
    await publish('1.1.0', host, at(NOON + jumpMs));
    expectSound(host, before);
    await publish('1.2.0', host, at(NOON + 60_000));
    expectSound(host, before);
    const log = indexes(host);
    expect(log.map(({ counter }) => counter)).toEqual([1, 2, 3]);
    for (const { created, expires } of log)
      expect(Date.parse(expires) - Date.parse(created)).toBe(EXPIRES_DAYS * DAY_MS);
    expect(log.map(({ created }) => Date.parse(created))).toEqual([NOON, NOON + jumpMs, NOON + 60_000]);
  });
});

describe('a clock that jumps within a release', () => {
  test.each([
    ['a day back', [NOON, NOON - DAY_MS]],
    ['a year on', [NOON, NOON + 365 * DAY_MS]],
    ['to and fro', [NOON, NOON + 365 * DAY_MS, NOON - DAY_MS, NOON]],
  ])('%s: the release stands, and running it again changes nothing', async (_, times) => {
    const host = memoryHost();
    await publish('1.0.0', host, at(NOON));
    const before = new Map(host.objects);
    const forge = memoryForge();
    await publish('1.1.0', host, jumping(...times), forge).catch(() => undefined);
    expectSound(host, before);
    const stands = new Map(host.objects);
    await publish('1.1.0', host, at(NOON), forge);
    expectSound(host, before);
    expect(differences(host.objects, stands)).toEqual([]);
    expect(indexes(host).map(({ counter }) => counter)).toEqual([1, 2]);
  });

  test('also where it dies between the commit and the pointers and the next run has another time', async () => {
    const host = memoryHost();
    await publish('1.0.0', host, at(NOON));
    const before = new Map(host.objects);
    const forge = memoryForge();
    host.before = (operation, path) => {
      if (operation === 'replace' && path === 'versions') throw new Error('dead');
    };
    await expect(publish('1.1.0', host, at(NOON + 365 * DAY_MS), forge)).rejects.toThrow('dead');
    expectSound(host, before);
    host.before = () => undefined;
    await publish('1.1.0', host, at(NOON - DAY_MS), forge);
    expectSound(host, before);
    // What was committed under the wrong time stays committed: it is the log.
    expect(indexes(host).map(({ created }) => Date.parse(created))).toEqual([NOON, NOON + 365 * DAY_MS]);
    expect(host.objects.get('index.json')).toEqual(host.objects.get('revisions/00000002.json'));
  });
});
