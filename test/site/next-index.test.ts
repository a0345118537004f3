import { describe, expect, it } from 'vitest';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { archiveDirectorySchema, archivePageSchema, indexStatementSchema } from '../../src/site/index-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, latestOf, listedVersions, listing, nextIndex, rfc3339 } from '../../src/site/next-index.js';

const layout = channelLayout('stable');
const digest = (text: string): string => sha256Hex(Buffer.from(text));

const entry = (version: string, more: Partial<IndexRelease> = {}): IndexRelease => ({
  version,
  upgradeObject: { sha256: digest(version) },
  bundle: { path: `bundles/${digest(`b${version}`)}.p-${version}.zip`, size: 1, sha256: digest(`b${version}`) },
  ...more,
});

const grow = (releases: readonly IndexRelease[]) => {
  let predicate: IndexPredicate | undefined;
  let directory: ArchiveDirectory = EMPTY_ARCHIVE;
  const objects = new Map<string, Uint8Array>();
  for (const release of releases) {
    const next = nextIndex(predicate, directory, {
      ...listing(release, { product: 'p', trustedKeys: [{ keyid: digest('k'), publicKey: 'AAAA' }], threshold: 1 }),
      layout,
      previous: predicate ? digest(String(predicate.counter)) : null,
      now: new Date('2026-01-01T00:00:00.123Z'),
      expiresDays: 180,
    });
    predicate = next.statement.predicate;
    directory = next.directory;
    for (const { path, bytes } of next.archiveObjects) objects.set(path, bytes);
    indexStatementSchema.parse(next.statement);
  }
  if (!predicate) throw new Error('grow needs a release');
  return { predicate, directory, objects };
};

const many = (count: number) => Array.from({ length: count }, (_, n) => entry(`1.${Math.floor(n / 10)}.${n % 10}`));

describe('nextIndex', () => {
  it('raises the counter, names the revision before, and sets the expiry from the clock', () => {
    const { predicate } = grow([entry('1.0.0'), entry('1.1.0')]);
    expect(predicate).toMatchObject({
      counter: 2,
      previous: digest('1'),
      created: '2026-01-01T00:00:00Z',
      expires: '2026-06-30T00:00:00Z',
      latest: '1.1.0',
    });
  });

  it('keeps releases sorted by precedence and leaves latest alone for a back-port', () => {
    const { predicate } = grow([entry('1.10.0'), entry('1.2.0'), entry('1.9.1')]);
    expect(predicate.releases.map((release) => release.version)).toEqual(['1.2.0', '1.9.1', '1.10.0']);
    expect(predicate.latest).toBe('1.10.0');
  });

  it('keeps what it does not know in entries and predicate', () => {
    const first = grow([entry('1.0.0', { future: { a: 1 } })]).predicate;
    const next = nextIndex({ ...first, later: true }, EMPTY_ARCHIVE, {
      ...listing(entry('1.1.0'), {}),
      layout,
      previous: digest('x'),
      now: new Date(0),
      expiresDays: 1,
    });
    expect(next.statement.predicate.releases[0]).toMatchObject({ future: { a: 1 } });
    expect(next.statement.predicate).toMatchObject({ later: true, product: 'p', threshold: 1 });
  });

  it('has its keys in the published order, however late they came in', () => {
    const { predicate } = grow(many(101));
    const trust = { keyids: [digest('other')], threshold: 1 };
    const next = nextIndex(predicate, EMPTY_ARCHIVE, {
      ...listing(entry('2.0.0', { record: { sha256: digest('r') }, policy: 'p', schemas: {} }), { families: {} }),
      ...{ layout, trust, previous: digest('x'), now: new Date(0), expiresDays: 1 },
    }).statement.predicate;
    expect(Object.keys(next).slice(8)).toEqual(['latest', 'releases', 'families', 'archive', 'trustSets', 'change']);
    expect(Object.keys(next.releases.at(-1) ?? {}).slice(3)).toEqual(['schemas', 'policy', 'trust', 'record']);
  });

  it('names the upgrade objects as its subjects, with their digests', () => {
    const { predicate } = grow([entry('1.0.0')]);
    expect(predicate.releases[0]?.upgradeObject.sha256).toBe(digest('1.0.0'));
  });

  it('stays bounded however many releases there are, and loses none', () => {
    const releases = many(460);
    const { predicate, directory, objects } = grow(releases);
    expect(predicate.releases.length).toBeLessThanOrEqual(100);
    expect(listedVersions(predicate, directory)).toEqual(releases.map((release) => release.version));
    const paged = directory.pages.flatMap((page) => {
      const bytes = objects.get(page.path);
      expect(bytes && sha256Hex(bytes)).toBe(page.sha256);
      return archivePageSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString())).releases;
    });
    expect(paged.length).toBe(predicate.archive?.releases);
    expect([...paged, ...predicate.releases].length).toBe(460);
    const stored = objects.get(predicate.archive?.path ?? '');
    expect(archiveDirectorySchema.parse(JSON.parse(Buffer.from(stored ?? []).toString()))).toEqual(directory);
  });

  it('keeps barriers, withdrawn releases and roll-outs in the index', () => {
    const kept = [
      entry('0.1.0', { barrier: { reason: 'new boot loader' } }),
      entry('0.2.0', { yanked: { reason: 'bricks', at: '2026-01-01T00:00:00Z' } }),
      entry('0.3.0', { rollout: { percent: 10 } }),
    ];
    const { predicate, directory } = grow([...kept, ...many(150)]);
    const indexed = predicate.releases.map((release) => release.version);
    expect(indexed).toEqual(expect.arrayContaining(['0.1.0', '0.2.0', '0.3.0']));
    expect(listedVersions(predicate, directory)).not.toContain('0.2.0');
  });

  it('lets a roll-out that has come to its end leave the index', () => {
    const rollout = { start: '2020-01-01T00:00:00Z', hours: 24 };
    const { predicate } = grow([entry('0.3.0', { rollout }), ...many(150)]);
    expect(predicate.releases.map(({ version }) => version)).not.toContain('0.3.0');
  });

  it('doesn’t grow for ever where every release is a roll-out', () => {
    const releases = many(150).map((release) => ({ ...release, rollout: { percent: 10 } }));
    const { predicate } = grow(releases);
    expect(predicate.releases.length).toBeLessThanOrEqual(100);
    expect(predicate.releases.at(-1)?.version).toBe(releases.at(-1)?.version);
  });

  it('groups archived versions by the schemas they share', () => {
    const schemas = { config: digest('c'), foreignConfig: digest('f') };
    const releases = many(101).map((release, n) => ({
      ...release,
      schemas: { ...schemas, template: digest(`t${n}`) },
    }));
    expect(grow(releases).directory.groups).toEqual([
      { schemas, versions: releases.slice(0, 50).map((r) => r.version) },
    ]);
  });
});

describe('latestOf', () => {
  it('passes over withdrawn releases and gives null for none', () => {
    const yanked = { reason: 'x', at: '2026-01-01T00:00:00Z' };
    expect(latestOf([entry('1.0.0'), entry('2.0.0', { yanked })], '2026-01-01T00:00:00Z')).toBe('1.0.0');
    expect(latestOf([entry('2.0.0', { yanked })], '2026-01-01T00:00:00Z')).toBeNull();
  });

  it('passes over what a part of the fleet alone is offered at that time', () => {
    const rollout = { start: '2026-01-01T00:00:00Z', hours: 24 };
    const releases = [entry('1.0.0'), entry('1.1.0', { rollout }), entry('1.2.0', { rollout: { percent: 99 } })];
    expect(latestOf(releases, '2026-01-01T23:59:59Z')).toBe('1.0.0');
    expect(latestOf(releases, '2026-01-02T00:00:00Z')).toBe('1.1.0');
  });
});

describe('rfc3339', () => {
  it('gives whole seconds in UTC', () => expect(rfc3339(new Date(1_700_000_000_999))).toBe('2023-11-14T22:13:20Z'));
});
