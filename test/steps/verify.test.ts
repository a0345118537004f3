import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { commit } from '../../src/steps/commit.js';
import { standingOf } from '../../src/steps/preflight.js';
import type { Services } from '../../src/steps/services.js';
import { sign } from '../../src/steps/sign.js';
import { given } from '../../src/steps/skips.js';
import { stage } from '../../src/steps/stage.js';
import { verify } from '../../src/steps/verify.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { memoryHost } from '../support/memory-host.js';
import { testPacing } from '../support/pacing.js';
import { testSigner, testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { failureOf, type PlannedState, plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();

/** A host on which the release is published, and the state of the flow then. */
const published = async () => {
  const host = memoryHost();
  const { on, services } = release();
  const state = on(host);
  const signed = { ...state, ...(await sign(release().services).run(state)) };
  const staged = { ...signed, ...(await stage(services).run(signed)) };
  const { publication } = await commit(services).run(staged);
  return {
    host,
    state: { ...staged, publication: given(publication) },
    bundle: state.draft.statement.predicate.bundle,
  };
};
const run = async (state: Parameters<ReturnType<typeof verify>['run']>[0], changes: Partial<Services> = {}) =>
  (await verify({ ...release().services, ...changes }).run(state)).verification;
const at = (time: string) => ({ clock: () => new Date(time) });

describe('verify', () => {
  test('reads the release back and tells how much that was', async () => {
    const { host, state, bundle } = await published();
    host.writes.length = 0;
    const { problems, objects, bytes } = await run(state);
    expect(problems).toEqual([]);
    expect(objects).toBeGreaterThanOrEqual(8);
    expect(bytes).toBeGreaterThan(bundle.size);
    expect(host.writes).toEqual([]);
  });

  test.each([
    // object, which
    ['the bundle', (path: string) => path.endsWith('.zip')],
    ['a schema', (path: string) => path.startsWith('schemas/')],
    ['the upgrade object', (path: string) => path === '1.0.0'],
  ])('refuses a site on which %s was changed', async (_what, chosen) => {
    const { host, state } = await published();
    const path = [...host.objects.keys()].find(chosen) ?? '';
    host.objects.set(
      path,
      Uint8Array.from(host.objects.get(path) ?? [], (byte, at) => (at === 20 ? byte ^ 1 : byte)),
    );
    const failure = await failureOf(() => run(state));
    expect(failure.exitCode).toBe(3);
    expect(failure.problems.map(({ place }) => place?.file)).toContain(path);
  });

  test('looks at this release alone: what it costs does not grow with the history', async () => {
    const { on, services } = release();
    const host = await signedSite([
      { version: '0.8.0', product: 'pump' },
      { version: '0.9.0', product: 'pump' },
    ]);
    const before = [...host.objects.keys()].filter((path) => /^(bundles|attachments)\/|^0\./.test(path));
    const trust = testTrust();
    const standing = await standingOf(host, channelLayout('stable'), trust, '1.0.0');
    const state = on(host, { trust, signers: [testSigner()], standing });
    const signed = { ...state, ...(await sign(release().services).run(state)) };
    await commit(services).run({ ...signed, ...(await stage(services).run(signed)) });
    for (const path of before) host.objects.set(path, Buffer.from('broken'));
    expect((await run(state, at('2026-02-03T00:00:00Z'))).problems).toEqual([]);
  });

  test('reports what is only worth a look', async () => {
    const { state } = await published();
    const reporter = recordingReporter();
    const { problems } = await run(state, { reporter, ...at('2026-07-01T00:00:00Z') });
    expect(problems).toMatchObject([{ code: 'verify-index-expires-soon', severity: 'warning' }]);
    expect(reporter.lines).toEqual([
      'problem verify-index-expires-soon',
      expect.stringMatching(/^detail the public URL is not asked: the host is a directory/),
    ]);
  });

  test('refuses an index that has expired', async () => {
    const { state } = await published();
    const failure = await failureOf(() => run(state, at('2027-01-01T00:00:00Z')));
    expect(failure).toMatchObject({ code: 'verify-index-expired', exitCode: 3 });
  });

  test('waits for pointers that another release is about to write', async () => {
    const { host, state } = await published();
    const right = host.objects.get('latest') ?? Buffer.of();
    host.objects.set('latest', jsonBytes('0.9.0'));
    let reads = 0;
    host.before = (_operation, path) => {
      if (path !== 'latest') return;
      reads += 1;
      if (reads === 2) host.objects.set('latest', right);
    };
    expect((await run(state)).problems).toEqual([]);
    expect(reads).toBeGreaterThanOrEqual(2);
  });
});

describe('after it, the public URL', () => {
  const serve = loopbackServers();
  const askingAt = (state: PlannedState, publicUrl: string): PlannedState => ({
    ...state,
    project: { ...state.project, publicUrl, publicCheck: { when: 'on', waitSeconds: 30 } },
  });
  /** The public URL is a part of what is released, so the site must be made for it. */
  const elsewhere = (found: Problem): boolean => found.code === 'verify-flist-elsewhere';

  test('is asked, and what devices get becomes part of the result', async () => {
    const { host, state } = await published();
    const url = await serve(siteListener(host.objects));
    const { problems, public: seen } = await run(askingAt(state, url), { pacing: testPacing() });
    expect(problems.filter((found) => !elsewhere(found))).toEqual([]);
    expect(seen).toMatchObject({ url, revision: 1, waitedSeconds: 0 });
  });

  test('that devices get nothing from ends the run: the release stands, and a run after it is content', async () => {
    const { host, state } = await published();
    let objects: ReadonlyMap<string, Uint8Array> = new Map();
    const url = await serve((request, response) => siteListener(new Map(objects))(request, response));
    const failure = await failureOf(() => run(askingAt(state, url), { pacing: testPacing() }));
    expect(failure).toMatchObject({ code: 'public-not-served', exitCode: 3 });
    expect(failure.message).toContain(`pump 1.0.0 is published on memory; devices don’t get it from ${url} yet.`);
    expect(failure.problems.map(({ code }) => code)).toEqual(['public-not-served', 'public-missing']);
    objects = host.objects;
    expect((await run(askingAt(state, url), { pacing: testPacing() })).public?.revision).toBe(1);
  });

  test('is not asked where the host’s own audit fails', async () => {
    const { host, state } = await published();
    host.objects.set('1.0.0', Buffer.from('{}'));
    const openWebSite = async () => expect.unreachable();
    expect((await failureOf(() => run(askingAt(state, 'http://127.0.0.1:1'), { openWebSite }))).exitCode).toBe(3);
  });

  test.each([
    // what the commit did, whether the CDN is told
    ['published', ['index.json'], true],
    ['published', [], true],
    ['resumed', ['latest'], true],
    ['resumed', [], false],
    [undefined, [], false],
  ] as const)('and the CDN is told where the run %s and wrote %j: %s', async (outcome, written, told) => {
    const { state } = await published();
    const { revision } = state.publication;
    const asked: unknown[] = [];
    const purge = async () => {
      asked.push(1);
      return [];
    };
    const project = { ...state.project, purge: { kind: 'command', argv: ['purge'] } as const };
    const { publication: _, ...unchanged } = state;
    const standing = { ...given(state.preflight.standing), newest: revision };
    const preflight = { ...state.preflight, standing };
    const publication = outcome === undefined ? {} : { publication: { outcome, revision, written } };
    await run({ ...unchanged, preflight, project, ...publication }, { purge });
    expect(asked).toHaveLength(told ? 1 : 0);
  });
});
