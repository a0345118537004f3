import { describe, expect, test } from 'vitest';
import { deviceViews } from '../../../src/devices/device-views.js';
import { documentCount, documentedVersions, iotoDocuments } from '../../../src/devices/ioto/documents.js';
import { bucketOf, isInRollout, rolloutOffset } from '../../../src/devices/ioto/rollout.js';
import { channelLayout } from '../../../src/site/layout.js';
import { IOTO_URL, type IotoChannel, type IotoRelease, iotoChannel, iotoPredicate } from '../../support/ioto.js';

const documents = (releases: readonly IotoRelease[], options: IotoChannel = {}): ReadonlyMap<string, string> => {
  const { channel = 'stable', settings = {} } = options;
  const context = { layout: channelLayout(channel), channel: iotoChannel(releases, options), publicUrl: IOTO_URL };
  const made = iotoDocuments(settings, context);
  return new Map(made.map((view) => [view.path, 'bytes' in view ? Buffer.from(view.bytes).toString() : 'a copy']));
};

const updateOf = (text: string | undefined): unknown => (text === undefined ? 'no document' : JSON.parse(text).version);

describe('iotoDocuments', () => {
  test('each version has the next update, and nothing for the newest', () => {
    const made = documents([{ version: '1.0.0' }, { version: '1.1.0' }], { settings: { from: ['0.9.0'] } });
    expect([...made.keys()]).toEqual([
      'tok/provision/updateReport',
      ...['0.9.0', '1.0.0', '1.1.0'].flatMap((version) => [
        `ioto/gateway/stable/from/${version}/tok/provision/update`,
        `ioto/gateway/stable/from/${version}/tok/provision/updateReport`,
      ]),
    ]);
    expect(made.get('ioto/gateway/stable/from/1.0.0/tok/provision/update')).toMatch(
      /^\{"url":"https:\/\/updates\.example\.com\/ioto\/files\/[0-9a-f]{64}\.gateway-1\.1\.0\.ota","checksum":"[0-9a-f]{64}","update":"[0-9a-f]{64}","version":"1\.1\.0"\}$/,
    );
    expect(made.get('ioto/gateway/stable/from/1.1.0/tok/provision/update')).toBe('{}');
    expect(made.get('ioto/gateway/stable/from/1.1.0/tok/provision/updateReport')).toBe('{}');
    expect(made.get('tok/provision/updateReport')).toBe('{}');
  });

  test('other channels have folders of their own', () => {
    expect([...documents([{ version: '1.0.0' }], { channel: 'beta' }).keys()]).toContain(
      'ioto/gateway/beta/from/1.0.0/tok/provision/update',
    );
  });

  test('each part of the fleet has its own documents where the project wants it so', () => {
    const releases = [{ version: '1.0.0' }, { version: '1.1.0', percent: 25 }];
    const made = documents(releases, { settings: { cohorts: true } });
    const offset = rolloutOffset('gateway', 'stable', '1.1.0');
    const offered = Array.from({ length: 100 }, (_, bucket) => {
      const folder = `ioto/gateway/stable/from/1.0.0/${String(bucket).padStart(2, '0')}/tok/provision`;
      expect(made.get(`${folder}/updateReport`)).toBe('{}');
      const version = updateOf(made.get(`${folder}/update`));
      expect(version).toBe(isInRollout(25, bucket, offset) ? '1.1.0' : undefined);
      return version;
    });
    expect(offered.filter((version) => version === '1.1.0')).toHaveLength(25);
    expect(updateOf(made.get('ioto/gateway/stable/from/1.0.0/tok/provision/update'))).toBeUndefined();
    expect(bucketOf('device-1')).toBeLessThan(100);
  });

  test('following the documents ends at the newest, from every version', () => {
    const releases: readonly IotoRelease[] = [
      { version: '1.0.0' },
      { version: '1.1.0', barrier: { reason: 'partitions' } },
      { version: '1.2.0', yanked: { reason: 'bricks', at: '2026-01-02T00:00:00Z' } },
      { version: '2.0.0-rc.1' },
      { version: '2.0.0', upgradeFrom: '>=1.1.0' },
    ];
    const made = documents(releases, { settings: { from: ['0.1.0'] } });
    for (const start of ['0.1.0', ...releases.map(({ version }) => version)]) {
      const way = [start];
      for (let hops = 0; hops < 10; hops += 1) {
        const next = updateOf(made.get(`ioto/gateway/stable/from/${way.at(-1)}/tok/provision/update`));
        if (typeof next !== 'string') break;
        way.push(next);
      }
      expect(way.at(-1)).toBe('2.0.0');
    }
  });

  test('are views of the revision', () => {
    const predicate = iotoPredicate([{ version: '1.0.0' }]);
    const paths = (families: typeof predicate.families) =>
      deviceViews(channelLayout('stable'), { ...predicate, families }, { pages: [], groups: [] }).map(
        ({ path }) => path,
      );
    expect(paths(predicate.families)).toContain('ioto/gateway/stable/from/1.0.0/tok/provision/update');
    expect(paths({ site: { publicUrl: IOTO_URL } })).toEqual([]);
  });

  test('settings that are none make no documents', () => {
    expect(documents([{ version: '1.0.0' }], { settings: { from: '1.0.0' } }).size).toBe(0);
  });
});

describe('documentedVersions', () => {
  const indexed = Array.from({ length: 100 }, (_, minor) => `1.${minor}.0`);

  test('only what is a version becomes a path', () => {
    expect(documentedVersions({ from: ['../1.0.0', '0.9.0', '1.0.0'] }, ['1.0.0']).versions).toEqual([
      '0.9.0',
      '1.0.0',
    ]);
  });

  test('the number of documents is bounded', () => {
    expect(documentCount({}, indexed)).toBe(201);
    expect(documentedVersions({ cohorts: true }, indexed).cohorts).toEqual(indexed.slice(-10));
    const from = Array.from({ length: 50 }, (_, minor) => `0.${minor}.0`);
    expect(documentCount({ cohorts: true, from }, indexed)).toBe(1 + 2 * (150 + 100 * 20));
  });

  test('a hundred versions in a hundred parts take no noticeable time', () => {
    const releases = indexed.map((version) => ({ version, percent: 50, policy: 'major >= 1' }));
    const start = performance.now();
    expect(documents(releases, { settings: { cohorts: true } }).size).toBe(1 + 2 * (100 + 1000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
