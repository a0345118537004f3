import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { hasErrors } from '../../src/errors/problem.js';
import type { Body, Host } from '../../src/hosts/host.js';
import { putHost } from '../../src/hosts/http-put.js';
import type { PutHostSpec } from '../../src/project/project.js';
import { makeAuthority } from '../support/authority.js';
import { closing } from '../support/closing.js';
import {
  DAV_USER,
  type DavOptions,
  type DavServer,
  type StartDav,
  startApacheDav,
  startLighttpdDav,
  startNginxDav,
} from '../support/dav-servers.js';
import { startFaultProxy } from '../support/fault-proxy.js';
import type { Fault, FaultKind } from '../support/faults/fault.js';
import { gitlabGenerics } from '../support/gitlab-generic.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { putDoubles } from '../support/put-double.js';
import { temporaryDirectories } from '../support/temporary.js';
import { hostContract } from './host-contract.js';

type Environment = Readonly<Record<string, string>>;

const open = (url: string, environment: Environment = DAV_USER, spec: Partial<PutHostSpec> = {}): Promise<Host> =>
  putHost({ kind: 'http-put', url, ...spec }, hostSurroundings({ environment, oneAtATime: true }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });
const textOf = async (host: Host, path: string): Promise<string | undefined> => {
  const stored = await host.read(path);
  return stored && Buffer.from(stored.bytes).toString();
};
const codesOf = async (host: Host): Promise<readonly string[]> => (await host.preflight()).map(({ code }) => code);

const newDirectory = temporaryDirectories();
const onClose = closing();
const startDouble = putDoubles();
const startGitlab = gitlabGenerics();

describe.each<[string, StartDav, boolean]>([
  // the server, how it starts, whether it keeps conditions
  ['lighttpd', startLighttpdDav, true],
  ['nginx', startNginxDav, false],
  ['Apache', startApacheDav, false],
])('%s, as the documentation configures it', (name, start, conditional) => {
  let server: DavServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  hostContract(
    `a server that takes PUT (${name})`,
    async () => {
      const { url } = server.site();
      return { host: await open(url), reopen: () => open(url), dispose: () => {} };
    },
    { conditional, preflightCodes: conditional ? [] : ['host-conditions-trusted'] },
  );

  it('is left as it was by a preflight', async () => {
    const { url, directory } = server.site();
    await codesOf(await open(url));
    expect(readdirSync(directory)).toEqual([]);
  });

  it('lets everybody read and nobody write without the right password', async () => {
    const { url } = server.site();
    await (await open(url)).create('latest', body('"1.0.0"'));
    for (const environment of [{}, { ...DAV_USER, OTA_HOST_PASSWORD: 'wrong' }]) {
      const host = await open(url, environment);
      expect(await codesOf(host)).toEqual(['host-denied']);
      await expect(host.create('versions', body('[]'))).rejects.toMatchObject({ code: 'host-denied' });
      await expect(host.remove('latest')).rejects.toMatchObject({ code: 'host-denied' });
    }
    expect(await textOf(await open(url, {}), 'latest')).toBe('"1.0.0"');
  });

  it('serves names of any letters', async () => {
    const host = await open(server.site().url);
    const paths = ['1.0.0+build.5', 'bundles/a b&c;d=%25.zip', 'bundles/ü.zip', '_headers'];
    for (const path of paths) expect(await host.create(path, body(path))).toBe('created');
    for (const path of paths) expect(await textOf(host, path)).toBe(path);
    expect(await host.list('')).toEqual([...paths].sort());
  });

  it('comes to the same site, whatever single fault a release meets', async () => {
    const bundle = join(newDirectory(), 'bundle.zip');
    writeFileSync(bundle, Buffer.alloc(200_000, 'bundle'));
    const undisturbed = await released(server, bundle);
    // Every fourth request meets one fault; in the tests of whole releases each meets all of them.
    for (let at = 2; at <= undisturbed.requests; at += 4) {
      const kind = FAULTS[at % FAULTS.length] ?? 'cut-after';
      const { objects } = await released(server, bundle, { kind, at, lasting: 'once' });
      expect([at, kind, objects]).toEqual([at, kind, undisturbed.objects]);
    }
  });
});

const FAULTS: readonly FaultKind[] = [
  'cut-before',
  'cut-request',
  'cut-after',
  '500 instead',
  'duplicate',
  '500 after',
  'cut-answer',
  '429-retry-later instead',
  'truncate-wrong-length',
];

/** What a release does to a host, in small: everything may be done twice. */
const release = async (host: Host, bundle: string): Promise<void> => {
  const problems = await host.preflight();
  if (hasErrors(problems)) throw new OtaError(problems);
  const bytes = readFileSync(bundle);
  const digest = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  await host.create('bundles/b.zip', { kind: 'file', path: bundle, ...digest });
  await host.create('revisions/00000001.json', body('{"counter":1}'));
  for (const path of ['index.json', 'latest'])
    await host.replace(path, Buffer.from(`"${path}"`), (await host.read(path))?.etag);
};

/** Releases through a proxy that may inject a fault, once more without it where that ended it, and reads what is there. */
const released = async (server: DavServer, bundle: string, fault?: Fault) => {
  const { url } = server.site();
  const proxy = await startFaultProxy(new URL(url).origin, fault ? { fault } : {});
  try {
    const disturbed = await open(`${proxy.url}${new URL(url).pathname}`);
    const host = await open(url);
    await release(disturbed, bundle).catch(() => release(host, bundle));
    const paths = await host.list('');
    const objects = await Promise.all(paths.map(async (path) => [path, await host.digest(path)] as const));
    return { requests: proxy.requests.length, objects };
  } finally {
    await proxy.stop();
  }
};

describe('a server of another configuration', () => {
  const startWith = async (start: StartDav, options: DavOptions): Promise<string> => {
    const server = await start(options);
    onClose(server.stop);
    return server.site().url;
  };

  it('nginx without a module for PROPFIND is published to, and can’t be listed', async () => {
    const host = await open(await startWith(startNginxDav, { inside: '' }));
    expect(await codesOf(host)).toEqual(['host-conditions-trusted']);
    expect(host.capabilities.lists).toBe(false);
    await expect(host.list('')).rejects.toMatchObject({ code: 'host-unlistable' });
    expect(await host.create('revisions/1.json', body('1'))).toBe('created');
  });

  it('nginx never answers 304 for a pointer that was replaced within the same second', async () => {
    const url = await startWith(startNginxDav, {});
    const host = await open(url);
    await host.create('latest', body('"1.0.0"'));
    for (const text of ['"1.1.0"', '"1.2.0"', '"1.3.0"']) {
      const before = await fetch(`${url}/latest`);
      await before.text();
      expect(await host.replace('latest', Buffer.from(text), (await host.read('latest'))?.etag)).toBe('replaced');
      const headers = { 'If-None-Match': before.headers.get('etag') ?? '' };
      const after = await fetch(`${url}/latest`, { headers });
      expect([after.status, await after.text()]).toEqual([200, text]);
    }
  });

  it('nginx that makes no folders is given them', async () => {
    const change = (text: string) => text.replace('create_full_put_path on;', '');
    const host = await open(await startWith(startNginxDav, { change }));
    expect(await codesOf(host)).toEqual(['host-conditions-trusted']);
    expect(await host.create('channels/beta/latest', body('1'))).toBe('created');
  });

  it('nginx with its own limit of 1m says so before a release, and for an object that is larger', async () => {
    const change = (text: string) => text.replace(/client_max_body_size .*/, '');
    const host = await open(await startWith(startNginxDav, { change }));
    expect(await codesOf(host)).toEqual(['host-conditions-trusted', 'http-put-small-limit']);
    const path = join(newDirectory(), 'bundle.zip');
    const text = 'x'.repeat(1_500_000);
    writeFileSync(path, text);
    const file: Body = { kind: 'file', path, size: text.length, sha256: sha256(text) };
    await expect(host.create('bundles/b.zip', file)).rejects.toMatchObject({ code: 'http-put-too-large' });
  });

  it('nginx without DELETE keeps one name of ours', async () => {
    const change = (text: string) => text.replace('PUT DELETE MKCOL MOVE', 'PUT');
    const host = await open(await startWith(startNginxDav, { change }));
    expect(await codesOf(host)).toEqual(['host-conditions-trusted', 'http-put-no-delete']);
    await host.create('latest', body('1'));
    await expect(host.remove('latest')).rejects.toMatchObject({ code: 'host-refused' });
  });

  it('lighttpd that is read-only is refused', async () => {
    const change = (text: string) => text.replace('is-readonly = "disable"', 'is-readonly = "enable"');
    expect(await codesOf(await open(await startWith(startLighttpdDav, { change })))).toEqual(['host-denied']);
  });

  it('lighttpd without a type for every name gives some no ETag, and isn’t relied on', async () => {
    const change = (text: string) => text.replace(', "" => "application/json"', '');
    const host = await open(await startWith(startLighttpdDav, { change }));
    const [problem] = await host.preflight();
    expect(problem).toMatchObject({ code: 'host-conditions-trusted', message: expect.stringContaining('ETag') });
  });

  it.each<[string, StartDav]>([
    ['lighttpd', startLighttpdDav],
    ['Apache', startApacheDav],
  ])('%s without the folder of the site says so', async (_name, start) => {
    const host = await open(`${await startWith(start, {})}/missing`);
    expect(await codesOf(host)).toEqual(['http-put-base-missing']);
  });
});

describe('credentials', () => {
  it.each([
    // environment, the header that the project names, what is accepted
    [{ OTA_HOST_TOKEN: 't0ken' }, undefined, ['authorization', 'Bearer t0ken']],
    [{ OTA_HOST_TOKEN: 't0ken' }, 'X-Api-Key', ['x-api-key', 't0ken']],
    [DAV_USER, undefined, ['authorization', `Basic ${Buffer.from('ci:let me in').toString('base64')}`]],
  ])('of %j in %s are sent with everything', async (environment, tokenHeader, [header = '', value]) => {
    const double = await startDouble({
      misbehave: (request, response) => {
        if (request.headers[header] === value) return false;
        response.writeHead(401).end();
        return true;
      },
    });
    const host = await open(double.url, environment, tokenHeader ? { tokenHeader } : {});
    expect(await codesOf(host)).toEqual([]);
    expect(await host.create('a/b', body('x'))).toBe('created');
    expect(await host.replace('a/b', Buffer.from('y'), sha256('x'))).toBe('replaced');
    expect(await host.list('')).toEqual(['a/b']);
    await host.remove('a/b');
    expect(host.location).toBe(double.url);
    expect(await codesOf(await open(double.url, {}))).toEqual(['host-denied']);
  });

  it('that don’t fit together are refused when the host is opened', async () => {
    await expect(open('https://dav.example.com', { ...DAV_USER, OTA_HOST_TOKEN: 'x' })).rejects.toMatchObject({
      code: 'http-put-credentials-both',
    });
  });
});

describe('a certificate authority of the server’s own', () => {
  it('is trusted where the project names it', async () => {
    const directory = newDirectory();
    const authority = makeAuthority(directory);
    const server = createTlsServer(authority.server, (_request, response) => response.writeHead(404).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => {
      server.close();
      server.closeAllConnections();
    });
    const url = `https://localhost:${(server.address() as AddressInfo).port}/site`;
    expect(await codesOf(await open(url))).toEqual(['http-put-untrusted']);
    const host = await open(url, DAV_USER, { ca: authority.file });
    expect(await host.read('latest')).toBeUndefined();
    await expect(open(url, DAV_USER, { ca: join(directory, 'gone.pem') })).rejects.toMatchObject({
      code: 'forge-certificate-unreadable',
      message: expect.stringMatching(/^host\.ca names/),
    });
  });
});

describe('generic packages of GitLab', () => {
  const JOB = { CI_JOB_TOKEN: 'job' };
  const start = async (changes: Partial<Parameters<typeof startGitlab>[0]> = {}) => {
    const gitlab = await startGitlab({ token: ['JOB-TOKEN', 'job'], ...changes });
    const host = await open(gitlab.packageUrl, { ...JOB, CI_API_V4_URL: gitlab.apiUrl });
    return { gitlab, host };
  };

  it.each([
    // whether object storage sends the files
    [false],
    [true],
  ])('hold a site, by the job’s own token (object storage: %s)', async (objectStorage) => {
    const { gitlab, host } = await start({ objectStorage });
    expect(await codesOf(host)).toEqual(['host-conditions-trusted', 'http-put-no-delete']);
    expect(host.capabilities).toMatchObject({ conditionalWrites: false, lists: false });
    expect(await host.create('revisions/00000001.json', body('one'))).toBe('created');
    expect(await host.create('revisions/00000001.json', body('one'))).toBe('same');
    expect(await host.create('revisions/00000001.json', body('two'))).toBe('other');
    expect(await host.replace('latest', Buffer.from('"1.0.0"'), undefined)).toBe('replaced');
    expect(await host.replace('latest', Buffer.from('"1.1.0"'), sha256('"1.0.0"'))).toBe('replaced');
    expect(await host.replace('latest', Buffer.from('"1.2.0"'), sha256('"1.0.0"'))).toBe('lost');
    expect(await textOf(host, 'latest')).toBe('"1.1.0"');
    const path = join(newDirectory(), 'bundle.zip');
    writeFileSync(path, 'bundle');
    const file: Body = { kind: 'file', path, size: 6, sha256: sha256('bundle') };
    expect(await host.create('bundles/b.zip', file)).toBe('created');
    expect(await host.create('bundles/b.zip', file)).toBe('same');
    expect(await host.digest('bundles/b.zip')).toEqual({ size: 6, sha256: sha256('bundle') });
    expect(gitlab.files.get('bundles/b.zip')).toHaveLength(1);
    expect(gitlab.files.get('revisions/00000001.json')).toHaveLength(1);
    await expect(host.remove('latest')).rejects.toMatchObject({ code: 'host-refused' });
  });

  it('are refused where duplicates are, as pointers could not be replaced', async () => {
    const { host } = await start({ rejectsDuplicates: true });
    const [problem] = await host.preflight();
    expect(problem).toMatchObject({
      code: 'http-put-immutable',
      message: expect.stringContaining('Duplicate package is not allowed'),
    });
  });
});
