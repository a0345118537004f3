import { describe, expect, it } from 'vitest';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, type IndexChange, listing, type NextIndex, nextIndex } from '../../src/site/next-index.js';
import { namedTrust, trustAt, versionTrusts } from '../../src/site/trust-sets.js';

const id = (letter: string): string => letter.repeat(64);
const keys = (...letters: readonly string[]) => letters.map((letter) => ({ keyid: id(letter), publicKey: 'AAAA' }));
const entry = (version: string) => ({
  version,
  upgradeObject: { sha256: id('e') },
  bundle: { path: `bundles/${version}`, size: 1, sha256: id('f') },
});

const next = (before: NextIndex | undefined, change: IndexChange): NextIndex =>
  nextIndex(before?.statement.predicate, before?.directory ?? EMPTY_ARCHIVE, {
    layout: channelLayout('stable'),
    previous: before ? id('0') : null,
    now: new Date('2026-02-01T00:00:00Z'),
    expiresDays: 180,
    ...change,
  });

const released = (before: NextIndex | undefined, version: string, letters: readonly string[], threshold = 1) =>
  next(before, listing(entry(version), { product: 'p', trustedKeys: keys(...letters), threshold }));

const predicateOf = (index: NextIndex): IndexPredicate => index.statement.predicate;
const sets = (index: NextIndex): readonly string[] =>
  versionTrusts(predicateOf(index), index.directory).map(
    ({ version, set }) => `${version} ${set.threshold} of ${set.keyids.map(([letter]) => letter).join('')}`,
  );

describe('trust sets', () => {
  it('an index says nothing of them for as long as all devices trust what it names', () => {
    const second = released(released(undefined, '1.0.0', ['a', 'b']), '1.1.0', ['b', 'a']);
    expect(predicateOf(second).trustSets).toBeUndefined();
    expect(predicateOf(second).releases.some((release) => 'trust' in release)).toBe(false);
    expect(sets(second)).toEqual(['1.0.0 1 of ab', '1.1.0 1 of ab']);
  });

  it('each release keeps the keys and the threshold that it was released with', () => {
    const first = released(undefined, '1.0.0', ['a']);
    const second = released(first, '1.1.0', ['a', 'b']);
    const third = released(second, '1.2.0', ['a', 'b'], 2);
    const fourth = released(third, '1.3.0', ['b', 'a']);
    expect(sets(fourth)).toEqual(['1.0.0 1 of a', '1.1.0 1 of ab', '1.2.0 2 of ab', '1.3.0 1 of ab']);
    expect(predicateOf(fourth).releases.map(({ trust }) => trust)).toEqual([undefined, 1, 2, 1]);
    expect(predicateOf(fourth).trustSets?.slice(0, 2)).toEqual(predicateOf(second).trustSets);
  });

  it('a change of keys that lists nothing keeps what was there', () => {
    const first = released(undefined, '1.0.0', ['a']);
    const rotated = next(first, { note: { kind: 'keys' }, facts: { trustedKeys: keys('a', 'b') } });
    expect(sets(rotated)).toEqual(['1.0.0 1 of a']);
    expect(predicateOf(rotated).trustedKeys).toEqual([keys('a')[0], { ...keys('b')[0], since: 2 }]);
    const later = released(rotated, '1.1.0', ['a', 'b']);
    expect(predicateOf(later).trustedKeys[1]).toMatchObject({ since: 2 });
    expect(sets(later)).toEqual(['1.0.0 1 of a', '1.1.0 1 of ab']);
  });

  it('bytes that are issued anew keep the trust they were made for', () => {
    const first = released(undefined, '1.0.0', ['a']);
    const second = released(first, '1.1.0', ['a', 'b']);
    const source = predicateOf(second).releases[1];
    if (!source) throw new Error('not listed');
    const older = next(second, {
      ...listing({ ...source, version: '1.2.0' }, {}),
      trust: trustAt(predicateOf(second), 0),
    });
    expect(sets(older)).toEqual(['1.0.0 1 of a', '1.1.0 1 of ab', '1.2.0 1 of a']);
    const elsewhere = next(older, { ...listing(entry('1.3.0'), {}), trust: { keyids: [id('c')], threshold: 1 } });
    expect(sets(elsewhere).at(-1)).toBe('1.3.0 1 of c');
  });

  it('the directory of the archive says it of archived releases, without their pages', () => {
    const first = released(undefined, '0.0.1', ['a']);
    const many = Array.from({ length: 101 }, (_, patch) => `1.0.${patch}`);
    const grown = many.reduce<NextIndex>((index, version) => released(index, version, ['a', 'b']), first);
    const { groups } = grown.directory;
    expect(groups.map(({ trust, versions }) => [trust, versions.length])).toEqual([
      [undefined, 1],
      [1, 49],
    ]);
    expect(sets(grown).slice(0, 2)).toEqual(['0.0.1 1 of a', '1.0.0 1 of ab']);
    expect(sets(grown)).toHaveLength(102);
  });

  it('a release that the archive gives back keeps its own', () => {
    const second = released(released(undefined, '1.0.0', ['a']), '2.0.0', ['a', 'b']);
    const [older] = predicateOf(second).releases;
    if (!older) throw new Error('not listed');
    const predicate = { ...predicateOf(second), releases: predicateOf(second).releases.slice(1) };
    const archived: NextIndex = {
      ...second,
      statement: { ...second.statement, predicate },
      directory: { pages: [], groups: [{ versions: ['1.0.0'] }] },
    };
    const back = next(archived, {
      note: { kind: 'yank' },
      releases: (current) => [...current, older],
      archive: { directory: EMPTY_ARCHIVE, objects: [] },
    });
    expect(sets(back)).toEqual(['1.0.0 1 of a', '2.0.0 1 of ab']);
  });

  it('a key that is named twice counts once', () => {
    expect(namedTrust({ trustedKeys: keys('b', 'a', 'b'), threshold: 2 })).toEqual({
      keyids: [id('a'), id('b')],
      threshold: 2,
    });
  });
});
