import { describe, expect, test } from 'vitest';
import { hasRevision, pantavisorViews, REVISION_MARK } from '../../../src/devices/pantavisor/remote-view.js';
import { channelLayout } from '../../../src/site/layout.js';
import { type FleetRelease, releaseOf, viewOf } from '../../support/fleet.js';

const MARK = { families: { pantavisor: REVISION_MARK } };
const YANKED = { yanked: { reason: 'bad', at: '2026-02-01T00:00:00Z' } };

const views = (releases: readonly FleetRelease[], changes: { readonly latest?: string } = {}) =>
  pantavisorViews(
    {},
    { layout: channelLayout('stable'), channel: viewOf(releases, changes), publicUrl: 'https://u.example' },
  ).map((view) => [
    view.path,
    'bytes' in view ? JSON.parse(Buffer.from(view.bytes).toString())['json-get-url'] : Object.keys(view).at(-1),
  ]);
const leadsTo = (version: string) => [['pantavisor/.pvrremote', `https://u.example/pantavisor/${version}/json`]];

describe('pantavisorViews', () => {
  test('lead to the latest release', () => {
    expect(
      views([
        { version: '1.0.0', ...MARK },
        { version: '1.1.0', ...MARK },
      ]),
    ).toEqual(leadsTo('1.1.0'));
  });

  test('lead past releases that hold no revision, or were withdrawn', () => {
    expect(views([{ version: '1.0.0', ...MARK }, { version: '1.1.0' }])).toEqual(leadsTo('1.0.0'));
    const withdrawn = [
      { version: '1.0.0', ...MARK },
      { version: '1.1.0', ...MARK, ...YANKED },
    ];
    expect(views(withdrawn)).toEqual(leadsTo('1.0.0'));
    expect(views(withdrawn, { latest: '1.1.0' })).toEqual(leadsTo('1.0.0'));
  });

  test('never lead above what is latest', () => {
    expect(
      views(
        [
          { version: '1.0.0', ...MARK },
          { version: '2.0.0', ...MARK },
        ],
        { latest: '1.0.0' },
      ),
    ).toEqual(leadsTo('1.0.0'));
  });

  test('are to be gone while there is no revision', () => {
    const gone = [['pantavisor/.pvrremote', 'absent']];
    expect(views([{ version: '1.0.0' }])).toEqual(gone);
    expect(views([])).toEqual(gone);
  });
});

describe('hasRevision', () => {
  test('says it by the mark in the index', () => {
    expect(hasRevision(releaseOf({ version: '1.0.0', ...MARK }))).toBe(true);
    expect(hasRevision(releaseOf({ version: '1.0.0', families: { connhex: {} } }))).toBe(false);
  });
});
