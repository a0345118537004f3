import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type CephPlace, cephConfiguration, cephKeyring } from './radosgw/configuration.js';

/** Real object storage on loopback: Ceph's own gateway over one monitor and one object server, its data in memory. */
export interface Radosgw {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly endpoint: string;
  /** The keys of the user that owns the buckets, as variables that the SDK's chain reads. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those of `GUEST_ARN`, who may do what a bucket's policy says. */
  readonly guestEnvironment: Readonly<Record<string, string>>;
  /** A client that knows nothing of ours, for looking and for setting things up. */
  readonly client: S3Client;
  /** Makes an empty bucket; its name. */
  readonly createBucket: () => Promise<string>;
  /** Removes the objects of a bucket, a thousand at most. */
  readonly emptyBucket: (bucket: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface RadosgwOptions {
  /** Bytes that all objects together may have: 1 GiB. */
  readonly maxBytes?: number;
}

const run = promisify(execFile);

const SECRET = 'not-a-secret-on-loopback-0000000000000000';
const OWNER = { accessKeyId: 'AKIAOTARELEASEOWNER0', secretAccessKey: SECRET };
const GUEST = { accessKeyId: 'AKIAOTARELEASEGUEST0', secretAccessKey: SECRET };

/** How a bucket's policy names the guest. */
export const GUEST_ARN = 'arn:aws:iam:::user/guest';
const START_TIMEOUT_MS = 60_000;

/**
 * Starts a store of its own, which takes about five seconds. Several may run at once: ports and directories are free ones.
 * Its processes end with `stop`, or with the process that started them.
 */
export const startRadosgw = async ({ maxBytes = 2 ** 30 }: RadosgwOptions = {}): Promise<Radosgw> => {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  sweep(memory);
  const root = mkdtempSync(join(memory, `ota-rgw-${process.pid}-`));
  const place: CephPlace = {
    root,
    id: randomUUID(),
    monPort: await freePort(),
    gatewayPort: await freePort(),
    maxBytes,
  };
  const daemons: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(daemons.splice(0).map(end));
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await startDaemons(place, daemons);
  } catch (error) {
    const reason = lastWords(root);
    await stop();
    throw new Error(`radosgw did not start: ${reason}`, { cause: error });
  }
  return storeAt(`http://127.0.0.1:${place.gatewayPort}`, stop);
};

/** Removes what processes left that died without a word. */
const sweep = (directory: string): void => {
  for (const name of readdirSync(directory)) {
    const [, pid] = /^ota-rgw-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(directory, name), { recursive: true, force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const startDaemons = async (place: CephPlace, daemons: ChildProcess[]): Promise<void> => {
  const { root } = place;
  for (const name of ['mon', 'osd', 'rgw', 'log', 'out']) mkdirSync(join(root, name));
  const configuration = join(root, 'ceph.conf');
  writeFileSync(configuration, cephConfiguration(place));
  const tool = (name: string, ...args: readonly string[]) =>
    run(name, ['--conf', configuration, ...args], { timeout: START_TIMEOUT_MS });
  const daemon = (name: string, ...args: readonly string[]): ChildProcess => {
    // The kernel ends it where this process dies without a word.
    const command = ['--pdeathsig', 'KILL', name, '--conf', configuration, '-f', ...args];
    const child = spawn('setpriv', command, { stdio: 'ignore' });
    child.once('error', () => undefined);
    daemons.push(child);
    return child;
  };
  const [map, keyring] = [join(root, 'monmap'), join(root, 'keyring')];
  writeFileSync(keyring, cephKeyring());
  await run('monmaptool', ['--create', '--fsid', place.id, '--addv', 'a', `[v2:127.0.0.1:${place.monPort}/0]`, map]);
  await tool('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
  daemon('ceph-mon', '-i', 'a');
  const osd = randomUUID();
  await tool('ceph', 'osd', 'new', osd);
  await tool('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  daemon('ceph-osd', '-i', '0');
  const gateway = daemon('radosgw', '-n', 'client.rgw.a');
  await answering(`http://127.0.0.1:${place.gatewayPort}`, gateway);
  const addUser = (name: string, { accessKeyId, secretAccessKey }: typeof OWNER) => {
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
    return tool('radosgw-admin', 'user', 'create', '--uid', name, '--display-name', name, ...keys);
  };
  await Promise.all([addUser('owner', OWNER), addUser('guest', GUEST)]);
};

const storeAt = (endpoint: string, stop: () => Promise<void>): Radosgw => {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: OWNER });
  return {
    endpoint,
    environment: variablesOf(OWNER),
    guestEnvironment: variablesOf(GUEST),
    client,
    createBucket: async () => {
      const bucket = `b-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      return bucket;
    },
    emptyBucket: async (Bucket) => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    stop: async () => {
      client.destroy();
      await stop();
    },
  };
};

const variablesOf = ({ accessKeyId, secretAccessKey }: typeof OWNER): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
});

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  await ended;
};

const answering = async (url: string, child: ChildProcess): Promise<void> => {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(50)) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (child.exitCode !== null || child.pid === undefined) break;
  }
  throw new Error(`nothing listens at ${url}`);
};

const lastWords = (root: string): string => {
  const logs = ['mon.a', 'osd.0', 'client.rgw.a'].map((name) => join(root, 'log', `${name}.log`));
  return logs
    .filter((log) => existsSync(log))
    .map((log) => readFileSync(log, 'utf8').slice(-500))
    .join('\n');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
