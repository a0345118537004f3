import { beforeAll, describe, expect, test } from 'vitest';
import { indexRelease } from '../../src/site/draft.js';
import { reissueNote, reissueProblems } from '../../src/steps/reissue-rules.js';
import { draftOf, publish } from '../support/channel.js';
import { memoryHost } from '../support/memory-host.js';

const place = { file: '--as' };
const upgradeObject = { sha256: 'a'.repeat(64) };

let channel: NonNullable<Parameters<typeof reissueProblems>[1]>;
beforeAll(async () => {
  const { revision: newest } = await publish(memoryHost(), '1.2.0');
  channel = { newest, directory: { pages: [], groups: [{ versions: ['1.5.0'] }] }, release: undefined };
});
const judged = (version: string, kind: 'reissue' | 'promote' = 'reissue') => ({
  project: { channel: 'stable' },
  version,
  versionPlace: place,
  reissue: { kind, of: '1.2.0' },
});

describe('the number of a reissue', () => {
  test('is above every one that the channel ever had, archived ones too', () => {
    const [found] = reissueProblems(judged('1.4.0'), channel);
    expect(found).toMatchObject({ code: 'reissue-not-higher', place });
    expect(found?.message).toBe('1.4.0 is not above 1.5.0, the highest version that stable ever had.');
    expect(reissueProblems(judged('1.5.0'), channel)).toHaveLength(1);
    expect(reissueProblems(judged('1.5.1'), channel)).toEqual([]);
  });

  test('is judged once: a reissue that stands is finished, whatever came after it', () => {
    const release = indexRelease(draftOf('1.0.0').statement, 'a'.repeat(64));
    expect(reissueProblems(judged('1.0.0'), { ...channel, release })).toEqual([]);
  });

  test('is of no use to bytes that were withdrawn meanwhile', () => {
    const { newest } = channel;
    if (!newest) throw new Error('there is a revision');
    const yanked = { reason: 'bricks tl-100', at: '2026-01-02T00:00:00Z' };
    const releases = newest.predicate.releases.map((release) => ({ ...release, yanked }));
    const withdrawn = { ...channel, newest: { ...newest, predicate: { ...newest.predicate, releases } } };
    expect(reissueProblems(judged('2.0.0'), withdrawn)).toMatchObject([{ code: 'reissue-source-withdrawn' }]);
  });

  test('of a promotion follows the rules of releases alone, and so does that of an empty channel', () => {
    expect(reissueProblems(judged('1.1.0', 'promote'), channel)).toEqual([]);
    const empty = { newest: undefined, directory: { pages: [], groups: [] }, release: undefined };
    expect(reissueProblems(judged('0.1.0'), empty)).toEqual([]);
    expect(reissueProblems(judged('0.1.0'), undefined)).toEqual([]);
  });
});

describe('the history', () => {
  test.each([
    ['beta 1.2.0-rc.1', { channel: 'beta', version: '1.2.0-rc.1', upgradeObject }],
    [
      'https://s.example stable 1.2.0',
      { channel: 'stable', version: '1.2.0', upgradeObject, site: 'https://s.example' },
    ],
  ])('says that it is from %s', (what, from) => {
    expect(reissueNote({ kind: 'resign' }, from)).toEqual({ kind: 'resign', what: `from ${what}` });
    expect(reissueNote({ kind: 'promote', reason: 'tested' }, from)).toMatchObject({ reason: 'tested' });
  });
});
