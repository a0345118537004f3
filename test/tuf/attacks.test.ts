import { createHmac } from 'node:crypto';
import { MetaFile, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { readChannel } from '../../src/site/channel-state.js';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { roleDocuments } from '../../src/tuf/documents.js';
import { signedBytes } from '../../src/tuf/metadata.js';
import { withHigherS } from '../support/forgery.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import type { SiteObjects } from '../support/site.js';
import { editJson, resign } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';
import { downloaded, jsonOf, objectOf, resigned, timestampOf, today, tufDevice, tufSite } from '../support/tuf.js';

const serve = loopbackServers();
const folder = temporaryDirectories();

const RELEASE = 'releases/logger.stable.json';
const BUNDLE = 'bundles/logger-1.1.0.zip';
const ROOT = 'metadata/1.root.json';

/** Two releases of today by one key, and the same by two keys that must both sign. */
let site: SiteObjects;
let bySeveral: SiteObjects;
let predicate: IndexPredicate;
beforeAll(async () => {
  site = await tufSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
  bySeveral = await tufSite([{ version: '1.0.0', signers: ['a', 'b'], threshold: 2 }]);
  const { newest } = await readChannel(memoryHost({ objects: site }), channelLayout('stable'), testTrust());
  if (!newest) throw new Error('no revision');
  predicate = newest.predicate;
});

const pathOf = (objects: SiteObjects, pattern: RegExp): string => {
  const found = [...objects.keys()].filter((path) => pattern.test(path));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} objects like ${pattern}`);
  return found[0];
};

/** Where a client finds the upgrade object of the newest release. */
const newestRelease = (objects: SiteObjects): string =>
  `releases/${sha256Hex(objectOf(objects, '1.1.0'))}.logger.stable.json`;

/** What a device gets that asks a site for the newest release, and for a bundle. */
const update = async (objects: SiteObjects, name = RELEASE, root = objectOf(objects, ROOT)): Promise<string> => {
  const device = tufDevice(folder(), await serve(siteListener(objects)), root);
  return outcomeOf(() => downloaded(device.updater(), device.targetDir, name));
};

const outcomeOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `${error.constructor.name}: ${error.message}`;
  }
};

const later = { version: 3, specVersion: '1.0.31', expires: '2099-01-01T00:00:00Z' };

type Attack = (objects: SiteObjects) => unknown;

const swapBytes = (objects: SiteObjects, path: string, change: (bytes: Buffer) => Uint8Array): void => {
  objects.set(path, change(Buffer.from(objectOf(objects, path))));
};

const swapJson = (objects: SiteObjects, path: string, change: (value: ReturnType<typeof jsonOf>) => unknown): void =>
  swapBytes(objects, path, (bytes) => Buffer.from(JSON.stringify(change(jsonOf(bytes)))));

const attacks: readonly (readonly [attack: string, target: string, how: Attack, refused: RegExp])[] = [
  // attack | what the device asks for | what is done to the site | how the client refuses it
  [
    'arbitrary software in place of the bundle',
    BUNDLE,
    (objects) =>
      swapBytes(objects, pathOf(objects, /logger-1\.1\.0\.zip$/), (bytes) => Buffer.alloc(bytes.length, 'x')),
    /^LengthOrHashMismatchError: Expected hash/,
  ],
  [
    'arbitrary software named by targets that nobody trusted has signed',
    BUNDLE,
    async (objects) => {
      const evil = Buffer.from('evil');
      const sha256 = sha256Hex(evil);
      const targets = { [BUNDLE]: new TargetFile({ path: BUNDLE, length: evil.length, hashes: { sha256 } }) };
      objects.set(`bundles/${sha256}.logger-1.1.0.zip`, evil);
      objects.set(
        'metadata/2.targets.json',
        await resigned(new Targets({ ...later, version: 2, targets }), [testSigner('stranger')]),
      );
    },
    /^RuntimeError: .*targets was signed by 0\/1 keys/,
  ],
  [
    'endless data as a bundle',
    BUNDLE,
    (objects) =>
      swapBytes(objects, pathOf(objects, /logger-1\.1\.0\.zip$/), (bytes) => Buffer.concat([bytes, Buffer.alloc(1e6)])),
    /^DownloadLengthMismatchError: Max length reached/,
  ],
  [
    'endless data as a timestamp',
    RELEASE,
    (objects) => objects.set('metadata/timestamp.json', Buffer.alloc(1e6, ' ')),
    /^DownloadLengthMismatchError: Max length reached/,
  ],
  [
    'a bundle cut short',
    BUNDLE,
    (objects) => swapBytes(objects, pathOf(objects, /logger-1\.1\.0\.zip$/), (bytes) => bytes.subarray(1)),
    /^LengthOrHashMismatchError: Expected length/,
  ],
  [
    'extraneous files that no metadata name',
    'bundles/extra.zip',
    (objects) => {
      objects.set(`bundles/${sha256Hex(Buffer.from('extra'))}.extra.zip`, Buffer.from('extra'));
    },
    /^Error: no target bundles\/extra\.zip/,
  ],
  [
    'mix-and-match: targets of the revision before',
    RELEASE,
    (objects) => objects.set('metadata/2.targets.json', objectOf(objects, 'metadata/1.targets.json')),
    /^RuntimeError: .*Version 1 of targets does not match snapshot version 2/,
  ],
  [
    'mix-and-match: a snapshot of the revision before',
    RELEASE,
    (objects) => objects.set('metadata/2.snapshot.json', objectOf(objects, 'metadata/1.snapshot.json')),
    /^RuntimeError: .*Snapshot version doesn't match timestamp/,
  ],
  [
    'swapped targets: the bundle of another version, by our own bytes',
    BUNDLE,
    (objects) =>
      objects.set(pathOf(objects, /logger-1\.1\.0\.zip$/), objectOf(objects, pathOf(objects, /logger-1\.0\.0\.zip$/))),
    /^LengthOrHashMismatchError: Expected hash/,
  ],
  [
    'swapped targets: metadata of one role for another',
    RELEASE,
    (objects) => objects.set('metadata/timestamp.json', objectOf(objects, 'metadata/2.snapshot.json')),
    /^ValueError: expected 'timestamp', got snapshot/,
  ],
  [
    'a stripped signature',
    RELEASE,
    (objects) => swapJson(objects, 'metadata/timestamp.json', ({ signed }) => ({ signatures: [], signed })),
    /^UnsignedMetadataError: timestamp was signed by 0\/1 keys/,
  ],
  [
    'wrong model: an upgrade object that was signed for another one',
    RELEASE,
    async (objects) =>
      void (await resign(objects, newestRelease(objects), ({ predicate }) => {
        predicate.models = ['tl-200'];
      })),
    /^LengthOrHashMismatchError: Expected hash/,
  ],
  [
    'a key-case clash in the upgrade object',
    RELEASE,
    (objects) =>
      editJson(objects, newestRelease(objects), (object) => {
        object.FLIST = 'https://evil.example.com/evil.zip';
      }),
    /^DownloadLengthMismatchError: Max length reached/,
  ],
  [
    'a key-case clash in what is signed',
    RELEASE,
    (objects) =>
      swapJson(objects, 'metadata/timestamp.json', ({ signatures, signed }) => ({
        signatures,
        signed: { ...signed, Version: 9 },
      })),
    /^UnsignedMetadataError: timestamp was signed by 0\/1 keys/,
  ],
  [
    'a signature with a non-canonical S',
    RELEASE,
    (objects) =>
      swapJson(objects, 'metadata/timestamp.json', ({ signatures: [{ keyid, sig }], signed }) => {
        const higher = Buffer.from(withHigherS(Buffer.from(sig, 'hex').toString('base64')), 'base64');
        return { signatures: [{ keyid, sig: higher.toString('hex') }], signed };
      }),
    /^UnsignedMetadataError: timestamp was signed by 0\/1 keys/,
  ],
  [
    'algorithm confusion: the public key as the secret of an HMAC',
    RELEASE,
    (objects) => {
      const { raw } = testSigner().publicKey;
      const timestamp = timestampOf(objectOf(objects, 'metadata/timestamp.json'));
      const sig = createHmac('sha512', raw).update(signedBytes(timestamp)).digest('hex');
      swapJson(objects, 'metadata/timestamp.json', ({ signatures: [{ keyid }], signed }) => ({
        signatures: [{ keyid, sig }],
        signed,
      }));
    },
    /^UnsignedMetadataError: timestamp was signed by 0\/1 keys/,
  ],
  [
    'algorithm confusion: a root that calls our key one of another scheme',
    RELEASE,
    (objects) =>
      swapJson(objects, ROOT, ({ signatures, signed }) => {
        const [[id, key]] = Object.entries<Record<string, unknown>>(signed.keys) as [[string, Record<string, unknown>]];
        const keys = { [id]: { ...key, keytype: 'rsa', scheme: 'rsassa-pss-sha256' } };
        objects.set(
          'metadata/2.root.json',
          Buffer.from(JSON.stringify({ signatures, signed: { ...signed, version: 2, keys } })),
        );
        return { signatures, signed };
      }),
    /^UnsignedMetadataError: root was signed by 0\/1 keys/,
  ],
  [
    'a changed timestamp under the old signature',
    RELEASE,
    (objects) =>
      swapJson(objects, 'metadata/timestamp.json', ({ signatures, signed }) => ({
        signatures,
        signed: { ...signed, expires: '2099-01-01T00:00:00Z' },
      })),
    /^UnsignedMetadataError: timestamp was signed by 0\/1 keys/,
  ],
  [
    'a root of a stranger behind ours',
    RELEASE,
    (objects) => {
      const signed = { ...jsonOf(objectOf(objects, ROOT)).signed, version: 2 };
      objects.set('metadata/2.root.json', Buffer.from(JSON.stringify({ signatures: [], signed })));
    },
    /^UnsignedMetadataError: root was signed by 0\/1 keys/,
  ],
];

describe('refused by a client of TUF', () => {
  test('nothing of the site as it was published', async () => {
    expect(await update(site)).toBe('accepted');
    expect(await update(site, BUNDLE)).toBe('accepted');
    expect(await update(bySeveral)).toBe('accepted');
  });

  test.each(attacks)('%s', async (_attack, target, how, refused) => {
    const objects = new Map(site);
    await how(objects);
    expect(await update(objects, target)).toMatch(refused);
  });

  test.each<readonly [string, Attack]>([
    // What the device never looks at, or what says the same in another spelling.
    [
      'a signature in other letters, which is the same bytes',
      (objects) =>
        swapJson(objects, 'metadata/timestamp.json', ({ signatures: [{ keyid, sig }], signed }) => ({
          signatures: [{ keyid, sig: sig.toUpperCase() }],
          signed,
        })),
    ],
    [
      'a swapped schema, which is no target: the signed upgrade object has its digest',
      (objects) => objects.set(pathOf(objects, /\.foreign-config\.json$/), Buffer.from('{"type":"string"}')),
    ],
  ])('nothing in spite of %s', async (_attack, how) => {
    const objects = new Map(site);
    await how(objects);
    expect(await update(objects)).toBe('accepted');
  });

  test('freeze: an old site whose metadata have expired', async () => {
    const old = await tufSite([{ version: '1.0.0', created: today(-10), expiresDays: 5 }]);
    expect(await update(old)).toMatch(/^ExpiredMetadataError: Final timestamp\.json is expired/);
  });

  test('rollback: an older timestamp than the one that was seen', async () => {
    const objects = new Map(site);
    const device = tufDevice(folder(), await serve(siteListener(objects)), objectOf(site, ROOT));
    await device.updater().refresh();
    const documents = roleDocuments({ ...predicate, counter: 1 }, predicate.tuf?.latest?.size);
    objects.set('metadata/timestamp.json', await resigned(documents.timestamp, [testSigner()]));
    expect(await outcomeOf(() => device.updater().refresh())).toMatch(
      /^BadVersionError: New timestamp version 1 is less than current version 2/,
    );
  });

  test('fast-forward: versions that jumped hold a device back until the key is another', async () => {
    const objects = await tufSite([{ version: '1.0.0', signers: ['a'] }]);
    const device = tufDevice(folder(), await serve(siteListener(objects)), objectOf(objects, ROOT));
    const honest = objectOf(objects, 'metadata/timestamp.json');
    const jump = { ...later, version: 1_000_000 };
    objects.set(
      'metadata/timestamp.json',
      await resigned(new Timestamp({ ...jump, snapshotMeta: new MetaFile({ version: 1_000_000 }) }), [testSigner('a')]),
    );
    objects.set(
      'metadata/1000000.snapshot.json',
      await resigned(new Snapshot({ ...jump, meta: { 'targets.json': new MetaFile({ version: 1 }) } }), [
        testSigner('a'),
      ]),
    );
    await device.updater().refresh();
    objects.set('metadata/timestamp.json', honest);
    expect(await outcomeOf(() => device.updater().refresh())).toMatch(
      /^BadVersionError: New timestamp version 1 is less/,
    );
    const rotated = await tufSite([
      { version: '1.0.0', signers: ['a'], created: new Date(timestampTime(honest)) },
      { version: '1.1.0', signers: ['a', 'b'] },
      { version: '1.2.0', signers: ['b'] },
    ]);
    for (const [path, bytes] of rotated) if (path !== ROOT) objects.set(path, bytes);
    expect(jsonOf(objectOf(rotated, ROOT))).toEqual(jsonOf(objectOf(objects, ROOT)));
    expect(await outcomeOf(() => downloaded(device.updater(), device.targetDir, RELEASE))).toBe('accepted');
  });

  test('the wrong product: by another key, and by the same one', async () => {
    const root = objectOf(site, ROOT);
    const others = await tufSite([{ version: '9.0.0', product: 'pump', signers: ['pump'] }]);
    expect(await update(others, RELEASE, root)).toMatch(/^UnsignedMetadataError: timestamp was signed by 0\/1 keys/);
    const shared = await tufSite([{ version: '9.0.0', product: 'pump' }]);
    expect(await update(shared, RELEASE, root)).toMatch(/^Error: no target releases\/logger\.stable\.json/);
    expect(await update(shared, BUNDLE, root)).toMatch(/^Error: no target bundles\/logger-1\.1\.0\.zip/);
  });

  test('replay over channels: the metadata of beta in the folder of stable', async () => {
    const beta = await tufSite([{ version: '2.0.0-rc.1', channel: 'beta' }]);
    const objects = new Map(site);
    for (const [path, bytes] of beta) {
      const name = path.replace('channels/beta/metadata/', 'metadata/');
      if (name !== ROOT) objects.set(name, bytes);
    }
    expect(await update(objects)).toMatch(/^Error: no target releases\/logger\.stable\.json/);
  });

  test('one compromised key under a threshold of two, and its signature twice', async () => {
    const objects = new Map(bySeveral);
    const timestamp = timestampOf(objectOf(objects, 'metadata/timestamp.json'));
    const byOne = await resigned(timestamp, [testSigner('a')]);
    objects.set('metadata/timestamp.json', byOne);
    expect(await update(objects)).toMatch(/^UnsignedMetadataError: timestamp was signed by 1\/2 keys/);
    swapJson(objects, 'metadata/timestamp.json', ({ signatures: [one], signed }) => ({
      signatures: [one, one],
      signed,
    }));
    expect(await update(objects)).toMatch(/^ValueError: multiple signatures found for keyid/);
  });
});

/** When a site was made whose metadata stay good for 180 days. */
const timestampTime = (bytes: Uint8Array): number => Date.parse(jsonOf(bytes).signed.expires) - 180 * 86_400_000;
