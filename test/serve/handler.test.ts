import { describe, expect, test } from 'vitest';
import { type CheckInHandlerOptions, createCheckInHandler } from '../../src/serve/handler.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { checkInBody, IOTO_URL, iotoPredicate, signedIndex } from '../support/ioto.js';
import { testSigner } from '../support/signing.js';

const KEYS = [encodePublicKey(testSigner().publicKey, 'base64')];

/** A handler over a site that a function of the test stands for, and what it was asked for. */
const handlerOver = (
  site: (url: string) => Response | Promise<Response>,
  changes: Partial<CheckInHandlerOptions> = {},
) => {
  const asked: string[] = [];
  const faults: unknown[] = [];
  const handler = createCheckInHandler({
    site: IOTO_URL,
    keys: KEYS,
    fetch: async (url) => {
      asked.push(url);
      return site(url);
    },
    onFault: (error) => faults.push(error),
    ...changes,
  });
  return { handler, asked, faults };
};

const checkIn = (body: string | null = checkInBody(), init: RequestInit = {}): Request =>
  new Request('https://devices.example.com/tok/provision/update?x=1', { method: 'POST', body, ...init });

describe('createCheckInHandler', () => {
  test('answers from the signed index, which it fetches once', async () => {
    const bytes = await signedIndex(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }]));
    const { handler, asked } = handlerOver(() => new Response(Buffer.from(bytes)), { site: `${IOTO_URL}/gateway/` });
    const response = await handler(checkIn());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const body = await response.text();
    expect(JSON.parse(body).version).toBe('1.1.0');
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
    await handler(checkIn(checkInBody({ version: '1.1.0' })));
    expect(asked).toEqual([`${IOTO_URL}/gateway/index.json`]);
  });

  test('looks at another channel', async () => {
    const bytes = await signedIndex(iotoPredicate([{ version: '2.0.0-rc.1' }], { channel: 'beta' }));
    const { handler, asked } = handlerOver(() => new Response(Buffer.from(bytes)), { channel: 'beta' });
    expect(JSON.parse(await (await handler(checkIn())).text()).version).toBe('2.0.0-rc.1');
    expect(asked).toEqual([`${IOTO_URL}/channels/beta/index.json`]);
  });

  test.each([
    ['bearer SECRET', 'authorization'],
    ['SECRET', 'authorization'],
    ['SECRET', 'x-token'],
  ])('takes any token, %j in %s', async (token, header) => {
    const bytes = await signedIndex(iotoPredicate([{ version: '1.1.0' }]));
    const { handler } = handlerOver(() => new Response(Buffer.from(bytes)));
    const response = await handler(checkIn(checkInBody(), { headers: { [header]: token } }));
    expect(await response.text()).toMatch(/^\{"url":/);
  });

  test.each<[what: string, site: () => Response | Promise<Response>]>([
    ['is away', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers with an error', () => new Response('no', { status: 500 })],
    ['answers with a web page', () => new Response('<html>')],
    ['sends too much', () => new Response(new Uint8Array(13 * 1024 * 1024))],
  ])('offers nothing where the site %s', async (_what, site) => {
    const { handler, faults } = handlerOver(site);
    const response = await handler(checkIn());
    expect(response.status).toBe(503);
    expect(faults).toHaveLength(1);
    expect(await response.json()).toEqual({ error: 'there is no index that can be trusted at hand' });
  });

  test('answers GET with the method to use, and a missing body with 400', async () => {
    const { handler } = handlerOver(async () => new Response(Buffer.from(await signedIndex(iotoPredicate([])))));
    const get = await handler(new Request('https://devices.example.com/tok/provision/update'));
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await handler(checkIn(null))).status).toBe(400);
  });

  test.each<[what: string, changes: Partial<CheckInHandlerOptions>]>([
    ['a site that is no URL', { site: 'updates.example.com' }],
    ['a site that is a file', { site: 'file:///srv/site' }],
    ['no key', { keys: [] }],
    ['a key that is none', { keys: ['secret'] }],
    ['more signatures than keys', { threshold: 2 }],
    ['a channel that leads elsewhere', { channel: '../stable' }],
    ['an endless cache', { cacheSeconds: 86_400 }],
    ['a limit without a store', { limit: {} }],
  ])('refuses %s at once', (_what, changes) => {
    expect(() => handlerOver(() => new Response(), changes)).toThrow(TypeError);
  });

  test('a limit with a store counts', async () => {
    const bytes = await signedIndex(iotoPredicate([{ version: '1.1.0' }]));
    const store = { take: async () => false };
    const { handler } = handlerOver(() => new Response(Buffer.from(bytes)), { limit: { store } });
    expect(await (await handler(checkIn())).json()).toEqual({ message: 'the release has reached its limit' });
  });
});
