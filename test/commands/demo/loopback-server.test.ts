import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoopbackServer, serveLoopback } from '../../../src/commands/demo/loopback-server.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
let server: LoopbackServer;

beforeEach(async () => {
  const directory = join(temporaryDirectory(), 'site');
  mkdirSync(join(directory, 'bundles'), { recursive: true });
  writeFileSync(join(directory, 'latest'), '"1.0.0"\n');
  writeFileSync(join(directory, 'bundles/x.zip'), 'zip');
  writeFileSync(join(directory, '../secret'), 'secret');
  server = await serveLoopback(directory);
});

afterEach(() => server.close());

/** The status of a path that is sent as it is: a URL parser would tidy it up. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get({ agent: false, host: '127.0.0.1', port: server.port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

describe('serveLoopback', () => {
  test('serves files with their length, to GET and HEAD', async () => {
    const response = await fetch(`${server.url}/bundles/x.zip?again`);
    expect(await response.text()).toBe('zip');
    expect(response.headers.get('content-length')).toBe('3');
    const head = await fetch(`${server.url}/latest`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '8']);
  });

  test.each([
    // path, status
    ['/', 404],
    ['/bundles', 404],
    ['/none', 404],
    ['/../secret', 404],
    ['/bundles/../../secret', 404],
    ['/%2e%2e/secret', 404],
    ['/bundles//x.zip', 404],
  ])('answers %s with %i', async (path, status) => {
    expect(await statusOf(path)).toBe(status);
  });

  test('takes no other method', async () => {
    expect((await fetch(`${server.url}/latest`, { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  test('a second server gets a port of its own', async () => {
    const second = await serveLoopback(temporaryDirectory());
    expect(second.port).not.toBe(server.port);
    await second.close();
  });
});
