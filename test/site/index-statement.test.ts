import { describe, expect, test } from 'vitest';
import { archiveDirectorySchema, archivePageSchema, indexStatementSchema } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { listing, nextIndex } from '../../src/site/next-index.js';

type Loose = Record<string, unknown>;

const SHA = 'a'.repeat(64);
const release = (): Loose => ({
  version: '1.0.0',
  upgradeObject: { sha256: SHA },
  bundle: { path: 'bundles/a.zip', size: 1, sha256: SHA },
});

/** What the writer makes, as readers get it: parsed JSON. */
const statement = (): Loose & { predicate: Loose } =>
  JSON.parse(
    JSON.stringify(
      nextIndex(
        undefined,
        { pages: [], groups: [] },
        {
          ...listing(
            { version: '1.0.0', upgradeObject: { sha256: SHA }, bundle: { path: 'b', size: 1, sha256: SHA } },
            { product: 'logger', trustedKeys: [{ keyid: SHA, publicKey: 'AAAA' }], threshold: 1 },
          ),
          layout: channelLayout('stable'),
          previous: null,
          now: new Date('2026-01-01T00:00:00Z'),
          expiresDays: 180,
        },
      ).statement,
    ),
  );

const withPredicate = (changes: Loose) => ({ ...statement(), predicate: { ...statement().predicate, ...changes } });
const placesOf = (value: unknown) =>
  indexStatementSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('indexStatementSchema', () => {
  test('takes what the writer makes, unchanged', () => {
    expect(indexStatementSchema.parse(statement())).toEqual(statement());
  });

  test('keeps what it does not know, so that a newer writer’s fields survive an older one', () => {
    const newer = withPredicate({
      policy: { rollout: 'slow' },
      releases: [{ ...release(), signedOffBy: 'quality' }],
    });
    expect(indexStatementSchema.parse(newer)).toEqual(newer);
  });

  test.each([
    // changes of the predicate that it takes
    [{ latest: null, releases: [] }],
    [{ previous: SHA, counter: 2 }],
    [{ archive: { path: 'archive/a.json', sha256: SHA, releases: 50 } }],
    [{ releases: [{ ...release(), barrier: { reason: 'x' }, upgradeFrom: '*', rollout: { percent: 5 } }] }],
    [{ releases: [{ ...release(), yanked: { reason: 'x', at: '2026-01-01T00:00:00Z' } }] }],
    [{ releases: [{ ...release(), schemas: { config: SHA, foreignConfig: SHA, template: SHA } }] }],
  ])('takes %j', (changes) => {
    expect(placesOf(withPredicate(changes))).toEqual([]);
  });

  test.each([
    // change of the predicate, where it is refused
    [{ product: '' }, 'predicate.product'],
    [{ channel: undefined }, 'predicate.channel'],
    [{ counter: 0 }, 'predicate.counter'],
    [{ counter: 1.5 }, 'predicate.counter'],
    [{ counter: '1' }, 'predicate.counter'],
    [{ counter: Number.MAX_SAFE_INTEGER + 1 }, 'predicate.counter'],
    [{ previous: undefined }, 'predicate.previous'],
    [{ previous: SHA.toUpperCase() }, 'predicate.previous'],
    [{ expires: '2026-01-01' }, 'predicate.expires'],
    [{ created: 'yesterday' }, 'predicate.created'],
    [{ trustedKeys: [] }, 'predicate.trustedKeys'],
    [{ trustedKeys: [{ keyid: SHA, publicKey: '!' }] }, 'predicate.trustedKeys.0.publicKey'],
    [{ threshold: 0 }, 'predicate.threshold'],
    [{ latest: 1 }, 'predicate.latest'],
    [{ releases: undefined }, 'predicate.releases'],
    [{ releases: [{ ...release(), version: '' }] }, 'predicate.releases.0.version'],
    [{ releases: [{ ...release(), upgradeObject: { sha256: 'short' } }] }, 'predicate.releases.0.upgradeObject.sha256'],
    [
      { releases: [{ ...release(), bundle: { path: 'b', size: -1, sha256: SHA } }] },
      'predicate.releases.0.bundle.size',
    ],
    [{ releases: [{ ...release(), yanked: true }] }, 'predicate.releases.0.yanked'],
    [{ archive: { path: 'a', sha256: SHA, releases: 0 } }, 'predicate.archive.releases'],
  ])('refuses %j', (changes, place) => {
    expect(placesOf(withPredicate(changes))).toEqual([place]);
  });

  test.each([
    // change of the statement, where it is refused
    [{ _type: 'https://in-toto.io/Statement/v0.1' }, '_type'],
    [{ predicateType: 'https://slsa.dev/provenance/v1' }, 'predicateType'],
    [{ subject: [{ name: 'a', digest: {} }] }, 'subject.0.digest.sha256'],
    [{ predicate: undefined }, 'predicate'],
  ])('refuses %j', (changes, place) => {
    expect(placesOf({ ...statement(), ...changes })).toEqual([place]);
  });
});

describe('the archive', () => {
  test('a page lists at least one whole release', () => {
    expect(archivePageSchema.safeParse({ releases: [release()] }).success).toBe(true);
    expect(archivePageSchema.safeParse({ releases: [] }).success).toBe(false);
    expect(archivePageSchema.safeParse({ releases: [{ version: '1.0.0' }] }).success).toBe(false);
  });

  test('the directory tells which page may hold a version, and which versions share schemas', () => {
    const page = { path: 'archive/a.json', sha256: SHA, first: '1.0.0', last: '1.9.0', releases: 50 };
    const directory = {
      pages: [page],
      groups: [{ versions: ['1.0.0'] }, { schemas: { config: SHA }, versions: ['1.1.0'] }],
    };
    expect(archiveDirectorySchema.parse(directory)).toEqual(directory);
    expect(archiveDirectorySchema.safeParse({ ...directory, pages: [{ ...page, sha256: 'x' }] }).success).toBe(false);
    expect(archiveDirectorySchema.safeParse({ ...directory, groups: [{ versions: [] }] }).success).toBe(false);
  });
});
