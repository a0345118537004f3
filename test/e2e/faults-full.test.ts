import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { closing } from '../support/closing.js';
import { startLighttpdDav } from '../support/dav-servers.js';
import { startGitTarget } from '../support/faults/git-target.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { putTarget } from '../support/faults/put-target.js';
import { openS3Target } from '../support/faults/s3-target.js';
import { mountSmallDisk, type SmallDisk } from '../support/faults/small-disk.js';
import { differences, type Objects, unsoundness } from '../support/faults/soundness.js';
import type { Target } from '../support/faults/target.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { startRadosgw } from '../support/radosgw.js';

const later = closing();
let publishers: Publishers;

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '1.1.0'], { noiseBytes: 40_000 });
});
afterAll(() => publishers.dispose());

/** Another value of a variable of this process, for what is started meanwhile. */
const having = async <T>(name: 'PATH' | 'TMPDIR', value: string, run: () => Promise<T>): Promise<T> => {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
};

const publish = (target: Target, version: string, forge = memoryForge()) =>
  publishers.of(version).publish({ openHost: (use) => target.open(target.url, use), forge });

/** Room is short while the second version is published, and not any more when it is published again. */
const shortOfRoom = async (
  target: Target,
  sites: { readonly before: Objects; readonly after: Objects },
  room: { readonly shorten: () => Promise<void> | void; readonly widen: () => Promise<void> | void },
): Promise<string> => {
  await target.reset(sites.before);
  const forge = memoryForge();
  await room.shorten();
  const ended = await publish(target, '1.1.0', forge).then(
    () => 'done',
    (error: unknown) => (error instanceof OtaError ? error.code : String(error)),
  );
  expect(unsoundness(await target.objects(), sites)).toEqual([]);
  await room.widen();
  await publish(target, '1.1.0', forge);
  expect(differences(await target.objects(), sites.after)).toEqual([]);
  return ended;
};

/** The site with one version, and with both. */
const sitesOf = async (target: Target) => {
  await publish(target, '1.0.0');
  const before = await target.objects();
  await publish(target, '1.1.0');
  return { before, after: await target.objects() };
};

describe('a server that runs out of room', () => {
  test('WebDAV on a full disk: refuses, and with room the release goes on', async () => {
    const disk = await mountSmallDisk();
    later(disk.stop);
    const server = await having('TMPDIR', disk.directory, () => startLighttpdDav());
    later(server.stop);
    const target = putTarget('lighttpd', server);
    const sites = await sitesOf(target);
    const ends: string[] = [];
    for (const pages of [0, 1, 2, 4, 8, 12, 16, 20, 24, 300])
      ends.push(await shortOfRoom(target, sites, { shorten: () => disk.leave({ pages }), widen: disk.free }));
    expect(ends.at(-1)).toBe('done');
    // Full in several places of the run, not only at its beginning.
    expect(ends.filter((end) => end !== 'done').length).toBeGreaterThanOrEqual(3);
    expect(ends.filter((end) => !/^(done|host-|http-put-|verify-)/.test(end))).toEqual([]);
  });

  test('a git remote on a full disk: refuses, and with room the release goes on', async () => {
    const disk = await mountSmallDisk();
    later(disk.stop);
    await having('PATH', `${gitInside(disk)}:${process.env.PATH}`, async () => {
      const target = await startGitTarget(disk);
      later(target.stop);
      const sites = await sitesOf(target);
      const ends: string[] = [];
      for (const pages of [0, 4, 12, 300])
        ends.push(await shortOfRoom(target, sites, { shorten: () => disk.leave({ pages }), widen: disk.free }));
      expect(ends.at(-1)).toBe('done');
      expect(ends.filter((end) => end === 'done').length).toBeLessThan(4);
      expect(ends.filter((end) => !/^(done|host-)/.test(end))).toEqual([]);
    });
  });

  test('object storage with a quota: refuses, and with a larger one the release goes on', async () => {
    const store = await startRadosgw();
    later(store.stop);
    const target = await openS3Target(store);
    const sites = await sitesOf(target);
    const quota = (...args: readonly string[]) => admin('quota', ...args, '--quota-scope', 'bucket', '--uid', 'owner');
    // The probe of the preflight is one object, so this ends in the middle of what is staged.
    const limit = String(sites.before.size + 1);
    const ended = await shortOfRoom(target, sites, {
      shorten: async () => {
        await quota('set', '--max-objects', limit);
        await quota('enable');
      },
      widen: () => quota('disable'),
    });
    expect(ended).toMatch(/^(host|s3)-/);
  });
});

/** A directory with a git that runs inside of the disk's namespace; the tool's own git is another. */
const gitInside = ({ enter }: SmallDisk): string => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-git-inside-'));
  later(() => rmSync(directory, { recursive: true, force: true }));
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(directory, 'git'), `#!/bin/sh\nexec ${enter.join(' ')} ${git} "$@"\n`, { mode: 0o755 });
  return directory;
};

/** The store's own tool, on the store that this process has started. */
const admin = async (...args: readonly string[]): Promise<void> => {
  const root = readdirSync('/dev/shm').find((name) => name.startsWith(`ota-rgw-${process.pid}-`));
  if (root === undefined) throw new Error('no store of this process');
  await promisify(execFile)('radosgw-admin', ['--conf', join('/dev/shm', root, 'ceph.conf'), ...args]);
};
