import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import type { Project } from '../../src/project/project.js';
import type { Signer } from '../../src/signing/signer.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { signUpgradeObject } from '../../src/site/upgrade-object.js';
import { planStep } from '../../src/steps/plan.js';
import type { Services } from '../../src/steps/services.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { failureOf, type PlannedState, plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();

const withProject = (state: PlannedState, changes: Partial<Project>): PlannedState => ({
  ...state,
  project: { ...state.project, ...changes },
});

const plan = (state: PlannedState, services: Partial<Services> = {}) =>
  planStep({ ...release().services, ...services }).run(state);

/** Puts the upgrade object of the workspace's release on the host, as a run that ended before the commit leaves it. */
const claim = async (host: MemoryHost, signer?: Signer): Promise<string> => {
  const { draft, flist, preflight } = release().on(host);
  const bytes = await signUpgradeObject(draft.statement, flist, signer ? [signer] : preflight.signers);
  host.objects.set('1.0.0', bytes);
  return sha256Hex(bytes);
};

/** The state as it is where the index lists the release with this digest. */
const committed = (state: PlannedState, sha256: string, stale: readonly string[] = []): PlannedState => {
  const { standing } = state.preflight;
  if (!standing) throw new Error('the site was not read');
  const listed = { version: '1.0.0', upgradeObject: { sha256 }, bundle: { path: 'b', size: 1, sha256 } };
  return { ...state, preflight: { ...state.preflight, standing: { ...standing, release: listed, stale } } };
};

describe('planStep', () => {
  test('states the release, and every write in its order', async () => {
    const reporter = recordingReporter();
    const given = await plan(release().on(memoryHost()), { reporter });
    const { draft, flist } = given;
    const { bundle, schemas } = draft.statement.predicate;
    expect(draft.statement.predicate).toMatchObject({
      product: 'pump',
      models: ['pc-200', 'pc-400'],
      version: '1.0.0',
      channel: 'stable',
      tag: 'v1.0.0',
      commit: release().w.git('rev-parse', 'HEAD'),
      created: '2026-01-15T10:00:00Z',
      notes: 'Better pumping.',
    });
    expect(flist).toBe(`https://updates.example.com/pump/${bundle.path}`);
    expect(given.plan).toMatchObject({
      action: 'publish',
      revision: { before: 0, after: 1 },
      latest: { before: null, after: '1.0.0' },
    });
    const writes = [
      `create ${bundle.path}`,
      `create ${schemas?.config?.path}`,
      `create ${schemas?.foreignConfig?.path}`,
      `create ${schemas?.template?.path}`,
      `create ${bundle.path}.minisig`,
      'tag v1.0.0',
      'create 1.0.0',
      'create records/',
      expect.stringMatching(/^create pages\/[0-9a-f]{64}\.html$/),
      'create revisions/00000001.json',
      'replace index.html',
      'replace index.json',
      'replace versions',
      'replace latest',
    ];
    expect(given.plan.writes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(writes);
    const details = reporter.lines.filter((line) => line.startsWith('detail'));
    expect(details.map((line) => line.replace(/^detail (\S+) +(\S+) .*/, '$1 $2'))).toEqual(writes);
  });

  test('writes nothing', async () => {
    const host = memoryHost();
    await plan(release().on(host));
    expect(host.writes).toEqual([]);
  });

  test('takes over barrier, upgradeFrom and attachments, by their digests', async () => {
    const file = join(release().w.directory, 'sbom.json');
    writeFileSync(file, '{}\n');
    const { draft } = await plan(
      withProject(release().on(memoryHost()), {
        barrier: 'new partitions',
        upgradeFrom: '>=0.9.0',
        attachments: [{ file, name: 'sbom.json', mediaType: 'application/json' }],
      }),
    );
    const sha256 = sha256Hex(Buffer.from('{}\n'));
    expect(draft.statement.predicate).toMatchObject({
      barrier: { reason: 'new partitions' },
      upgradeFrom: '>=0.9.0',
      attachments: [{ path: `attachments/${sha256}.sbom.json`, size: 3, sha256, mediaType: 'application/json' }],
    });
  });

  test('plans the un-prefixed tag too, and no tag that the remote has', async () => {
    const { w, on } = release();
    const state = on(memoryHost());
    const both = withProject(state, { tag: { ...state.project.tag, unprefixed: true } });
    const tags = async (given: PlannedState) =>
      (await plan(given)).plan.writes.filter(({ kind }) => kind === 'tag').map(({ path }) => path);
    expect(await tags(both)).toEqual(['v1.0.0', '1.0.0']);
    w.git('push', '--quiet', 'origin', 'HEAD:refs/tags/1.0.0');
    expect(await tags(both)).toEqual(['v1.0.0']);
    const remoteTag = { name: 'v1.0.0', commit: state.repository.commit, annotated: true };
    expect(await tags({ ...state, preflight: { ...state.preflight, remoteTag } })).toEqual([]);
    w.git('push', '--quiet', '--delete', 'origin', '1.0.0');
  });

  test('says what is missing where a caller skipped the check', async () => {
    const state = release().on(memoryHost());
    const { publicUrl: _, ...project } = state.project;
    const failure = await failureOf(() => plan({ ...state, project }));
    expect(failure.code).toBe('site-public-url-missing');
  });
});

describe('a version that is on the site already', () => {
  test('is unchanged where it is the very same release', async () => {
    const host = memoryHost();
    const sha256 = await claim(host);
    const given = await plan(committed(release().on(host), sha256));
    expect(given.plan).toMatchObject({ action: 'unchanged', writes: [] });
  });

  test('is repaired where its pointers are behind', async () => {
    const host = memoryHost();
    const sha256 = await claim(host);
    const given = await plan(committed(release().on(host), sha256, ['versions', 'latest']));
    expect([given.plan.action, ...given.plan.writes.map(({ path }) => path)]).toEqual(['repair', 'versions', 'latest']);
  });

  test('is published on where an unfinished run of this very release left it', async () => {
    const host = memoryHost();
    await claim(host);
    expect((await plan(release().on(host))).plan.action).toBe('publish');
  });

  test.each([
    // what differs, change of the project, differences
    ['notes', { notes: 'Worse.' }, 'predicate.notes'],
    ['models', { project: { models: ['pc-900'] } }, 'predicate.models.0, predicate.models.1'],
    ['public URL', { project: { publicUrl: 'https://other.example.com' } }, 'flist'],
    [
      'several things',
      { notes: 'Worse.', project: { barrier: 'x', publicUrl: 'https://other.example.com' } },
      'predicate.barrier, predicate.notes, flist',
    ],
  ] as const)('is refused where it has other contents: %s', async (_what, { project, ...changes }: Changes, named) => {
    const host = memoryHost();
    const sha256 = await claim(host);
    const state = withProject({ ...release().on(host), ...changes }, project ?? {});
    const claimed = await failureOf(() => plan(state));
    expect(claimed.code).toBe('site-version-claimed');
    expect(claimed.message).toBe(
      '1.0.0 is on the site with other contents, from a release of 1.0.0 that was never finished.',
    );
    const differs = await failureOf(() => plan(committed(state, sha256)));
    expect(differs.code).toBe('site-version-differs');
    expect(differs.message).toContain(`(${named})`);
    expect(differs.exitCode).toBe(2);
  });
  interface Changes {
    readonly notes?: string;
    readonly project?: Partial<Project>;
  }

  test.each([
    // what is wrong, how it comes about, reason
    ['is listed, and gone', (host: MemoryHost) => void host.objects.delete('1.0.0'), 'it is not on the site'],
    [
      'has another digest than the index names',
      (host: MemoryHost) =>
        void host.objects.set('1.0.0', Buffer.concat([host.objects.get('1.0.0') ?? Buffer.of(), Buffer.from(' ')])),
      'its digest is not the one in the signed index',
    ],
  ])('is refused where its upgrade object %s', async (_what, damage, reason) => {
    const host = memoryHost();
    const sha256 = await claim(host);
    damage(host);
    const failure = await failureOf(() => plan(committed(release().on(host), sha256)));
    expect(failure).toMatchObject({ code: 'site-object-unverified', exitCode: 3 });
    expect(failure.message).toContain(reason);
  });

  test('is refused where nobody who is trusted has signed it', async () => {
    const host = memoryHost();
    await claim(host, testSigner('a stranger'));
    const failure = await failureOf(() => plan(release().on(host)));
    expect(failure).toMatchObject({ code: 'site-object-unverified', exitCode: 3 });
  });

  test('doesn’t hide a site that could not be read', async () => {
    const problems = [problem('site-object-unverified', { path: 'index.json', reason: 'it was changed' })];
    const { standing: _, ...preflight } = release().on(memoryHost(), { problems }).preflight;
    const failure = await failureOf(() => plan({ ...release().on(memoryHost()), preflight }));
    expect(failure.problems).toEqual(problems);
  });
});
