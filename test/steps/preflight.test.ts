import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/errors/problem.js';
import { problem } from '../../src/errors/problem.js';
import type { Project } from '../../src/project/project.js';
import { channelLayout } from '../../src/site/layout.js';
import { preflight, standingOf } from '../../src/steps/preflight.js';
import type { ReleaseInputs } from '../../src/steps/services.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { archivedSite, signedSite } from '../support/site.js';
import { failureOf, inputsOf, loaded, type ServiceChanges, wiredServices } from '../support/step-states.js';
import { createWorkspace, PUBLIC_KEY, publicKeyOf, type Workspace } from '../support/workspace.js';

const services = wiredServices();
let w: Workspace;
beforeAll(() => {
  w = createWorkspace();
});
afterAll(() => w.dispose());

type LoadedState = Awaited<ReturnType<typeof loaded>>;

/** Runs the step against a host in memory, on the workspace's project with some of its settings changed. */
const run = async (
  project: Partial<Project> = {},
  { intent = 'release', host = memoryHost(), ...changes }: ServiceChanges & Intent & { host?: MemoryHost } = {},
) => {
  const wired = services(w, { openHost: async () => host, ...changes });
  const state: LoadedState = await loaded(wired, inputsOf(w, { intent }));
  return (await preflight(wired).run({ ...state, project: withSettings(state.project, project) })).preflight;
};
type Intent = { readonly intent?: ReleaseInputs['intent'] };

/** A setting that is `undefined` is taken out. */
const withSettings = (project: Project, changes: Partial<Project>): Project =>
  Object.fromEntries(
    Object.entries({ ...project, ...changes }).filter(([, value]) => value !== undefined),
  ) as unknown as Project;

const without = (...keys: readonly (keyof Project)[]): Partial<Project> =>
  Object.fromEntries(keys.map((key) => [key, undefined])) as Partial<Project>;

const codes = ({ problems }: { readonly problems: readonly { readonly code: ProblemCode }[] }) =>
  problems.map(({ code }) => code);

const signing = (trustedKeys: readonly string[], threshold = 1) => ({
  signing: { trustedKeys, threshold, expiresDays: 180 },
});
const [STRANGER, OTHER] = [publicKeyOf(Buffer.alloc(32, 7)), publicKeyOf(Buffer.alloc(32, 8))];

describe('preflight', () => {
  test('finds everything a first release needs, and no problem', async () => {
    const found = await run();
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({
      tag: 'v1.0.0',
      layout: { channel: 'stable' },
      standing: { directory: { pages: [], groups: [] }, stale: [] },
      trust: { threshold: 1 },
    });
    expect(found.standing?.newest).toBeUndefined();
    expect(found.remoteTag).toBeUndefined();
    expect(found.signers.map(({ publicKey }) => publicKey.keyId)).toEqual(found.trust?.keys.map(({ keyId }) => keyId));
  });

  test('writes nothing to the site, the clone and the remote', async () => {
    const host = memoryHost();
    const refs = () => [w.git('for-each-ref'), w.remoteTags(), w.git('status', '--porcelain')];
    const before = refs();
    await run({}, { host });
    expect([...host.objects.keys(), ...host.writes]).toEqual([]);
    expect(refs()).toEqual(before);
  });

  test.each([
    // intent, codes where host and public URL are not set
    ['release', ['site-host-missing', 'site-public-url-missing']],
    ['plan', ['site-host-missing', 'site-public-url-missing']],
    ['check', []],
  ] as const)('for %s, settings that are missing are %j', async (intent, expected) => {
    expect(codes(await run(without('host', 'publicUrl'), { intent }))).toEqual(expected);
  });

  test.each([
    // intent, severity of having no trusted key
    ['release', 'error'],
    ['plan', 'error'],
    ['check', 'warning'],
  ] as const)('for %s, having no trusted key is an %s', async (intent, severity) => {
    const found = await run(signing([]), { intent });
    expect(found.problems).toMatchObject([{ code: 'key-none-trusted', severity, place: { file: 'ota-release.yaml' } }]);
    expect(found.trust).toBeUndefined();
    expect(found.standing).toBeUndefined();
  });

  test.each([
    // what the run is given, trusted keys, threshold, codes
    ['no secret', { OTA_SIGNING_KEY: undefined }, [PUBLIC_KEY], 1, ['key-secret-missing']],
    ['a secret that is no key', { OTA_SIGNING_KEY: 'nonsense' }, [PUBLIC_KEY], 1, ['key-wrong-length']],
    ['a secret nobody trusts', {}, [STRANGER], 1, ['key-not-trusted']],
    ['a stranger’s secret where two must sign', {}, [STRANGER, OTHER], 2, ['key-not-trusted']],
    ['one secret of two', {}, [PUBLIC_KEY, STRANGER], 2, ['key-threshold-unmet']],
    ['a threshold out of reach', {}, [PUBLIC_KEY], 2, ['key-threshold-too-high']],
    ['a trusted key listed twice', {}, [PUBLIC_KEY, PUBLIC_KEY], 1, ['key-repeated']],
  ] as const)('%s is found', async (_title, environment, keys, threshold, expected) => {
    expect(codes(await run(signing(keys, threshold), { environment }))).toEqual(expected);
  });

  test('neither a plan nor a check asks for a secret', async () => {
    const openSigners = () => Promise.reject(new Error('asked for the secret'));
    for (const intent of ['plan', 'check'] as const) {
      expect(await run({}, { intent, openSigners })).toMatchObject({ signers: [], problems: [] });
    }
  });

  test('reads a trusted key from a file beside the project file', async () => {
    w.write('keys/ota.pub', `${PUBLIC_KEY}\n`);
    const found = await run(signing(['keys/ota.pub']));
    expect(found.problems).toEqual([]);
    expect(found.trust?.keys).toHaveLength(1);
  });

  test('gathers problems of settings, keys, site and forge at once', async () => {
    const host = memoryHost();
    host.preflight = async () => [problem('host-read-only', { location: 'memory' })];
    const found = await run(
      { ...without('publicUrl'), tag: { prefix: '', remote: 'upstream', message: '', unprefixed: false } },
      { host, environment: { OTA_SIGNING_KEY: undefined } },
    );
    expect(codes(found)).toEqual([
      'site-public-url-missing',
      'key-secret-missing',
      'host-read-only',
      'repository-remote-missing',
    ]);
  });

  test('asks host and forge for write access only before a real release', async () => {
    const host = memoryHost();
    host.preflight = async () => [problem('host-read-only', { location: 'memory' })];
    for (const intent of ['plan', 'check'] as const) expect((await run({}, { intent, host })).problems).toEqual([]);
  });

  test('finds the tag on the remote', async () => {
    w.git('tag', '--annotate', '--message', 'x', 'v1.0.0');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    const { remoteTag } = await run();
    w.git('push', '--quiet', '--delete', 'origin', 'v1.0.0');
    w.git('tag', '--delete', 'v1.0.0');
    expect(remoteTag).toEqual({ name: 'v1.0.0', commit: w.git('rev-parse', 'HEAD'), annotated: true });
  });

  test('refuses a site that the trusted keys don’t vouch for', async () => {
    const found = await run({}, { host: await signedSite([{ version: '0.9.0', product: 'pump' }]) });
    expect(codes(found)).toEqual(['site-object-unverified']);
    expect(found.standing).toBeUndefined();
  });

  test('refuses the site of another product', async () => {
    const host = await signedSite([{ version: '0.9.0' }]);
    const { raw } = testSigner().publicKey;
    const found = await run(signing([Buffer.from(raw).toString('base64')]), { intent: 'plan', host });
    expect(codes(found)).toEqual(['site-other-product']);
    expect(found.problems[0]?.message).toContain('"logger"');
    expect(found.standing?.newest?.predicate.latest).toBe('0.9.0');
  });
});

describe('standingOf', () => {
  const layout = channelLayout('stable');

  test('tells the release of the very version, and which views are behind', async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    host.objects.set('latest', Buffer.from('"1.0.0"\n'));
    const standing = await standingOf(host, layout, testTrust(), '1.0.0');
    expect(standing.release?.version).toBe('1.0.0');
    expect(standing.newest?.predicate.counter).toBe(2);
    expect(standing.stale).toEqual(['latest']);
    expect((await standingOf(host, layout, testTrust(), '2.0.0')).release).toBeUndefined();
  });

  test('finds a release that has left the index for the archive', async () => {
    const host = await archivedSite();
    const standing = await standingOf(host, layout, testTrust(), '1.0.7');
    expect(standing.newest?.predicate.releases.map(({ version }) => version)).not.toContain('1.0.7');
    expect(standing.release?.version).toBe('1.0.7');
    expect(standing.directory.pages).toHaveLength(1);
  });

  test('refuses an archive that is not the signed one', async () => {
    const host = await archivedSite();
    const path = [...host.objects.keys()].filter((name) => name.startsWith('archive/'));
    for (const name of path) host.objects.set(name, Buffer.from('{}'));
    expect((await failureOf(() => standingOf(host, layout, testTrust(), '3.0.0'))).code).toBe('site-archive-broken');
  });
});
