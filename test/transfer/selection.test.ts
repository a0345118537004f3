import { beforeAll, describe, expect, test } from 'vitest';
import { latestLeftOut, partSelection, wholeSelection } from '../../src/transfer/selection.js';
import { type SurveyedChannel, surveySite } from '../../src/transfer/survey.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { resignNewest } from '../support/tamper.js';
import { spools, surveyRequest } from '../support/transfer.js';

const openSpool = spools();
let channels: readonly SurveyedChannel[];

beforeAll(async () => {
  const { objects } = await signedSite([
    { version: '1.0.0' },
    { version: '1.1.0' },
    { version: '1.2.0' },
    { version: '1.1.0', channel: 'beta' },
    { version: '1.3.0', channel: 'beta' },
  ]);
  // 1.2.0 is withdrawn, so that 1.1.0 is the latest again.
  await resignNewest(objects, 'revisions/00000003.json', ({ predicate }) => {
    predicate.latest = '1.1.0';
    predicate.releases[2].yanked = { reason: 'bricks tl-100', at: '2026-02-05T00:00:00Z' };
  });
  objects.set('versions', Buffer.from('["1.0.0","1.1.0"]\n'));
  objects.set('latest', Buffer.from('"1.1.0"\n'));
  channels = (await surveySite(await surveyRequest(objects, await openSpool()))).channels;
});

const nothing = () => [];
const shown = (selection: ReturnType<typeof wholeSelection>) =>
  selection.map(({ layout, versions, whole, releases }) => [
    layout.channel,
    versions,
    whole,
    releases.map(({ entry }) => entry.version),
  ]);

describe('a selection', () => {
  test('of everything names what devices may be told of, and holds what was withdrawn, too', () => {
    expect(shown(wholeSelection(channels))).toEqual([
      ['stable', ['1.0.0', '1.1.0'], true, ['1.0.0', '1.1.0', '1.2.0']],
      ['beta', ['1.1.0', '1.3.0'], true, ['1.1.0', '1.3.0']],
    ]);
  });

  test.each([
    // versions | held by the target | what is selected
    [['1.0.0'], [], [['stable', ['1.0.0'], false, ['1.0.0']]]],
    [['1.3.0'], [], [['beta', ['1.3.0'], false, ['1.3.0']]]],
    [
      ['1.0.0', '1.1.0'],
      [],
      [
        ['stable', ['1.0.0', '1.1.0'], true, ['1.0.0', '1.1.0']],
        ['beta', ['1.1.0'], false, ['1.1.0']],
      ],
    ],
    [
      ['1.1.0', '1.0.0', '1.0.0'],
      ['9.9.9'],
      [
        ['stable', ['1.0.0', '1.1.0'], true, ['1.0.0', '1.1.0']],
        ['beta', ['1.1.0'], false, ['1.1.0']],
      ],
    ],
    [['1.0.0'], ['1.1.0', '1.2.0'], [['stable', ['1.0.0', '1.1.0'], true, ['1.0.0', '1.1.0']]]],
  ])('of %j, to what has %j, is of each channel that lists one', (only, held, expected) => {
    expect(shown(partSelection(channels, only, () => held, 'site'))).toEqual(expected);
  });

  test('names every version that can’t be had, at once', async () => {
    const failure = await failureOf(() => partSelection(channels, ['1.0.0', '7.0.0', '1.2.0', 'x'], nothing, 'site'));
    expect(failure.exitCode).toBe(2);
    expect(failure.problems.map(({ code, message }) => [code, message])).toEqual([
      ['transfer-version-unknown', 'site lists no version "7.0.0" (channels: stable, beta).'],
      ['transfer-version-withdrawn', '1.2.0 was withdrawn: "bricks tl-100".'],
      ['transfer-version-unknown', 'site lists no version "x" (channels: stable, beta).'],
    ]);
  });

  test('tells which latest it lacks', () => {
    const latest = (only: readonly string[]) => partSelection(channels, only, nothing, 'site').map(latestLeftOut);
    expect(latest(['1.0.0'])).toEqual(['1.1.0']);
    expect(latest(['1.1.0'])).toEqual([undefined, '1.3.0']);
    expect(wholeSelection(channels).map(latestLeftOut)).toEqual([undefined, undefined]);
  });
});
