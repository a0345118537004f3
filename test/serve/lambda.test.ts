import { describe, expect, test } from 'vitest';
import { createCheckInHandler } from '../../src/serve/handler.js';
import { type LambdaEvent, lambdaHandler } from '../../src/serve/lambda.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { checkInBody, IOTO_URL, iotoPredicate, signedIndex } from '../support/ioto.js';
import { testSigner } from '../support/signing.js';

const event = (changes: Partial<LambdaEvent> = {}): LambdaEvent => ({
  rawPath: '/tok/provision/update',
  rawQueryString: '',
  headers: { authorization: 'SECRET', 'content-length': '9999', host: 'x.lambda-url.example.com' },
  body: checkInBody(),
  isBase64Encoded: false,
  requestContext: { domainName: 'x.lambda-url.example.com', http: { method: 'POST' } },
  ...changes,
});

const lambda = async () => {
  const bytes = await signedIndex(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }]));
  return lambdaHandler(
    createCheckInHandler({
      site: IOTO_URL,
      keys: [encodePublicKey(testSigner().publicKey, 'base64')],
      fetch: async () => new Response(Buffer.from(bytes)),
    }),
  );
};

describe('lambdaHandler', () => {
  test.each([
    // how the body comes
    ['as text', {}],
    ['in base64', { body: Buffer.from(checkInBody()).toString('base64'), isBase64Encoded: true }],
  ])('answers a check-in whose body comes %s', async (_how, changes) => {
    const { statusCode, headers, body } = await (await lambda())(event(changes));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ version: '1.1.0', url: expect.stringContaining('https://') });
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  test.each<[string, Partial<LambdaEvent>]>([
    // what comes
    ['an empty body', { body: null }],
    ['no JSON', { body: '{' }],
    ['a GET', { requestContext: { http: { method: 'GET' } } }],
    ['an event of another format', { rawPath: undefined as never, requestContext: undefined as never }],
  ])('refuses %s without offering anything', async (_what, changes) => {
    const { statusCode, body } = await (await lambda())(event(changes));
    expect(statusCode).not.toBe(200);
    expect(body).not.toContain('url');
  });
});
