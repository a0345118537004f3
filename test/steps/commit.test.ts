import { describe, expect, test } from 'vitest';
import { buildRunOf } from '../../src/provenance/build-run.js';
import { recordPath } from '../../src/site/layout.js';
import { commit } from '../../src/steps/commit.js';
import type { Services } from '../../src/steps/services.js';
import { sign } from '../../src/steps/sign.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { type SiteRelease, signedSite } from '../support/site.js';
import { failureOf, type PlannedState, plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();

/** The signed state; with the key that signs the other releases of a test site, so that they share one channel. */
const signedState = async (host: MemoryHost, changes: Partial<PlannedState> = {}) => {
  const state = { ...release().on(host, { trust: testTrust(), signers: [testSigner()] }), ...changes };
  return { ...state, ...(await sign(release().services).run(state)), resumedStaging: false };
};
const run = (state: Awaited<ReturnType<typeof signedState>>, more: Partial<Services> = {}) =>
  commit({ ...release().services, backOff: async () => {}, ...more }).run(state);

/** Lets another release land at the moment when this one creates its first revision. */
const race = (host: MemoryHost, other: Omit<SiteRelease, 'product'>) => {
  let landed = false;
  host.before = async (operation, path) => {
    if (landed || operation !== 'create' || path !== 'revisions/00000001.json') return;
    landed = true;
    await signedSite([{ product: 'pump', ...other }], host);
  };
};

const VIEWS = ['index.html', 'index.json', 'versions', 'latest'];
const CREATES_PAGE = expect.stringMatching(/^create pages\/[0-9a-f]{64}\.html$/);

describe('commit', () => {
  test('publishes: upgrade object, revision, then the pointers, latest last', async () => {
    const host = memoryHost();
    const { publication } = await run(await signedState(host));
    expect(publication).toMatchObject({
      outcome: 'published',
      written: VIEWS,
      revision: { path: 'revisions/00000001.json', predicate: { counter: 1, latest: '1.0.0', product: 'pump' } },
    });
    expect(host.writes).toEqual([
      'create 1.0.0',
      `create ${recordPath(publication?.revision.predicate.releases[0]?.record?.sha256 ?? '')}`,
      CREATES_PAGE,
      'create revisions/00000001.json',
      ...VIEWS.map((path) => `replace ${path}`),
    ]);
  });

  test('keeps what a pipeline tells of the release before the revision that names it', async () => {
    const host = memoryHost();
    const pipeline = buildRunOf({
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://a.example',
      GITHUB_REPOSITORY: 'a/b',
    });
    const build = { ...release().services.build, run: pipeline };
    const { publication } = await run(await signedState(host), { build });
    const { record, provenance } = publication?.recorded ?? {};
    expect(host.writes.slice(1, 5)).toEqual([
      `create ${provenance?.path}`,
      `create ${record?.path}`,
      CREATES_PAGE,
      'create revisions/00000001.json',
    ]);
  });

  test('signs the index for as long as the project says, from the run’s clock on', async () => {
    const { publication } = await run(await signedState(memoryHost()));
    const { created, expires, trustedKeys, threshold } = publication?.revision.predicate ?? {};
    expect({ created, expires, threshold }).toEqual({
      created: '2026-01-15T12:00:00Z',
      expires: '2026-07-14T12:00:00Z',
      threshold: 1,
    });
    expect(trustedKeys?.map(({ keyid }) => keyid)).toEqual([testSigner().publicKey.keyId]);
  });

  test('resumes where the bundle, or the upgrade object, was there from an earlier run', async () => {
    const staged = { ...(await signedState(memoryHost())), resumedStaging: true };
    expect((await run(staged)).publication?.outcome).toBe('resumed');
    const host = memoryHost();
    const state = await signedState(host);
    host.objects.set('1.0.0', state.signed?.upgradeObject ?? Buffer.of());
    expect((await run(state)).publication?.outcome).toBe('resumed');
    expect(host.writes.slice(0, 3)).toEqual([
      expect.stringMatching(/^create records\//),
      CREATES_PAGE,
      'create revisions/00000001.json',
    ]);
  });

  test('a second run of the same commit finds the release standing and writes nothing', async () => {
    const host = memoryHost();
    const state = await signedState(host);
    await run(state);
    host.writes.length = 0;
    const again = await run(state);
    expect(again.publication).toMatchObject({
      outcome: 'resumed',
      written: [],
      revision: { predicate: { counter: 1 } },
    });
    expect(host.writes).toEqual([]);
  });

  test('a repair brings the pointers in line and commits nothing', async () => {
    const host = memoryHost();
    const state = await signedState(host);
    const { publication } = await run(state);
    host.objects.set('latest', Buffer.from('"0.1.0"\n'));
    host.objects.delete('versions');
    host.writes.length = 0;
    const { standing } = state.preflight;
    if (!standing || !publication) throw new Error('nothing stands');
    const repair = {
      ...state,
      plan: { ...state.plan, action: 'repair' as const },
      preflight: { ...state.preflight, standing: { ...standing, newest: publication.revision } },
    };
    const repaired = await run(repair);
    expect(repaired.publication).toMatchObject({ outcome: 'resumed', written: ['versions', 'latest'] });
    expect(host.writes).toEqual(['replace versions', 'replace latest']);
  });

  test('refuses a number that an unfinished release of other contents has claimed', async () => {
    const host = memoryHost();
    host.objects.set('1.0.0', Buffer.from('{}'));
    const state = await signedState(host);
    expect(await failureOf(() => run(state))).toMatchObject({ code: 'site-version-claimed', exitCode: 2 });
    expect(host.writes).toEqual([]);
  });

  test('is skipped only where nothing is left to do', async () => {
    const step = commit(release().services);
    const state = await signedState(memoryHost());
    const skip = (action: 'publish' | 'repair' | 'unchanged') =>
      step.skip?.({ ...state, plan: { ...state.plan, action } });
    expect([skip('publish'), skip('repair')]).toEqual([undefined, undefined]);
    expect(skip('unchanged')).toBe('1.0.0 is released already, and every pointer is up to date');
  });
});

describe('a commit that loses its race', () => {
  test('lands after the other release, and lists both', async () => {
    const host = memoryHost();
    race(host, { version: '0.9.0' });
    const reporter = recordingReporter();
    const { publication } = await run(await signedState(host), { reporter });
    expect(publication).toMatchObject({
      outcome: 'published',
      revision: { predicate: { counter: 2, latest: '1.0.0' } },
    });
    expect(publication?.revision.predicate.releases.map(({ version }) => version)).toEqual(['0.9.0', '1.0.0']);
    expect(reporter.lines).toEqual(['detail landed after 1 lost races']);
  });

  test('does not move latest back', async () => {
    const host = memoryHost();
    race(host, { version: '2.0.0' });
    const { publication } = await run(await signedState(host));
    expect(publication?.revision.predicate.latest).toBe('2.0.0');
    expect(Buffer.from(host.objects.get('latest') ?? []).toString()).toBe('"2.0.0"\n');
    expect(publication?.written).toEqual(['index.html', 'index.json', 'versions']);
  });

  test.each([
    // what forbids it now, changes of the run, code
    ['a warning about its place, strictly', { strict: true }, 'version-back-port'],
    ['an upgrade that it promises', { promise: '>=1.0.0' }, 'config-foreign-narrowed'],
  ] as const)('is refused for %s', async (_what, { promise, ...changes }: Refusal, code) => {
    const host = memoryHost();
    race(host, { version: '2.0.0' });
    const { project } = release().on(host);
    const state = await signedState(host, {
      ...changes,
      ...(promise ? { project: { ...project, upgradeFrom: promise } } : {}),
    });
    const { problems, exitCode } = await failureOf(() => run(state));
    expect(problems.filter(({ severity }) => severity === 'error').map((found) => found.code)).toContain(code);
    expect(exitCode).toBe(2);
    expect(Buffer.from(host.objects.get('versions') ?? []).toString()).toBe('["2.0.0"]\n');
  });
  interface Refusal {
    readonly strict?: boolean;
    readonly promise?: string;
  }

  test('is refused where the other one took its number', async () => {
    const host = memoryHost();
    race(host, { version: '1.0.0' });
    const state = await signedState(host);
    expect(await failureOf(() => run(state))).toMatchObject({ code: 'site-version-differs', exitCode: 2 });
  });

  test('backs off before it tries again', async () => {
    const host = memoryHost();
    race(host, { version: '0.9.0' });
    const waits: number[] = [];
    await run(await signedState(host), { backOff: async (attempt) => void waits.push(attempt) });
    expect(waits).toEqual([0]);
  });
});
