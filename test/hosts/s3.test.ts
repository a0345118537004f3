import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { HeadObjectCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CopySource } from '../../src/hosts/host.js';
import { s3Host } from '../../src/hosts/s3.js';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import type { S3HostSpec } from '../../src/project/project.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import type { FaultKind } from '../support/faults/fault.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { GUEST_ARN, type Radosgw, startRadosgw } from '../support/radosgw.js';
import { s3Doubles } from '../support/s3-double.js';
import { fileOf, hostOn, noise, specOf } from '../support/s3-site.js';
import { temporaryDirectories } from '../support/temporary.js';
import { hostContract } from './host-contract.js';

let store: Radosgw;
let bucket: string;

beforeAll(async () => {
  store = await startRadosgw();
  bucket = await store.createBucket();
});
afterAll(() => store.stop());
afterEach(() => void vi.useRealTimers());

const directory = temporaryDirectories();
const startDouble = s3Doubles();

const openAt = (prefix: string, changes: Partial<HostSurroundings> = {}, spec: Partial<S3HostSpec> = {}) =>
  s3Host(
    specOf({ endpoint: store.endpoint, bucket }, { prefix, ...spec }),
    hostSurroundings({ environment: store.environment, ...changes }),
  );
const freshPrefix = () => `${randomUUID()}/`;
const text = (value: string) => ({ kind: 'bytes', bytes: Buffer.from(value) }) as const;

hostContract('a bucket of Ceph’s gateway', async () => {
  const prefix = freshPrefix();
  return { host: await openAt(prefix), reopen: () => openAt(prefix), dispose: () => undefined };
});

hostContract(
  'a bucket of a store that ignores conditions, one writer at a time,',
  async () => {
    const double = await startDouble({ creating: 'ignored', replacing: 'ignored' });
    const open = () => hostOn(double, { oneAtATime: true });
    return { host: await open(), reopen: open, dispose: () => undefined };
  },
  { conditional: false, preflightCodes: ['host-conditions-trusted'] },
);

describe('a bucket of Ceph’s gateway', () => {
  test('serves each object with the headers of its kind, and carries digest, product and version', async () => {
    const prefix = freshPrefix();
    const host = await openAt(prefix);
    const path = `bundles/${'ab'.repeat(32)}.gateway-1.2.0-rc.1.zip`;
    await host.create(path, text('zip'));
    const head = await store.client.send(new HeadObjectCommand({ Bucket: bucket, Key: `${prefix}${path}` }));
    expect(head).toMatchObject({
      ContentType: 'application/zip',
      CacheControl: 'public, max-age=31536000, immutable',
      ContentDisposition: 'attachment; filename="gateway-1.2.0-rc.1.zip"',
      Metadata: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), product: 'gateway', version: '1.2.0-rc.1' },
    });
    await host.replace('latest', Buffer.from('"1.2.0"'), undefined);
    const pointer = await store.client.send(new HeadObjectCommand({ Bucket: bucket, Key: `${prefix}latest` }));
    expect(pointer).toMatchObject({ ContentType: 'application/json', CacheControl: 'no-cache' });
  });

  test('copies a bundle inside of the store, with headers of its own, and under conditions', async () => {
    const prefix = freshPrefix();
    const host = await openAt(prefix);
    await host.preflight();
    const sourceOf = async (version: string): Promise<CopySource> => {
      const bytes = Buffer.from(`zip of ${version}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = `bundles/${sha256}.pump-${version}.zip`;
      await host.create(path, { kind: 'bytes', bytes });
      const disposition = `attachment; filename="pump-${version}.zip"`;
      return { path, size: bytes.length, sha256, headers: { Version: version, 'Content-Disposition': disposition } };
    };
    const [first, second] = [await sourceOf('1.0.0'), await sourceOf('1.1.0')];
    expect(await host.copy('connhex/pump.zip', first, undefined)).toBe('replaced');
    const found = await host.compareCopy('connhex/pump.zip', second);
    expect(await host.copy('connhex/pump.zip', second, found.kind === 'other' ? found.etag : '')).toBe('replaced');
    const key = { Bucket: bucket, Key: `${prefix}connhex/pump.zip` };
    expect(await store.client.send(new HeadObjectCommand(key))).toMatchObject({
      ContentType: 'application/zip',
      CacheControl: 'no-cache',
      ContentDisposition: 'attachment; filename="pump-1.1.0.zip"',
      Metadata: { version: '1.1.0', sha256: second.sha256 },
    });
    // Other headers, and the same bytes.
    const bounded = { ...second, headers: { ...second.headers, 'Min-Version': '1.0.0' } };
    expect((await host.compareCopy('connhex/pump.zip', bounded)).kind).toBe('other');
  });

  test('lets one of sixteen create an object, and one of sixteen replace it, from hosts of their own', async () => {
    const prefix = freshPrefix();
    const hosts = await Promise.all(Array.from({ length: 16 }, () => openAt(prefix)));
    const created = await Promise.all(hosts.map((host, i) => host.create('one', text(`from ${i}`))));
    expect(created.filter((outcome) => outcome === 'created')).toHaveLength(1);
    const seen = await Promise.all(hosts.map((host) => host.read('one')));
    const replaced = await Promise.all(
      hosts.map((host, i) => host.replace('one', Buffer.from(`again ${i}`), seen[i]?.etag)),
    );
    expect(replaced.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
  });

  test('is asked little: what a release does besides its bundle', async () => {
    const proxy = await startFaultProxy(store.endpoint);
    const host = await openAt(freshPrefix(), {}, { endpoint: proxy.url });
    const cost = async (act: () => Promise<unknown>): Promise<number> => {
      const before = proxy.requests.length;
      await act();
      return proxy.requests.length - before;
    };
    expect(await cost(() => host.preflight())).toBe(6);
    expect(await cost(() => host.read('index.json'))).toBe(1);
    expect(await cost(() => host.create('revisions/00000001.json', text('one')))).toBe(1);
    expect(await cost(() => host.replace('index.json', Buffer.from('one'), undefined))).toBe(1);
    const stored = await host.read('index.json');
    // Old Ceph refuses the first ETag because of its quotes; from then on a replacement is one request.
    expect(await cost(() => host.replace('index.json', Buffer.from('two'), stored?.etag))).toBe(3);
    const again = await host.read('index.json');
    expect(await cost(() => host.replace('index.json', Buffer.from('three'), again?.etag))).toBe(1);
    await proxy.stop();
  });

  test.each([
    // minutes that the clock is wrong
    [-60],
    [60],
  ])('is written to with a clock that is %i minutes off', async (minutes) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
    const said: string[] = [];
    const host = await openAt(freshPrefix(), { detail: (line) => said.push(line) });
    expect(await host.create('latest', text('"1.0.0"'))).toBe('created');
    expect(said).toEqual(['the store answered 403 RequestTimeTooSkewed, again in 0.0 s']);
    expect(await host.create('latest', text('"1.0.0"'))).toBe('same');
    expect(said).toHaveLength(1);
  });

  test.each<FaultKind>([
    'refuse',
    'cut-before',
    'cut-request',
    'cut-after',
    'cut-answer',
    'truncate-wrong-length',
    'duplicate',
    '500 instead',
    '500 after',
    '503-retry-later instead',
    '429-retry-later after',
  ])('keeps a creation whole through this fault, once: %s', async (kind) => {
    const proxy = await startFaultProxy(store.endpoint, { fault: { kind, at: 7, lasting: 'once' } });
    const host = await openAt(freshPrefix(), {}, { endpoint: proxy.url });
    await host.preflight();
    expect(await host.create('one', text('bytes'))).toMatch(kind === 'duplicate' ? /^same$/ : /^created$/);
    expect(proxy.requests[6]?.fault).toBe(kind);
    expect(Buffer.from((await host.read('one'))?.bytes ?? []).toString()).toBe('bytes');
    await proxy.stop();
  });

  test.each<[string, (spec: S3HostSpec) => Partial<S3HostSpec>, Record<string, string>, string]>([
    // what is wrong, as the project has it, as the environment has it, the error
    ['the bucket', () => ({ bucket: 'no-such-bucket' }), {}, 's3-bucket-missing'],
    ['the secret', () => ({}), { AWS_SECRET_ACCESS_KEY: 'wrong' }, 's3-credentials-rejected'],
    ['the key', () => ({}), { AWS_ACCESS_KEY_ID: 'AKIANOBODY' }, 's3-credentials-rejected'],
    ['the path in the endpoint', ({ endpoint }) => ({ endpoint: `${endpoint}/console` }), {}, 's3-bucket-missing'],
    ['the port', () => ({ endpoint: 'http://127.0.0.1:6' }), {}, 'host-unreachable'],
  ])('tells at once that %s is wrong', async (_what, change, variables, code) => {
    const spec = specOf({ endpoint: store.endpoint, bucket });
    const environment = { ...store.environment, ...variables };
    const host = await openAt(freshPrefix(), { environment }, change(spec));
    expect(await host.preflight()).toMatchObject([{ code }]);
  });

  test('takes a release by somebody who may neither list nor remove but the probe', async () => {
    const own = await store.createBucket();
    const objects = (prefix: string) => `arn:aws:s3:::${own}/site/${prefix}*`;
    const allow = (Action: readonly string[], Resource: string) => ({
      Effect: 'Allow',
      Principal: { AWS: [GUEST_ARN] },
      Action,
      Resource,
    });
    const Statement = [
      allow(['s3:GetObject', 's3:PutObject'], objects('')),
      allow(['s3:DeleteObject'], objects('.ota-release/')),
    ];
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    await store.client.send(new PutBucketPolicyCommand({ Bucket: own, Policy }));
    const guest = await openAt('site/', { environment: store.guestEnvironment }, { bucket: own });
    expect(await guest.preflight()).toEqual([]);
    expect(await guest.read('index.json')).toBeUndefined();
    expect(await guest.create('revisions/00000001.json', text('one'))).toBe('created');
    expect(await guest.create('revisions/00000001.json', text('two'))).toBe('other');
    const file = fileOf(join(directory(), 'a.zip'), noise(17_000_000));
    expect(await guest.create('bundles/a.zip', file)).toBe('created');
    expect(await guest.create('bundles/a.zip', file)).toBe('same');
    await expect(guest.list('')).rejects.toMatchObject({ code: 'host-unlistable' });
    await expect(guest.remove('bundles/a.zip')).rejects.toMatchObject({
      code: 's3-permission-missing',
      message: expect.stringContaining(`s3:DeleteObject on arn:aws:s3:::${own}/site/bundles/a.zip`),
    });
  });
});

describe('a large bundle', () => {
  let uploader: Bundled;
  const BYTES = 60_000_000;
  const PART = 8 * 2 ** 20;
  beforeAll(() => {
    uploader = bundled(new URL('../support/s3-uploader.ts', import.meta.url));
  });
  afterAll(() => uploader.dispose());

  const partsIn = ({ requests }: FaultProxy) => requests.filter(({ target }) => target.includes('partNumber'));
  const sum = (requests: ReturnType<typeof partsIn>) => requests.reduce((bytes, { bodyBytes }) => bytes + bodyBytes, 0);

  test('whose process was killed in the middle is gone on with, and what was sent isn’t sent again', async () => {
    const prefix = freshPrefix();
    const body = fileOf(join(directory(), 'bundle.zip'), noise(BYTES));
    // Request 8 is the fifth part or so: some parts are there, some under way.
    const killed = new Promise<void>((resolve) => {
      const interception = {
        at: 8,
        when: 'arrived' as const,
        act: () => {
          child?.kill('SIGKILL');
        },
      };
      let child: ReturnType<typeof spawn> | undefined;
      void startFaultProxy(store.endpoint, { interception }).then((proxy) => {
        const spec = specOf({ endpoint: proxy.url, bucket }, { prefix });
        const request = { spec, environment: store.environment, path: 'bundles/a.zip', body };
        child = spawn(process.execPath, [uploader.file, JSON.stringify(request)], { stdio: 'ignore' });
        child.once('close', (_code, signal) => {
          expect(signal).toBe('SIGKILL');
          void proxy.stop().then(resolve);
        });
      });
    });
    await killed;
    const host = await openAt(prefix);
    expect(await host.digest('bundles/a.zip')).toBeUndefined();

    const proxy = await startFaultProxy(store.endpoint);
    const seen: number[] = [];
    const resumed = await openAt(prefix, {}, { endpoint: proxy.url });
    expect(await resumed.create('bundles/a.zip', body, (bytes) => seen.push(bytes))).toBe('created');
    const kept = Math.ceil(BYTES / PART) - partsIn(proxy).length;
    expect(kept).toBeGreaterThan(0);
    expect(sum(partsIn(proxy))).toBe(BYTES - kept * PART);
    expect(seen.at(-1)).toBe(BYTES);
    expect(await host.digest('bundles/a.zip')).toEqual({ size: BYTES, sha256: body.sha256 });
    await proxy.stop();
  });

  test('is met as the same by a later run, without being read back, and as other by another', async () => {
    const prefix = freshPrefix();
    const body = fileOf(join(directory(), 'bundle.zip'), noise(17_000_000));
    await (await openAt(prefix)).create('bundles/a.zip', body);
    const proxy = await startFaultProxy(store.endpoint);
    const later = await openAt(prefix, {}, { endpoint: proxy.url });
    expect(await later.create('bundles/a.zip', body)).toBe('same');
    expect(proxy.requests.map(({ method }) => method)).toEqual(['HEAD']);
    const other = fileOf(join(directory(), 'other.zip'), noise(17_000_000, 2));
    expect(await later.create('bundles/a.zip', other)).toBe('other');
    await proxy.stop();
  });
});
