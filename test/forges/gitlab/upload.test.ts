import { createHash } from 'node:crypto';
import { createReadStream, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { openClient } from '../../../src/forges/gitlab/client.js';
import { filePath, uploadFile } from '../../../src/forges/gitlab/upload.js';
import type { Body } from '../../../src/hosts/host.js';
import type { Fault } from '../../support/gitlab/faults.js';
import { type GitlabFixture, gitlabFixture, JOB, PRIVATE, patientFetch } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';
import { loopbackServers } from '../../support/loopback.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();
const start = loopbackServers();
const TARGET = { name: 'gateway', version: '1.0.0-rc.1+b' };
const BYTES = Buffer.from('the bundle');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('uploadFile', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
  });
  afterEach(() => on.stop());

  const upload = (body: Body, client = on.client(PRIVATE, patientFetch()), onBytes = (_bytes: number) => {}) =>
    uploadFile(
      client,
      {
        target: TARGET,
        asset: { name: 'gateway.zip', body, mediaType: 'application/zip' },
        differs: () => fail('page-asset-differs', { tag: 'v1', asset: 'gateway.zip', location: 'here' }),
        onBytes,
      },
      { sleep, random: () => 0.01 },
    );
  const bytes: Body = { kind: 'bytes', bytes: BYTES };
  const stored = () => on.state.packages.flatMap(({ files }) => files.map(({ name, sha256: sum }) => [name, sum]));
  const ONE = [['gateway.zip', sha256(BYTES)]];
  const puts = () => on.server.requests.filter(({ line }) => line.startsWith('PUT'));
  const failPuts = (...faults: readonly (Fault | undefined)[]) => {
    const queue = [...faults];
    on.server.misbehave(({ line }) => (line.startsWith('PUT') ? queue.shift() : undefined));
  };

  it.each([
    // credential
    ['a token of its own', PRIVATE],
    ['a job’s token', JOB],
  ])('puts the bytes as they are, with their length, by %s', async (_what, credential) => {
    await upload(bytes, on.client(credential));
    expect(stored()).toEqual(ONE);
    expect(puts()[0]).toMatchObject({
      line: 'PUT /projects/group%2Fsub%2Fproject/packages/generic/gateway/1.0.0-rc.1%2Bb/gateway.zip',
      query: { select: 'package_file' },
      headers: { 'content-length': '10', 'content-type': 'application/octet-stream' },
    });
    expect(puts()[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('streams a file from disk', async () => {
    const large = Buffer.alloc(5_000_000, 'x');
    const path = join(temporary(), 'bundle.zip');
    writeFileSync(path, large);
    await upload({ kind: 'file', path, size: large.length, sha256: sha256(large) });
    expect(stored()).toEqual([['gateway.zip', sha256(large)]]);
  });

  it('sends a large file in constant memory', async () => {
    const size = 150_000_000;
    const path = join(temporary(), 'bundle.zip');
    writeFileSync(path, '');
    truncateSync(path, size);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    const body: Body = { kind: 'file', path, size, sha256: hash.digest('hex') };
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    await upload(body, on.client(), () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    });
    expect(most).toBeLessThan(size / 2);
    expect(stored()).toEqual([['gateway.zip', body.sha256]]);
  });

  it('follows no redirect', async () => {
    const moved = await start((request, response) => {
      request.resume();
      response.writeHead(307, { location: on.server.apiUrl }).end();
    });
    const client = openClient({ ...on.target(PRIVATE), apiUrl: moved }, fetch);
    await expect(upload(bytes, client)).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining(`moved to ${on.server.apiUrl}`),
    });
    expect(on.server.requests).toEqual([]);
  });

  it('takes an empty file', async () => {
    const path = join(temporary(), 'empty');
    writeFileSync(path, '');
    await upload({ kind: 'file', path, size: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(stored()).toEqual([['gateway.zip', sha256(Buffer.alloc(0))]]);
  });

  it.each([
    // fault of the first request, requests that put the file
    [{ kind: 'drop-before' } as const, 2],
    [{ kind: 'drop-after' } as const, 1],
    [{ kind: 'truncated' } as const, 1],
    [{ kind: 'bad-gateway-after' } as const, 1],
    [{ kind: 'status', status: 500 } as const, 2],
    [{ kind: 'rate-limited', seconds: 1 } as const, 2],
  ])('ends with one file after %j', async (fault, count) => {
    failPuts(fault);
    await upload(bytes);
    expect(stored()).toEqual(ONE);
    expect(puts()).toHaveLength(count);
  });

  it('waits as long as GitLab asks', async () => {
    failPuts({ kind: 'rate-limited', seconds: 1 });
    const started = Date.now();
    await upload(bytes);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it('gives up in the end', async () => {
    on.server.misbehave(({ line }) => (line.startsWith('PUT') ? { kind: 'rate-limited', seconds: 3600 } : undefined));
    await expect(upload(bytes)).rejects.toMatchObject({ code: 'forge-rate-limited' });
    expect(puts()).toHaveLength(1);
  });

  it('says that GitLab can’t be reached', async () => {
    await on.server.stop();
    await expect(upload(bytes, on.client())).rejects.toMatchObject({ code: 'forge-unreachable' });
  });

  it('finds what another run has put there meanwhile, where the group forbids it twice', async () => {
    on.state.duplicatesAllowed = false;
    await upload(bytes);
    await upload(bytes);
    expect(stored()).toEqual(ONE);
    await expect(upload({ kind: 'bytes', bytes: Buffer.from('other') })).rejects.toMatchObject({
      code: 'page-asset-differs',
    });
    expect(stored()).toEqual(ONE);
  });

  it.each([
    // what is in the way, how it came about, the code
    [
      'a role that may not publish',
      () => on.regrant('private', { accessLevel: ROLES.reporter }),
      'gitlab-permission-missing',
    ],
    ['a scope that may not write', () => on.regrant('private', { scopes: ['read_api'] }), 'gitlab-permission-missing'],
    [
      'a project without a registry',
      () => {
        on.state.packagesEnabled = false;
      },
      'gitlab-packages-off',
    ],
  ])('is refused by %s, and not repeated', async (_what, arrange, code) => {
    arrange();
    await expect(upload(bytes)).rejects.toMatchObject({ code });
    expect(puts()).toHaveLength(1);
  });

  it.each([BYTES, Buffer.alloc(2_000_000, 'y')])(
    'stores nothing of a file that is not what was promised',
    async (content) => {
      const path = join(temporary(), 'bundle.zip');
      writeFileSync(path, content);
      const changed: Body = { kind: 'file', path, size: content.length, sha256: sha256(Buffer.from('something else')) };
      await expect(upload(changed)).rejects.toMatchObject({ code: 'host-source-changed' });
      expect(stored()).toEqual([]);
    },
  );
});

describe('filePath', () => {
  it('encodes each part', () => {
    expect(filePath({ name: 'a', version: '1.0.0+b' }, 'c d')).toBe('packages/generic/a/1.0.0%2Bb/c%20d');
  });
});
