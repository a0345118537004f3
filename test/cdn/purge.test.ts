import { describe, expect, test } from 'vitest';
import { type PurgeSurroundings, purge } from '../../src/cdn/purge.js';
import { openNetwork } from '../../src/http/network.js';
import { CLOUDFRONT_KEY, cloudFrontDouble } from '../support/cloudfront-double.js';
import { loopbackServers } from '../support/loopback.js';
import { temporaryDirectories } from '../support/temporary.js';

const serve = loopbackServers();
const newDirectory = temporaryDirectories();
const surroundings = (environment: PurgeSurroundings['environment'], details: string[]): PurgeSurroundings => ({
  environment,
  openNetwork: () => openNetwork({ environment, userAgent: 'ota-release/test' }),
  detail: (text) => void details.push(text),
});
const request = () => ({ urls: ['https://u.example/latest'], reference: 'r', directory: newDirectory() });

describe('a CDN is told', () => {
  test('by a command', async () => {
    const details: string[] = [];
    const spec = { kind: 'command', argv: ['cat'] } as const;
    expect(await purge(spec, request(), surroundings({ PATH: process.env.PATH }, details))).toEqual([]);
    expect(details).toEqual(['purge: https://u.example/latest']);
  });

  test('through CloudFront', async () => {
    const { received, listener } = cloudFrontDouble();
    const environment = {
      AWS_ACCESS_KEY_ID: CLOUDFRONT_KEY.id,
      AWS_SECRET_ACCESS_KEY: CLOUDFRONT_KEY.secret,
      AWS_SESSION_TOKEN: CLOUDFRONT_KEY.token,
      AWS_ENDPOINT_URL_CLOUDFRONT: await serve(listener),
    };
    const spec = { kind: 'cloudfront', distribution: 'E2EXAMPLE1234' } as const;
    expect(await purge(spec, request(), surroundings(environment, []))).toEqual([]);
    expect(received.map(({ paths }) => paths)).toEqual([['/latest']]);
  });
});
