import { describe, expect, test } from 'vitest';
import { checkInService, type DeviceRequest, type ServiceOptions } from '../../src/serve/service.js';
import { checkInBody, type IotoChannel, iotoPredicate, signedIndex } from '../support/ioto.js';
import { testSigner, testTrust } from '../support/signing.js';

const UPDATE = '/tok/provision/update';
const NOW = Date.parse('2026-01-02T00:00:00Z');

const serviceOf = async (changes: Partial<ServiceOptions> = {}, channel?: IotoChannel) => {
  const bytes = await signedIndex(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }], channel));
  const options = {
    readIndex: async () => bytes,
    trust: testTrust(),
    channel: 'stable',
    cacheSeconds: 60,
    now: () => NOW,
  };
  return checkInService({ ...options, ...changes });
};

const post = (
  path: string,
  body: Awaited<ReturnType<DeviceRequest['body']>> | string = checkInBody(),
): DeviceRequest => ({
  method: 'POST',
  path,
  body: async () =>
    body === 'too large' || body === 'too slow' || typeof body !== 'string' ? body : Buffer.from(body),
});

describe('checkInService', () => {
  test('offers an update, under any base', async () => {
    const { answer } = await serviceOf();
    for (const path of [UPDATE, `/iot/v1${UPDATE}`]) {
      const { status, body } = await answer(post(path));
      expect(status).toBe(200);
      expect(JSON.parse(body).version).toBe('1.1.0');
    }
  });

  test.each([
    ['a report', post('/tok/provision/updateReport', '{"success":true,"id":"d","update":"u"}')],
    ['a report of the shell updater', post('/tok/provision/updateReport', '{"success":"true","id":"d","update":"u"}')],
    ['a report that is none', post('/tok/provision/updateReport', 'what?')],
    ['a report that is far too large', post('/tok/provision/updateReport', 'too large')],
    ['a check-in of the newest version', post(UPDATE, checkInBody({ version: '1.1.0' }))],
  ])('answers %s with an empty object', async (_what, request) => {
    expect(await (await serviceOf()).answer(request)).toEqual({ status: 200, body: '{}' });
  });

  test.each<[what: string, request: DeviceRequest, status: number]>([
    ['another path', post('/'), 404],
    ['another method', { ...post(UPDATE), method: 'GET' }, 405],
    ['too large a body', post(UPDATE, 'too large'), 413],
    ['too slow a body', post(UPDATE, 'too slow'), 408],
    ['no JSON', post(UPDATE, '{'), 400],
  ])('refuses %s', async (_what, request, status) => {
    const answer = await (await serviceOf()).answer(request);
    expect(answer.status).toBe(status);
    expect(Object.keys(JSON.parse(answer.body))).toEqual(['error']);
    expect(answer.allow).toBe(status === 405 ? 'POST' : undefined);
  });

  test('says so where the site was not released for Ioto', async () => {
    const { answer } = await serviceOf({}, { settings: null });
    expect(await answer(post(UPDATE))).toEqual({
      status: 200,
      body: '{"message":"nothing is released for Ioto here"}',
    });
  });

  test.each<[what: string, changes: Partial<ServiceOptions>]>([
    ['can’t be read', { readIndex: async () => Promise.reject(new Error('no network')) }],
    ['has expired', { now: () => Date.parse('2999-01-01T00:00:00Z') }],
    ['somebody else has signed', { trust: testTrust(['other']) }],
    ['is of another channel', { channel: 'beta' }],
  ])('offers nothing from an index that %s', async (_what, changes) => {
    const faults: unknown[] = [];
    const { answer, index } = await serviceOf({ ...changes, onFault: (error) => faults.push(error) });
    expect((await answer(post(UPDATE))).status).toBe(503);
    expect(faults).toHaveLength(1);
    await expect(index()).rejects.toThrow();
  });

  test('keeps within an exact limit that a store counts, and fails closed', async () => {
    const asked: unknown[] = [];
    const let2 = { take: async (version: string, id: string) => asked.push([version, id]) <= 2 };
    const { answer } = await serviceOf({ limit: let2 });
    const versions = [];
    for (const id of ['a', 'b', 'c'])
      versions.push(JSON.parse((await answer(post(UPDATE, checkInBody({ id })))).body).version);
    expect(versions).toEqual(['1.1.0', '1.1.0', undefined]);
    await answer(post(UPDATE, checkInBody({ version: '1.1.0' })));
    expect(asked).toEqual(['a', 'b', 'c'].map((id) => ['1.1.0', id]));
    const broken = await serviceOf({ limit: { take: async () => Promise.reject(new Error('store is away')) } });
    expect((await broken.answer(post(UPDATE))).status).toBe(500);
  });

  test('a body that can’t be read is answered too', async () => {
    const { answer } = await serviceOf();
    const request = { ...post(UPDATE), body: async () => Promise.reject(new Error('gone')) };
    expect((await answer(request)).status).toBe(500);
  });

  test('an index of a second signer alone is refused where two are asked for', async () => {
    const { answer } = await serviceOf({
      trust: { keys: [testSigner(), testSigner('b')].map((s) => s.publicKey), threshold: 2 },
    });
    expect((await answer(post(UPDATE))).status).toBe(503);
  });
});
