import { readFileSync } from 'node:fs';
import { type PageFacts, pageDocument } from '../../src/page/page-document.js';
import { signEnvelope } from '../../src/signing/dsse.js';
import { signBlake2b512 } from '../../src/signing/minisign.js';
import { draftRelease, indexRelease } from '../../src/site/draft.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout, minisigPath } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, listedVersions, nextIndex } from '../../src/site/next-index.js';
import { digestStream } from '../../src/site/site-source.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { signUpgradeObject } from '../../src/site/upgrade-object.js';
import { testSigner, testTrust } from './signing.js';
import type { SiteObjects } from './site.js';

/** A release of a site that is made to be looked at. */
export interface PageRelease {
  readonly version: string;
  readonly created?: string;
  readonly notes?: string;
  readonly upgradeFrom?: string;
  readonly barrier?: string;
  readonly yanked?: IndexRelease['yanked'];
  readonly rollout?: IndexRelease['rollout'];
  readonly bundle?: Uint8Array;
  /** It is listed, and nothing of it is on the site. */
  readonly listedOnly?: boolean;
}

/** How such a site is made. */
export interface PageSiteOptions {
  readonly product?: string;
  readonly channel?: string;
  /** When its revision is signed. */
  readonly now?: Date;
  readonly expiresDays?: number;
  /** Names of the keys that sign and are trusted. */
  readonly signers?: readonly string[];
  /** Counter of its revision. */
  readonly counter?: number;
  /** Facts of the page in place of those that follow from the site. */
  readonly facts?: Partial<PageFacts>;
}

/** When the sites are made, unless a test says otherwise. */
export const PAGE_NOW = new Date('2026-03-20T09:00:00Z');
const PUBLIC_URL = 'https://updates.example.com/gateway';
/** A page of the archive holds as many. */
const AT_ONCE = 50;

/** The built page, with its slots empty. */
const builtTemplate = (): string => readFileSync(new URL('../../dist/page.html', import.meta.url), 'utf8');

/** Objects of a site with a page, whose revision lists these releases: signed with keys that are the same on every run. */
export const pageSite = async (
  releases: readonly PageRelease[],
  options: PageSiteOptions = {},
): Promise<SiteObjects> => {
  const { channel = 'stable', signers = ['release'] } = options;
  const objects: SiteObjects = new Map();
  const entries: IndexRelease[] = [];
  for (const release of releases) entries.push(await addRelease(objects, release, options));
  const layout = channelLayout(channel);
  const { predicate, directory, statement } = grownIndex(objects, entries, options);
  const revision = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), signers.map(testSigner)));
  objects.set(layout.revision(predicate.counter), revision);
  objects.set(layout.index, revision);
  objects.set(layout.versions, jsonBytes(listedVersions(predicate, directory)));
  if (predicate.latest !== null) objects.set(layout.latest, jsonBytes(predicate.latest));
  objects.set(`${layout.prefix}index.html`, pageDocument(builtTemplate(), factsOf(options)));
  return objects;
};

const factsOf = ({
  product = 'gateway',
  channel = 'stable',
  signers = ['release'],
  facts = {},
}: PageSiteOptions): PageFacts => ({
  product,
  channel,
  root: channel === 'stable' ? '' : '../../',
  trustedKeys: trustedKeysOf(signers),
  threshold: 1,
  channels: ['beta', 'stable'],
  ...facts,
});

const trustedKeysOf = (signers: readonly string[]) =>
  testTrust(signers).keys.map(({ keyId, raw }) => ({ keyid: keyId, publicKey: Buffer.from(raw).toString('base64') }));

const grownIndex = (objects: SiteObjects, entries: readonly IndexRelease[], options: PageSiteOptions) => {
  const {
    product = 'gateway',
    channel = 'stable',
    now = PAGE_NOW,
    expiresDays = 180,
    signers = ['release'],
    counter = 12,
  } = options;
  const facts = { product, trustedKeys: trustedKeysOf(signers), threshold: 1 };
  const layout = channelLayout(channel);
  let current: IndexPredicate | undefined;
  let directory: ArchiveDirectory = EMPTY_ARCHIVE;
  const turns = Math.max(1, Math.ceil(entries.length / AT_ONCE));
  for (let turn = 1; turn <= turns; turn += 1) {
    const added = entries.slice((turn - 1) * AT_ONCE, turn * AT_ONCE);
    const base = current && { ...current, counter: turn === turns ? counter - 1 : current.counter };
    const note = { kind: 'release', by: 'ci' };
    const next = nextIndex(base, directory, {
      ...{ layout, previous: current ? '0'.repeat(64) : null, now, expiresDays, note, facts },
      releases: (listed) => [...listed, ...added],
    });
    for (const { path, bytes } of next.archiveObjects) objects.set(path, bytes);
    ({ directory } = next);
    current = next.statement.predicate;
    if (turn === turns && turns > 1) return { predicate: current, directory, statement: next.statement };
    if (turns === 1) {
      const predicate = { ...current, counter, previous: '0'.repeat(64) };
      return { predicate, directory, statement: { ...next.statement, predicate } };
    }
  }
  throw new RangeError('a site has a revision');
};

const addRelease = async (
  objects: SiteObjects,
  release: PageRelease,
  options: PageSiteOptions,
): Promise<IndexRelease> => {
  const { product = 'gateway', channel = 'stable', signers = ['release'] } = options;
  const { version, created = '2026-01-31T12:00:00Z', notes, upgradeFrom, barrier, yanked, rollout } = release;
  const bundle = release.bundle ?? Buffer.from(`bundle of ${product} ${version}\n`.repeat(3000 + version.length * 700));
  const { statement } = draftRelease({
    ...{
      product,
      channel,
      version,
      created,
      models: ['gateway-100', 'gateway-200'],
      tag: `v${version}`,
      attachments: [],
    },
    commit: sha256Hex(Buffer.from(version)).slice(0, 40),
    bundle: { path: 'bundle', size: bundle.length, sha256: sha256Hex(bundle) },
    ...(notes === undefined ? {} : { notes }),
    ...(upgradeFrom === undefined ? {} : { upgradeFrom }),
    ...(barrier === undefined ? {} : { barrier }),
  });
  const { path } = statement.predicate.bundle;
  if (release.listedOnly) return indexRelease(statement, sha256Hex(Buffer.from(version)));
  const object = await signUpgradeObject(statement, `${PUBLIC_URL}/${path}`, signers.map(testSigner));
  objects.set(path, bundle);
  objects.set(minisigPath(path), await minisigOf(bundle, path, signers[0]));
  objects.set(channelLayout(channel).upgradeObject(version), object);
  return {
    ...indexRelease(statement, sha256Hex(object)),
    ...(rollout === undefined ? {} : { rollout }),
    ...(yanked === undefined ? {} : { yanked }),
  };
};

const minisigOf = async (bundle: Uint8Array, path: string, signer: string | undefined): Promise<Buffer> => {
  const { blake2b512 } = await digestStream([bundle]);
  if (!blake2b512) throw new Error('no BLAKE2b-512');
  const file = path.slice(path.lastIndexOf('/') + 1);
  return Buffer.from(await signBlake2b512(blake2b512, testSigner(signer), { file }));
};

/** Releases as a product has them after two years: a barrier, one withdrawn, one that is rolled out. */
export const GATEWAY_RELEASES: readonly PageRelease[] = [
  { version: '1.0.0', created: '2025-03-04T10:00:00Z', notes: 'First release.' },
  { version: '1.1.0', created: '2025-04-22T10:00:00Z', notes: 'Modbus over TCP.', upgradeFrom: '>=1.0.0' },
  { version: '1.2.0', created: '2025-06-17T10:00:00Z', notes: 'Alarms have a time zone.', upgradeFrom: '>=1.0.0' },
  {
    version: '1.2.1',
    created: '2025-07-02T10:00:00Z',
    notes: 'Fixes the time zone of alarms.',
    upgradeFrom: '>=1.0.0',
  },
  { version: '1.3.0', created: '2025-09-09T10:00:00Z', notes: 'Backups of the configuration.', upgradeFrom: '>=1.1.0' },
  {
    version: '2.0.0',
    created: '2025-10-21T10:00:00Z',
    upgradeFrom: '>=1.2.0',
    barrier: 'moves the measurements into the new database',
    notes:
      '## New database\n\nMeasurements move into it at the first start, which takes **up to ten minutes**.\n\n- Queries over a year take seconds\n- The old files are kept as `measurements.bak`',
  },
  {
    version: '2.1.0',
    created: '2025-12-02T10:00:00Z',
    notes: 'Graphs in the local interface.',
    upgradeFrom: '>=2.0.0',
  },
  {
    version: '2.1.1',
    created: '2025-12-16T10:00:00Z',
    notes: 'Graphs no longer skip the hour at which summer time ends.',
    upgradeFrom: '>=2.0.0',
  },
  {
    version: '2.2.0',
    created: '2026-01-20T10:00:00Z',
    upgradeFrom: '>=2.0.0',
    notes: 'OPC UA server.',
    yanked: { reason: 'loses the network settings of devices with two interfaces', at: '2026-01-22T15:30:00Z' },
  },
  {
    version: '2.2.1',
    created: '2026-01-26T10:00:00Z',
    upgradeFrom: '>=2.0.0',
    notes:
      'OPC UA server, again.\n\n1. Network settings survive the upgrade\n2. The server starts with `opcua.enabled: true`\n\nSee the manual for certificates.',
  },
  {
    version: '2.3.0',
    created: '2026-02-24T10:00:00Z',
    notes:
      'Roles for users of the local interface.\n\n- `viewer` reads\n- `operator` acknowledges alarms\n- `admin` changes settings\n\nEvery user who is there is an `admin`.',
    upgradeFrom: '>=2.0.0',
  },
  {
    version: '2.4.0',
    created: '2026-03-17T10:00:00Z',
    upgradeFrom: '>=2.1.0',
    notes: 'Half the memory for long histories.',
    rollout: { percent: 25 },
  },
];
