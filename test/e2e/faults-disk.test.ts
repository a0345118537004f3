import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { baseEnvironment, cliFile, runProcess } from '../support/cli.js';
import { directoryTarget, withoutWorkArea } from '../support/faults/directory-target.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { mountSmallDisk, type SmallDisk } from '../support/faults/small-disk.js';
import { differences, type Objects, unsoundness } from '../support/faults/soundness.js';
import type { Target } from '../support/faults/target.js';
import { expectClean, expectOutcome, expectRefusal } from '../support/outcomes.js';
import { openPublishers, type Publisher, type Publishers } from '../support/publisher.js';
import { filesOf, readTree } from '../support/tree.js';
import { SECRET } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const NOTHING: Objects = new Map();
/** A bundle of several pages, so that the disk can be full in the middle of one. */
const NOISE_BYTES = 40_000;
/** More than a release needs. */
const MOST = 160;

let publishers: Publishers;
let disk: SmallDisk;
let target: Target;

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '1.1.0'], { noiseBytes: NOISE_BYTES });
  disk = await mountSmallDisk();
  target = directoryTarget(disk.directory);
});
afterAll(async () => {
  await disk.stop();
  publishers.dispose();
});

const publish = (publisher: Publisher, forge = memoryForge()) =>
  publisher.publish({ openHost: (use) => target.open(target.url, use), forge });

/** The site after the first release, and after both. */
const sites = async (): Promise<readonly [Objects, Objects]> => {
  await target.reset(NOTHING);
  await publish(publishers.of('1.0.0'));
  const first = await target.objects();
  await publish(publishers.of('1.1.0'));
  return [first, await target.objects()];
};

/** Publishes with so much left, then again with room enough. Gives the error of the first run, or nothing. */
const withLeft = async (
  publisher: Publisher,
  expected: { readonly before: Objects; readonly after: Objects },
  left: Parameters<SmallDisk['leave']>[0],
): Promise<string | undefined> => {
  await target.reset(expected.before);
  const forge = memoryForge();
  disk.leave(left);
  const error = await publish(publisher, forge).then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof OtaError ? thrown.code : String(thrown)),
  );
  expect(unsoundness(withoutWorkArea(await target.objects()), expected), JSON.stringify(left)).toEqual([]);
  disk.free();
  await publish(publisher, forge);
  expect(differences(await target.objects(), expected.after), JSON.stringify(left)).toEqual([]);
  return error;
};

describe.each([
  ['pages', 'a disk with so many pages left'],
  ['inodes', 'a disk with so many inodes left'],
] as const)('%s', (kind, _what) => {
  test.each([
    ['a first release', '1.0.0', 10],
    ['a further release', '1.1.0', 8],
  ] as const)(
    'run out at every place of %s: nothing is broken, and with room it goes on',
    async (_, version, least) => {
      const [first, both] = await sites();
      const expected = version === '1.0.0' ? { before: NOTHING, after: first } : { before: first, after: both };
      const errors: (string | undefined)[] = [];
      for (let left = 0; left < MOST && (left === 0 || errors.at(-1) !== undefined); left += 1)
        errors.push(await withLeft(publishers.of(version), expected, { [kind]: left }));
      // In the end it had all it needs.
      expect(errors.at(-1)).toBeUndefined();
      expect(new Set(errors.slice(0, -1))).toEqual(new Set(['host-disk-full']));
      expect(errors.length).toBeGreaterThan(least);
    },
  );
});

test('a disk that is mounted read-only refuses the release, and takes it once it can be written to', async () => {
  const [first, both] = await sites();
  await target.reset(first);
  const forge = memoryForge();
  await disk.readOnly(true);
  await expect(publish(publishers.of('1.1.0'), forge)).rejects.toMatchObject({ code: 'host-read-only' });
  expect(differences(await target.objects(), first)).toEqual([]);
  await disk.readOnly(false);
  await publish(publishers.of('1.1.0'), forge);
  expect(differences(await target.objects(), both)).toEqual([]);
});

test('a directory that may not be written to refuses the release, and takes it once it may', async () => {
  const w = workspace();
  await w.release();
  const before = readTree(w.site, { without: ['.ota-release'] });
  w.bump('1.1.0');
  const files = filesOf(w.site).map((path) => join(w.site, path));
  const directories = [w.site, ...files.map(dirname)];
  for (const directory of directories) chmodSync(directory, 0o555);
  // As root without root's power to write everywhere; anybody else has none anyway.
  const args = ['--user', process.execPath, cliFile, 'release', '--json'];
  const env = { ...baseEnvironment, OTA_SIGNING_KEY: SECRET };
  const refused = await runProcess('unshare', args, { cwd: w.repo, env });
  expectRefusal(refused, 1, 'host-unwritable');
  for (const directory of directories) chmodSync(directory, 0o755);
  expect(readTree(w.site, { without: ['.ota-release'] })).toEqual(before);
  expectOutcome(await w.release(), 'published');
  await expectClean(w);
});
