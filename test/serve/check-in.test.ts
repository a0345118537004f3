import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, rolloutOffset } from '../../src/devices/ioto/rollout.js';
import { type CheckIn, checkInDesk, MAX_BODY_BYTES, purposeOf } from '../../src/serve/check-in.js';
import type { WebAnswer } from '../../src/serve/web-answer.js';
import { checkInBody, type IotoChannel, type IotoRelease, iotoPredicate } from '../support/ioto.js';

const RELEASES: readonly IotoRelease[] = [{ version: '1.0.0' }, { version: '1.1.0' }];

const judge = (
  body: string | Uint8Array,
  releases: readonly IotoRelease[] = RELEASES,
  options?: IotoChannel,
): WebAnswer | CheckIn | undefined =>
  checkInDesk(iotoPredicate(releases, options))?.judge(typeof body === 'string' ? Buffer.from(body) : body);

const answerOf = (judged: WebAnswer | CheckIn | undefined): WebAnswer | undefined =>
  judged && 'answer' in judged ? judged.answer : judged;

const versionFor = (told: Readonly<Record<string, unknown>>, releases?: readonly IotoRelease[]): unknown => {
  const { status, body } = answerOf(judge(checkInBody(told), releases)) ?? { status: 0, body: 'null' };
  expect(status).toBe(200);
  return JSON.parse(body).version;
};

describe('purposeOf', () => {
  test.each([
    ['/tok/provision/update', 'check-in'],
    ['/any/base/tok/provision/update', 'check-in'],
    ['/tok/provision/updateReport', 'report'],
    ['/x/tok/provision/updateReport', 'report'],
    ['/tok/provision/update/', undefined],
    ['/tok/provision', undefined],
    ['/', undefined],
    ['tok/provision/update', undefined],
  ])('%s → %s', (path, purpose) => expect(purposeOf(path)).toBe(purpose));
});

describe('checkInDesk', () => {
  test('a site that was not released for Ioto has none', () => {
    expect(checkInDesk(iotoPredicate(RELEASES, { settings: null }))).toBeUndefined();
    expect(checkInDesk({ ...iotoPredicate(RELEASES), families: { ioto: {} } })).toBeUndefined();
  });

  test('answers with url, checksum, update and version first, and {} where there is nothing newer', () => {
    const { body } = answerOf(judge(checkInBody())) ?? { body: '' };
    expect(Object.keys(JSON.parse(body))).toEqual(['url', 'checksum', 'update', 'version']);
    expect(body).not.toMatch(/\s|\\/);
    expect(answerOf(judge(checkInBody({ version: '1.1.0' })))).toEqual({ status: 200, body: '{}' });
    expect(answerOf(judge(checkInBody({ version: '9.0.0' })))).toEqual({ status: 200, body: '{}' });
  });

  test.each<[does: string, told: Readonly<Record<string, unknown>>, version: string | undefined]>([
    ['texts, as the updaters send them', { memory: '512' }, '1.1.0'],
    ['real types, as the agent sends them', { memory: 512, iotoVersion: '3.0.0', enabled: true, notes: null }, '1.1.0'],
    ['too little memory, as text', { memory: '64' }, undefined],
    ['too little memory, as number', { memory: 64 }, undefined],
    ['a property that is no value', { memory: { size: 512 } }, undefined],
    ['a number with more digits than fit', { memory: 512, serial: 1e300 }, '1.1.0'],
    ['a property of every object', { memory: 512, __proto__: { version: '0.0.1' }, constructor: 'x' }, '1.1.0'],
  ])('judges a policy by %s', (_does, told, version) =>
    expect(versionFor(told, [{ version: '1.0.0' }, { version: '1.1.0', policy: 'memory >= 256' }])).toBe(version),
  );

  test('a part of the fleet is chosen by the device’s id', () => {
    const releases = [{ version: '1.0.0' }, { version: '1.1.0', percent: 40 }];
    const offset = rolloutOffset('gateway', 'stable', '1.1.0');
    const ids = Array.from({ length: 100 }, (_, number) => `device-${number}`);
    const offered = ids.filter((id) => versionFor({ id }, releases) === '1.1.0');
    expect(offered).toEqual(ids.filter((id) => (bucketOf(id) + offset) % 100 < 40));
    expect(offered.length).toBeGreaterThan(20);
  });

  test('a roll-out over time goes on between revisions', () => {
    const rollout = { start: '2026-01-01T00:00:00Z', hours: 1 };
    let now = Date.parse('2026-01-01T00:59:59Z');
    const predicate = iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0', rollout }]);
    const desk = checkInDesk(predicate, () => now);
    const late = Array.from({ length: 200 }, (_, number) => `device-${number}`).find(
      (id) => (bucketOf(id) + rolloutOffset('gateway', 'stable', '1.1.0')) % 100 === 99,
    );
    const answer = () => answerOf(desk?.judge(Buffer.from(checkInBody({ id: late }))))?.body;
    expect(answer()).toBe('{}');
    now += 1000;
    expect(answer()).toContain('"version":"1.1.0"');
  });

  test('devices may have another name for the product', () => {
    expect(answerOf(judge(checkInBody({ product: 'other' })))?.body).toBe(
      '{"message":"nothing is released for this product here"}',
    );
    const options = { settings: { product: '01J9Z' } };
    expect(answerOf(judge(checkInBody({ product: '01J9Z' }), RELEASES, options))?.body).toMatch(/^\{"url"/);
    expect(answerOf(judge(checkInBody(), RELEASES, options))?.body).toMatch(/^\{"message"/);
  });

  test('a device whose version can’t be compared is offered nothing', () => {
    expect(answerOf(judge(checkInBody({ version: 'v1.0' })))?.body).toMatch(/^\{"message"/);
  });

  test.each<[does: string, body: string | Uint8Array, status: number]>([
    ['nothing', '', 400],
    ['no JSON', '{"id":', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['no object', '"device-1"', 400],
    ['no id', '{"product":"gateway","version":"1.0.0"}', 400],
    ['an empty id', checkInBody({ id: '' }), 400],
    ['a number for a version', checkInBody({ version: 1 }), 400],
    ['version twice', '{"id":"d","product":"gateway","version":"1.0.0","version":"0.1.0"}', 400],
    ['a key twice, spelled otherwise', '{"id":"d","product":"gateway","version":"1.0.0","\\u0076ersion":"0.1.0"}', 400],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['a byte order mark', `\uFEFF${checkInBody()}`, 400],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400],
    ['a long id', checkInBody({ id: 'i'.repeat(257) }), 400],
    ['a long version', checkInBody({ version: `1.0.0-${'a'.repeat(60)}` }), 400],
    ['too much', checkInBody({ more: 'x'.repeat(MAX_BODY_BYTES) }), 413],
  ])('refuses %s', (_does, body, status) => {
    const answer = answerOf(judge(body));
    expect(answer?.status).toBe(status);
    expect(Object.keys(JSON.parse(answer?.body ?? ''))).toEqual(['error']);
  });

  test('answers any body, and never with what makes an agent forget who it is', () => {
    const desk = checkInDesk(iotoPredicate(RELEASES));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const answer = answerOf(desk?.judge(bytes));
          expect([200, 400, 413]).toContain(answer?.status);
          expect(JSON.parse(answer?.body ?? '')).toBeTypeOf('object');
          expect(answer?.body).not.toContain('"url":null');
        },
      ),
      { numRuns: 300 },
    );
  });
});
