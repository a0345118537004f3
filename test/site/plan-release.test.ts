import { describe, expect, it } from 'vitest';
import { type PlanInput, planRelease } from '../../src/site/plan-release.js';
import { draftOf, layout, publish } from '../support/channel.js';
import { releaseOf } from '../support/fleet.js';
import { memoryHost } from '../support/memory-host.js';

const CREATED = '2026-02-01T00:00:00Z';

const input = (version: string, more: Partial<PlanInput> = {}): PlanInput => ({
  layout,
  draft: draftOf(version),
  bundleUrl: `https://updates.example.com/${draftOf(version).statement.predicate.bundle.path}`,
  newest: undefined,
  coming: { created: CREATED, latest: version, releases: [] },
  committed: false,
  staleViews: [],
  newTags: [`v${version}`],
  pageFiles: undefined,
  ...more,
});

const newest = async (version: string) => (await publish(memoryHost(), version)).revision.predicate;

describe('planRelease', () => {
  it('lists every write of a first release in the order of the flow', () => {
    const plan = planRelease(input('1.0.0'));
    expect(plan).toMatchObject({
      action: 'publish',
      latest: { before: null, after: '1.0.0' },
      revision: { before: 0, after: 1 },
    });
    expect(plan.writes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      `create ${plan.bundle.path}`,
      `create ${plan.bundle.path}.minisig`,
      'tag v1.0.0',
      'create 1.0.0',
      'create records/',
      'create revisions/00000001.json',
      'replace index.json',
      'replace versions',
      'replace latest',
    ]);
  });

  it('publishes how the release was made, where that is wanted', () => {
    const { writes } = planRelease(input('1.0.0', { provenance: true }));
    const paths = writes.map(({ path }) => path);
    expect(paths.slice(paths.indexOf('1.0.0'))).toEqual(expect.arrayContaining(['provenance/', 'records/']));
  });

  it('leaves out what the site has already, of a release that is issued anew', () => {
    const bundle = planRelease(input('1.0.0')).bundle.path;
    const { writes } = planRelease(input('1.0.0', { standing: [bundle, `${bundle}.minisig`] }));
    expect(writes[0]).toMatchObject({ kind: 'tag', path: 'v1.0.0' });
  });

  it('does not move latest for a back-port', async () => {
    const plan = planRelease(
      input('1.0.1', { newest: await newest('2.0.0'), coming: { created: CREATED, latest: '2.0.0', releases: [] } }),
    );
    expect(plan.latest).toEqual({ before: '2.0.0', after: '2.0.0' });
    expect(plan.writes.map((write) => write.path)).not.toContain('latest');
  });

  it('says how much of the fleet is offered it, where that isn’t everybody', async () => {
    const rollout = { percent: 10 };
    const coming = (percent: number) => ({
      created: CREATED,
      latest: '1.0.0',
      releases: [releaseOf({ version: '1.1.0', rollout: { percent } })],
    });
    const plan = planRelease(input('1.1.0', { newest: await newest('1.0.0'), coming: coming(10) }));
    expect(plan).toMatchObject({ latest: { before: '1.0.0', after: '1.0.0' }, rollout });
    expect(planRelease(input('1.1.0', { coming: coming(100) }))).not.toHaveProperty('rollout');
  });

  it('has nothing to write for a release that stands, and only the pointers where they are behind', async () => {
    const committed = { newest: await newest('1.0.0'), committed: true };
    expect(planRelease(input('1.0.0', committed))).toMatchObject({
      action: 'unchanged',
      writes: [],
      revision: { before: 1, after: 1 },
    });
    const repair = planRelease(input('1.0.0', { ...committed, staleViews: ['latest'] }));
    expect(repair).toMatchObject({ action: 'repair', writes: [{ kind: 'replace', path: 'latest' }] });
  });

  it('writes header files that differ before the pointers, and of the pointers all', () => {
    const plan = planRelease(input('1.0.0', { staleViews: ['_headers', '_nginx.conf', 'latest'] }));
    expect(plan.writes.filter(({ kind }) => kind === 'replace').map(({ path }) => path)).toEqual([
      '_headers',
      '_nginx.conf',
      'index.json',
      'versions',
      'latest',
    ]);
  });

  it('leaves out a tag that the remote has', () => {
    expect(planRelease(input('1.0.0', { newTags: [] })).writes.some((write) => write.kind === 'tag')).toBe(false);
  });
});
