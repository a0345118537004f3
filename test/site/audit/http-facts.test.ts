import { describe, expect, test } from 'vitest';
import { observeAbsent, observeObject } from '../../../src/site/audit/http-facts.js';
import { parseHttpBase } from '../../../src/site/http-base.js';
import { httpExchange } from '../../../src/site/http-exchange.js';
import { loopbackServers, type Misbehave, siteListener } from '../../support/loopback.js';

const serve = loopbackServers();
const BUNDLE = Buffer.from(Array.from({ length: 500 }, (_, position) => position % 251));
const site = new Map([
  ['bundle.zip', BUNDLE],
  ['small.zip', BUNDLE.subarray(0, 20)],
]);

const exchangeOf = async (misbehave?: Misbehave) => {
  const base = parseHttpBase(await serve(siteListener(site, misbehave)));
  if (!base) throw new Error('no base');
  return httpExchange(base, { attempts: 1 });
};

describe('what a server is seen to do', () => {
  test('with a bundle: GET, HEAD, a conditional request and a range', async () => {
    const exchange = await exchangeOf();
    const { value } = await observeObject(exchange, 'bundle.zip', 'bundle');
    exchange.close();
    expect(value).toMatchObject({
      get: { status: 200, redirects: [], headers: { 'content-length': '500' } },
      head: { status: 200, headers: { 'content-length': '500' } },
      conditional: { header: 'If-None-Match', status: 304 },
      range: { status: 206, right: true, contentRange: 'bytes 1-64/500' },
    });
  });

  test('with a bundle that is smaller than a range: no range', async () => {
    const exchange = await exchangeOf();
    const { value } = await observeObject(exchange, 'small.zip', 'bundle');
    exchange.close();
    expect(value).not.toHaveProperty('range');
  });

  test('without an ETag: asked by date', async () => {
    const dated: Misbehave = (request, response) => {
      const since = request.headers['if-modified-since'];
      response.writeHead(since ? 304 : 200, { 'last-modified': 'Sun, 01 Feb 2026 00:00:00 GMT' }).end();
      return true;
    };
    const exchange = await exchangeOf(dated);
    const { value } = await observeObject(exchange, 'latest', 'pointer');
    exchange.close();
    expect(value?.conditional).toEqual({ header: 'If-Modified-Since', status: 304 });
  });

  test('with a name that is not there', async () => {
    const exchange = await exchangeOf();
    const { value } = await observeAbsent(exchange, '0.0.0-none');
    exchange.close();
    expect(value).toMatchObject({
      path: '0.0.0-none',
      status: 404,
      headers: { date: expect.any(String) },
      empty: false,
    });
  });

  test('that breaks off: a problem of the object', async () => {
    const exchange = await exchangeOf((_, response) => {
      response.destroy();
      return true;
    });
    const { value, problems } = await observeObject(exchange, 'latest', 'pointer');
    exchange.close();
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'verify-read-failed', place: { file: 'latest' } }]);
  });
});
