import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { purgeCloudFront } from '../../src/cdn/cloudfront.js';
import { openNetwork } from '../../src/http/network.js';
import { CLOUDFRONT_KEY, cloudFrontDouble } from '../support/cloudfront-double.js';
import { loopbackServers } from '../support/loopback.js';
import { proxyServers } from '../support/proxy-server.js';

const serve = loopbackServers();
const startProxy = proxyServers();
const URLS = ['https://u.example/ota/index.json', 'https://u.example/ota/1.0.0+5'];
const KEYS = {
  AWS_ACCESS_KEY_ID: CLOUDFRONT_KEY.id,
  AWS_SECRET_ACCESS_KEY: CLOUDFRONT_KEY.secret,
  AWS_SESSION_TOKEN: CLOUDFRONT_KEY.token,
};

const purge = async (
  endpoint: string,
  { distribution = 'E2EXAMPLE1234', urls = URLS, reference = 'revision 7', environment = {} } = {},
) => {
  const all = { ...KEYS, AWS_ENDPOINT_URL_CLOUDFRONT: endpoint, ...environment };
  const details: string[] = [];
  const problems = await purgeCloudFront(
    distribution,
    { urls, reference },
    {
      environment: all,
      openNetwork: () => openNetwork({ environment: all, userAgent: 'ota-release/test' }),
      detail: (text) => void details.push(text),
    },
  );
  return { problems, details };
};

/** Where a server was, and is no more. */
const closedPort = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
};

describe('CloudFront', () => {
  test('is asked for one invalidation of all paths, in a request that it takes', async () => {
    const { received, listener } = cloudFrontDouble();
    const { problems, details } = await purge(await serve(listener));
    expect(problems).toEqual([]);
    expect(received).toEqual([
      {
        path: '/2020-05-31/distribution/E2EXAMPLE1234/invalidation',
        reference: expect.stringMatching(/^ota-release-[0-9a-f]{64}$/),
        paths: ['/ota/index.json', '/ota/1.0.0+5'],
      },
    ]);
    expect(details).toEqual(['CloudFront E2EXAMPLE1234: invalidation I1 of /ota/index.json, /ota/1.0.0+5']);
  });

  test('meets the same request again under the same reference, and others under others', async () => {
    const { received, listener } = cloudFrontDouble();
    const url = await serve(listener);
    for (let run = 0; run < 2; run += 1) expect((await purge(url)).problems).toEqual([]);
    expect(received).toHaveLength(1);
    await purge(url, { reference: 'revision 8' });
    await purge(url, { urls: URLS.slice(1) });
    expect(new Set(received.map(({ reference }) => reference)).size).toBe(3);
  });

  test('is reached through the environment’s proxy', async () => {
    const { received, listener } = cloudFrontDouble();
    const proxy = await startProxy();
    await purge(await serve(listener), { environment: { http_proxy: proxy.url } });
    expect(received).toHaveLength(1);
    expect(proxy.requests).toHaveLength(1);
  });

  test.each([
    // what is wrong, changes, reason
    ['a permission is missing', { distribution: 'EDENIED00' }, 'AccessDenied: AccessDenied, of all things'],
    [
      'the key is another one',
      { environment: { AWS_SECRET_ACCESS_KEY: 'another' } },
      'SignatureDoesNotMatch: SignatureDoesNotMatch, of all things',
    ],
  ])('where %s is a warning that says so', async (_what, changes, reason) => {
    const { received, listener } = cloudFrontDouble();
    const { problems } = await purge(await serve(listener), changes);
    expect(problems).toMatchObject([
      {
        code: 'purge-cloudfront-failed',
        severity: 'warning',
        message: expect.stringContaining(`has changed: ${reason}.`),
      },
    ]);
    expect(received).toEqual([]);
    expect(JSON.stringify(problems)).not.toContain(CLOUDFRONT_KEY.secret);
  });

  test('that can’t be reached is a warning', async () => {
    const { problems } = await purge(await closedPort());
    expect(problems).toMatchObject([{ message: expect.stringContaining('ECONNREFUSED') }]);
  });
});
