import { describe, expect, it } from 'vitest';
import type { ReleaseFacts } from '../../src/report/run-record.js';
import {
  isBackPort,
  isForPart,
  planSection,
  readBackSection,
  releaseSection,
  rollOutSection,
} from '../../src/report/summary-release.js';
import { samplePlan, sampleRelease } from '../support/run-records.js';

const release = (change: Partial<ReleaseFacts> = {}): ReleaseFacts => ({ ...sampleRelease, ...change });
const planned = release({ outcome: 'planned', revision: 6, latest: '1.1.0', verification: null, page: null });
const latest = (before: string | null, after: string | null) => ({ ...samplePlan, latest: { before, after } });

describe('releaseSection', () => {
  it('has what was released, with links', () => {
    const text = releaseSection(release());
    expect(text).toMatch(/^### What was released\n/);
    expect(text).toContain('| Models | `gw-100`, `gw-200` |');
    expect(text).toContain(`| Tag | \`v1.2.0\` on commit \`${samplePlan.commit}\` |`);
    expect(text).toContain(`](${samplePlan.bundle.url}) |`);
    expect(text).toContain('| Size | 1.4 MiB (1468006 bytes) |');
    expect(text).toContain('releases/tag/v1.2.0) (published) |');
  });

  it('says what is to come in a plan', () => {
    expect(releaseSection(planned)).toMatch(/^### What would be released\n/);
    expect(releaseSection(planned)).toContain('| Index | revision 7, to come |');
    expect(releaseSection(planned)).not.toContain('Release page');
  });

  it.each([
    // before, after, outcome, shown
    ['1.1.0', '1.2.0', 'published', '`1.1.0` → `1.2.0`'],
    [null, '1.2.0', 'published', '`1.2.0`, the first'],
    ['2.0.0', '2.0.0', 'published', 'stays `2.0.0`'],
    [null, null, 'planned', 'none'],
  ] as const)('shows latest %s → %s', (before, after, outcome, shown) =>
    expect(releaseSection(release({ outcome, latest: after, plan: latest(before, after) }))).toContain(
      `| Latest | ${shown} |`,
    ),
  );

  it('goes by what the site says in the end, not by what was planned', () =>
    expect(releaseSection(release({ latest: '1.3.0' }))).toContain('| Latest | `1.1.0` → `1.3.0` |'));

  it('names no more models than one reads', () => {
    const models = Array.from({ length: 1000 }, (_, index) => `m-${index}`);
    expect(releaseSection(release({ models }))).toContain('`m-19` and 980 more |');
  });
});

describe('rollOutSection', () => {
  it('is true of a release, a plan and a back-port', () => {
    expect(rollOutSection(release())).toMatch(/Every device of the channel `stable` is offered `1\.2\.0` at once/);
    expect(rollOutSection(planned)).toMatch(/would be offered `1\.2\.0` at once/);
    const backPort = release({ latest: '2.0.0', plan: latest('2.0.0', '2.0.0') });
    expect(isBackPort(backPort)).toBe(true);
    expect(rollOutSection(backPort)).toMatch(
      /has `2\.0\.0` as its latest version, so no device that follows it is offered `1\.2\.0`/,
    );
    expect(rollOutSection(release({ latest: null }))).toContain('names no latest version');
  });

  it('tells a release for a part of the fleet from a back-port', () => {
    const part = release({ latest: '1.1.0', plan: { ...latest('1.1.0', '1.1.0'), rollout: { percent: 10 } } });
    expect([isForPart(part), isBackPort(part)]).toEqual([true, false]);
    expect(rollOutSection(part)).toMatch(/`1\.2\.0` is for a part of the fleet of the channel `stable`: 10 %\./);
  });
});

describe('planSection', () => {
  it('lists every write in order', () => {
    const rows = planSection(planned)
      .split('\n')
      .filter((line) => /^\| \d/.test(line));
    expect(rows).toHaveLength(samplePlan.writes.length);
    expect(rows[2]).toBe('| 3 | tag | `v1.2.0` | the released commit |  |');
    expect(rows.at(-1)).toMatch(/^\| 8 \| replace \| `latest` \|/);
  });

  it('is there for a plan only, and says where nothing is to be written', () => {
    expect(planSection(release())).toBe('');
    expect(planSection({ ...planned, plan: { ...samplePlan, writes: [] } })).toMatch(/\n\nNothing\.$/);
  });
});

it('says what was read back, if anything was', () => {
  expect(readBackSection(release())).toContain('9 objects, 1.4 MiB');
  expect(readBackSection(planned)).toBe('');
  const seen = { url: 'https://u.example', revision: 7, waitedSeconds: 8, objects: 9, bytes: 10 };
  const read = (change: Partial<typeof seen> | { revision: null }) =>
    readBackSection(release({ verification: { objects: 9, bytes: 10, public: { ...seen, ...change } } }));
  expect(read({})).toContain('Devices get the same through `https://u.example`, which shows revision 7 after 8 s.');
  expect(read({ waitedSeconds: 0 })).toContain('which shows revision 7.');
  expect(read({ revision: null })).toContain(
    'Through `https://u.example` devices still see an older copy for a while.',
  );
});
