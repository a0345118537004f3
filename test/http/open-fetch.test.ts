import { existsSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFetch } from '../../src/http/open-fetch.js';
import type { Wait } from '../../src/http/retry.js';
import { node24 } from '../support/action.js';
import { type Authority, makeAuthority } from '../support/authority.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { runProcess } from '../support/cli.js';
import { loopbackServers } from '../support/loopback.js';
import { proxyServers } from '../support/proxy-server.js';
import { temporaryDirectories } from '../support/temporary.js';

const start = loopbackServers();
const startProxy = proxyServers();
const newDirectory = temporaryDirectories();

const open = (environment: Readonly<Record<string, string>>, waits: Wait[]) =>
  openFetch({
    environment,
    userAgent: 'ota-release/1.2.3',
    now: () => 0,
    sleep: async () => undefined,
    random: () => 0.5,
    onWait: (wait) => waits.push(wait),
  });

describe('openFetch', () => {
  it('tries again through the proxy, under its name', async () => {
    const agents: unknown[] = [];
    const url = await start((request, response) => {
      agents.push(request.headers['user-agent']);
      response.writeHead(agents.length < 3 ? 502 : 200).end('at last');
    });
    const [proxy, waits] = [await startProxy(), [] as Wait[]];
    const fetch = await open({ HTTP_PROXY: proxy.url }, waits);
    expect(await (await fetch(`${url}/x?token=t-secret`)).text()).toBe('at last');
    expect(agents).toEqual(Array(3).fill('ota-release/1.2.3'));
    expect(proxy.requests).toHaveLength(3);
    expect(waits).toEqual([
      { request: `GET ${url}/x`, reason: 'status 502', waitMs: 500 },
      { request: `GET ${url}/x`, reason: 'status 502', waitMs: 1000 },
    ]);
  });

  it('asks once where it will never be answered, and says why', async () => {
    const waits: Wait[] = [];
    const proxy = await startProxy({ refuseWith: 407 });
    const fetch = await open({ HTTPS_PROXY: proxy.url }, waits);
    await expect(fetch('https://forge.invalid/')).rejects.toThrow('fetch failed');
    expect([waits, proxy.requests.length]).toEqual([[], 1]);
  });

  describe('in a process of its own', () => {
    const nodes = [process.execPath, node24].filter((path) => existsSync(path));
    let program: Bundled;
    const servers: ReturnType<typeof createServer>[] = [];
    beforeAll(() => {
      program = bundled(new URL('../support/ask-program.ts', import.meta.url));
    });
    afterEach(() => {
      for (const server of servers.splice(0)) server.close();
    });
    afterAll(() => program.dispose());

    const secure = async (authority: Authority): Promise<string> => {
      const server = createServer(authority.server, (_request, response) => response.end('hello'));
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      servers.push(server);
      return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };

    it.each(nodes)('trusts Node’s further authorities beside its own, and lets the process end: %s', async (node) => {
      const [first, second] = [makeAuthority(newDirectory()), makeAuthority(newDirectory())];
      const urls = [await secure(first), await secure(second)];
      const ask = async (url: string, env: Readonly<Record<string, string>>): Promise<string> => {
        const { stdout, stderr, exitCode } = await runProcess(node, [program.file, url], { cwd: newDirectory(), env });
        expect([exitCode, stderr]).toEqual([0, '']);
        return stdout.trim();
      };
      const both = { NODE_EXTRA_CA_CERTS: first.file, CI_SERVER_TLS_CA_FILE: second.file };
      for (const url of urls) expect(await ask(url, both)).toBe('hello');
      expect(await ask(urls[0] ?? '', { CI_SERVER_TLS_CA_FILE: second.file })).toMatch(/certificate/);
      expect(await ask(urls[0] ?? '', {})).toMatch(/certificate/);
    });
  });
});
