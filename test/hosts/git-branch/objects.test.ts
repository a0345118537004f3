import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../../../src/hosts/host.js';
import { type BranchHost, type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { type GitHttpServer, startGitHttp } from '../../support/git-http.js';

let site: BranchSite;
let server: GitHttpServer;
beforeEach(async () => {
  site = branchSite();
  site.git(['config', 'http.receivepack', 'true']);
  server = await startGitHttp(site.directory, { writer: 'w', reader: 'r' });
});
afterEach(async () => {
  await server.stop();
  site.dispose();
});

const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });
const textOf = async (host: BranchHost, path: string): Promise<string | undefined> => {
  const stored = await host.read(path);
  return stored && Buffer.from(stored.bytes).toString();
};

/** A site of so many releases. The contents can't be compressed, as a bundle's can't. */
const released = (releases: number): void => {
  const noise = (seed: string, bytes: number): string =>
    Array.from({ length: bytes / 64 }, (_, i) => createHash('sha256').update(`${seed}${i}`).digest('hex')).join('');
  const numbers = Array.from({ length: releases }, (_, i) => i + 1);
  for (let first = 0; first < releases; first += 50) {
    const files = numbers.slice(first, first + 50).flatMap((n) => [
      [`bundles/${n}.zip`, noise(`bundle ${n}`, 6400)],
      [`revisions/${n}.json`, noise(`revision ${n}`, 640)],
      [`1.${n}.0`, `{"release":${n}}`],
    ]);
    site.commit(
      Object.fromEntries([...files, ['latest', `"1.${releases}.0"`], ['index.json', 'index'], ['versions', '[]']]),
    );
  }
};

/** What a release does with its host; gives the requests that it took, and the bytes that were fetched. */
const publish = async (releases: number): Promise<{ readonly requests: number; readonly fetchedKib: number }> => {
  const work = site.temporary();
  const before = server.requests.length;
  const host = await site.open({ remote: server.url('remote.git', 'bot:w@') }, { workDirectory: async () => work });
  expect(await host.preflight()).toEqual([]);
  for (const path of [
    'index.json',
    `revisions/${releases}.json`,
    'latest',
    'versions',
    `revisions/${releases + 1}.json`,
  ])
    await host.read(path);
  const counted = site.git(['--git-dir=.', 'count-objects', '-v'], join(work, 'site.git'));
  const kib = (name: string): number => Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(counted)?.[1]);
  await host.create(`bundles/${releases + 1}.zip`, body('bundle'));
  await host.create(`1.${releases + 1}.0`, body('{}'));
  await host.create(`revisions/${releases + 1}.json`, body('revision'));
  for (const path of ['index.json', 'versions', 'latest'])
    await host.replace(path, Buffer.from(`new ${path}`), (await host.read(path))?.etag);
  expect(await host.flush()).toBe('flushed');
  expect(await textOf(host, 'latest')).toBe('new latest');
  return { requests: server.requests.length - before, fetchedKib: kib('size') + kib('size-pack') };
};

describe('what a release costs', () => {
  it('is the same number of requests whatever the history, and no file but those that are read', async () => {
    released(1);
    const first = await publish(1);
    released(200);
    const later = await publish(200);
    expect(later.requests).toBe(first.requests);
    expect(later.requests).toBeLessThan(15);
    // 200 bundles have more than a megabyte; names of 600 files some tens of kilobytes.
    expect(later.fetchedKib).toBeLessThan(80);
    expect(first.fetchedKib).toBeLessThan(20);
  });
});

describe('contents of files', () => {
  const open = async (userInfo = 'bot:w@') => site.open({ remote: server.url('remote.git', userInfo) });
  const fetches = (): number => server.requests.filter((request) => /POST .*git-upload-pack/.test(request)).length;

  it('come when they are asked for, the pointers with the first of them', async () => {
    site.commit({
      latest: '1',
      versions: '2',
      'index.json': '3',
      'channels/beta/latest': '4',
      other: '5',
      'a.zip': '6',
    });
    const host = await open();
    await host.list('');
    const before = fetches();
    expect(await textOf(host, 'other')).toBe('5');
    const after = fetches();
    expect(after).toBe(before + 1);
    const pointers = ['latest', 'versions', 'index.json', 'channels/beta/latest'];
    expect(await Promise.all(pointers.map((path) => textOf(host, path)))).toEqual(['1', '2', '3', '4']);
    expect(fetches()).toBe(after);
    expect(await textOf(host, 'a.zip')).toBe('6');
    expect(fetches()).toBe(after + 1);
  });

  it('of a folder come together once several were asked for, but for bundles', async () => {
    const numbers = Array.from({ length: 20 }, (_, i) => i);
    site.commit(
      Object.fromEntries(
        numbers.flatMap((i) => [
          [`revisions/${i}.json`, `revision ${i}`],
          [`revisions/${i}.zip`, `zip ${i}`],
        ]),
      ),
    );
    const host = await open();
    await host.list('');
    const before = fetches();
    for (const i of numbers) expect(await textOf(host, `revisions/${i}.json`)).toBe(`revision ${i}`);
    expect(fetches()).toBe(before + 3);
    expect(await textOf(host, 'revisions/7.zip')).toBe('zip 7');
    expect(fetches()).toBe(before + 4);
  });

  it('come all at once from a server that gives out no single file', async () => {
    // As servers did before the second version of the protocol.
    site.git(['config', 'protocol.version', '0']);
    site.commit({ latest: '1', other: '2' });
    const environment = {
      ...baseEnvironment,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'protocol.version',
      GIT_CONFIG_VALUE_0: '0',
    };
    const details: string[] = [];
    const host = await site.open(
      { remote: server.url('remote.git', 'bot:w@') },
      { environment, detail: (text) => void details.push(text) },
    );
    expect(await textOf(host, 'other')).toBe('2');
    expect(details).toEqual([expect.stringContaining('no single file')]);
    expect(await textOf(host, 'latest')).toBe('1');
    await host.create('new', body('3'));
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1', new: '3', other: '2' });
  });

  it('are told from files that are not there, without a question', async () => {
    site.commit({ latest: '1' });
    const host = await open();
    await host.list('');
    const before = server.requests.length;
    expect(await host.read('revisions/00000001.json')).toBeUndefined();
    expect(await host.digest('latest/below')).toBeUndefined();
    expect(server.requests.length).toBe(before);
  });

  it('are refused where they are too large to be read into memory', async () => {
    const path = join(site.directory, 'large');
    writeFileSync(path, '');
    truncateSync(path, 65 * 1024 * 1024);
    const size = 65 * 1024 * 1024;
    const sha256 = createHash('sha256').update(Buffer.alloc(size)).digest('hex');
    const host = await open();
    expect(await host.create('large', { kind: 'file', path, size, sha256 })).toBe('created');
    await expect(host.read('large')).rejects.toMatchObject({ code: 'host-object-too-large' });
    expect(await host.digest('large')).toEqual({ size, sha256 });
  });

  it('beyond what waits in memory wait in git', async () => {
    const host = await open();
    const large = 'x'.repeat(9 * 1024 * 1024);
    for (const name of ['a', 'b', 'c']) await host.create(name, body(`${name}${large}`));
    expect(await textOf(host, 'c')).toBe(`c${large}`);
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['cat-file', '-s', 'gh-pages:b'])).toBe(String(large.length + 1));
  });
});
