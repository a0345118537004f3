import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTrust, type Trust } from '../../src/signing/trust.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { hostSource } from '../../src/site/host-source.js';
import type { ReissueRequest } from '../../src/steps/reissue-inputs.js';
import { reissue, release } from '../../src/steps/release.js';
import { prepareMirror, writeMirror } from '../../src/transfer/mirror-site.js';
import { openSpool } from '../../src/transfer/spool.js';
import { startIvyRepository, templateText, writeFiles } from '../support/ivy.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf, inputsOf, recordingReporter, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf, readTree } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, publicKeyOf, type Workspace } from '../support/workspace.js';

const services = wiredServices();
const NOW = new Date('2026-01-15T12:00:00Z');
const STAGING_SEED = Buffer.alloc(32, 7);

let w: Workspace;
let candidate: string;
beforeAll(async () => {
  w = createWorkspace({ extra: 'attachments:\n  - { path: manual.txt, name: manual.txt, mediaType: text/plain }\n' });
  w.write('manual.txt', 'How to pump.\n');
  w.bump('1.2.0-rc.1');
  candidate = w.git('rev-parse', 'HEAD');
});
afterAll(() => w.dispose());

const trustOf = async (...keys: readonly string[]): Promise<Trust> => {
  const { trust } = await readTrust(keys, 1, { readFile: async () => '' });
  if (!trust) throw new Error('no trust');
  return trust;
};

const releaseTo = (channel: string) => release(services(w), inputsOf(w, { overrides: { channel } }));

const again = (
  request: Omit<ReissueRequest, 'place'>,
  channel = 'stable',
  { intent = 'release', ...changes }: { readonly intent?: 'release' | 'plan' } & Parameters<typeof services>[1] = {},
) =>
  reissue(services(w, changes), {
    ...inputsOf(w, { intent, overrides: { channel } }),
    reissue: { place: { file: '--as' }, ...request },
  });

const promote = { kind: 'promote', of: '1.2.0-rc.1', as: '1.2.0', reason: 'two weeks in the field' } as const;

const payloadOf = (path: string, site = w.site) =>
  JSON.parse(Buffer.from(JSON.parse(readFileSync(join(site, path), 'utf8')).payload, 'base64').toString());

const bundlesOf = (site: string): readonly string[] =>
  filesOf(join(site, 'bundles')).filter((path) => path.endsWith('.zip'));

const ivyProject = `product: roof-das
models: [pi]
version: 1.4.0
bundle: { root: bundle }
host: ../site
publicUrl: https://updates.example.com
publicCheck: "off"
signing: { trustedKeys: [${PUBLIC_KEY}] }
config: { template: config/config.template.json }
devices: { ivy: { repository: team/roof-das, python: "3.11" } }
`;

const problemsOf = async (site: string, ...keys: readonly string[]) =>
  (await auditSite(await directorySource(site), { trust: await trustOf(...keys), now: NOW })).problems;

/** Each test goes on from where the one before left the site. */
describe('a release that is issued anew', () => {
  test('a promotion is planned like a release, and writes nothing then', async () => {
    await releaseTo('beta');
    // The work tree has gone on: what was tested counts.
    w.edit('ota-release.yaml', (text) => text.replace('[pc-200, pc-400]', '[pc-900]').replace('Better', 'Worse'));
    w.write('bundle/app/main.py', 'print("not tested")\n');
    w.commit('Work on the next one');
    const before = readTree(w.site);
    const reporter = recordingReporter();
    const report = await again(promote, 'stable', { intent: 'plan', reporter });
    expect(report).toMatchObject({ outcome: 'planned', version: '1.2.0', tag: 'v1.2.0', commit: candidate });
    expect(
      report.plan.writes.map(({ path }) => path).filter((path) => /^(bundles|schemas|attachments)\//.test(path)),
    ).toEqual([]);
    expect(reporter.lines.filter((line) => line.startsWith('step'))).toEqual(
      ['Load project', 'Preflight', 'Find release', 'Check', 'Take', 'Plan'].map((title) => `step ${title}`),
    );
    expect(readTree(w.site)).toEqual(before);
  });

  test('a pre-release becomes a release: the very same bundle, and a statement that says where it is from', async () => {
    const [bundle] = bundlesOf(w.site);
    const { plan: _, ...report } = await again(promote);
    expect(report).toMatchObject({
      outcome: 'published',
      latest: '1.2.0',
      models: ['pc-200', 'pc-400'],
      reissuedFrom: { channel: 'beta', version: '1.2.0-rc.1' },
      findings: [],
    });
    expect(bundlesOf(w.site)).toEqual([bundle]);
    const [promoted, tested] = [payloadOf('1.2.0').predicate, payloadOf('channels/beta/1.2.0-rc.1').predicate];
    const { upgradeObject } = payloadOf('channels/beta/index.json').predicate.releases[0];
    expect(promoted).toEqual({
      ...tested,
      version: '1.2.0',
      channel: 'stable',
      tag: 'v1.2.0',
      reissuedFrom: { channel: 'beta', version: '1.2.0-rc.1', upgradeObject },
    });
    expect(Object.keys(promoted).at(-1)).toBe('reissuedFrom');
    expect(promoted).toMatchObject({ bundle: { path: `bundles/${bundle}` }, notes: 'Better pumping.' });
    expect(payloadOf('index.json').predicate.change).toMatchObject({
      kind: 'promote',
      version: '1.2.0',
      what: 'from beta 1.2.0-rc.1',
      reason: 'two weeks in the field',
    });
    expect(w.remoteTags()).toEqual([`v1.2.0 ${candidate}`, `v1.2.0-rc.1 ${candidate}`]);
    expect(await problemsOf(w.site, PUBLIC_KEY)).toEqual([]);
  });

  test('the same promotion again changes nothing', async () => {
    const before = readTree(w.site);
    expect(await again(promote)).toMatchObject({ outcome: 'unchanged', revision: 1 });
    expect(readTree(w.site)).toEqual(before);
  });

  test('between other channels it keeps its number, and then the channel must be named', async () => {
    const same = { kind: 'promote', of: '1.2.0-rc.1', as: '1.2.0-rc.1' } as const;
    expect(await again(same, 'candidate')).toMatchObject({ outcome: 'published', latest: '1.2.0-rc.1' });
    expect((await failureOf(() => again(promote))).problems.map(({ code }) => code)).toEqual([
      'reissue-source-ambiguous',
    ]);
    expect(await again({ ...promote, from: 'beta' })).toMatchObject({ outcome: 'unchanged' });
  });

  test('a mirror and its audit take it as it is, and find nothing to do the second time', async () => {
    const trust = await trustOf(PUBLIC_KEY);
    const host = memoryHost();
    const spool = await openSpool(await services(w).workDirectory());
    const copy = async () => {
      const source = await directorySource(w.site);
      const prepared = await prepareMirror({ source, host, trust, spool, clock: () => NOW });
      const parts = { host, trust, spool, clock: () => NOW, backOff: async () => {}, onBytes: () => {} };
      const { created, written } = await writeMirror(prepared, parts);
      return { created, written, releases: prepared.channels.flatMap(({ releases }) => releases) };
    };
    expect((await copy()).releases).toHaveLength(3);
    expect(await copy()).toEqual({ created: 0, written: [], releases: [] });
    await spool.close();
    expect((await auditSite(hostSource(host), { trust, now: NOW })).problems).toEqual([]);
  });

  test('a reissue stands above all that was ever released in its channel', async () => {
    const before = readTree(w.site);
    const low = await failureOf(() => again({ kind: 'reissue', of: '1.2.0', as: '1.1.9' }));
    expect(low.problems[0]).toMatchObject({ code: 'reissue-not-higher', place: { file: '--as' } });
    expect(low.message).toContain('1.1.9 is not above 1.2.0, the highest version that stable ever had.');
    expect(readTree(w.site)).toEqual(before);
    const high = { kind: 'reissue', of: '1.2.0', as: '1.2.1' } as const;
    expect(await again(high)).toMatchObject({
      outcome: 'published',
      latest: '1.2.1',
      commit: candidate,
      reissuedFrom: { channel: 'stable', version: '1.2.0' },
    });
    expect(bundlesOf(w.site)).toHaveLength(1);
    expect(await again(high)).toMatchObject({ outcome: 'unchanged' });
    expect(await problemsOf(w.site, PUBLIC_KEY)).toEqual([]);
  });

  test('the stable channel takes no pre-release, and a number that is taken stays what it is', async () => {
    const before = readTree(w.site);
    const wrong = async (as: string) => (await failureOf(() => again({ ...promote, as, from: 'beta' }))).problems;
    expect(await wrong('1.3.0-rc.1')).toMatchObject([
      { code: 'reissue-pre-release', hint: expect.stringContaining('--as 1.3.0') },
    ]);
    expect(await wrong('v1.3')).toMatchObject([{ code: 'version-not-semver', place: { file: '--as' } }]);
    expect(await wrong('1.2.1')).toMatchObject([{ code: 'site-version-differs' }]);
    expect(readTree(w.site)).toEqual(before);
  });

  test('a release that nobody made, or that isn’t in the channel, is named', async () => {
    const of = (version: string, from?: string) =>
      failureOf(() => again({ kind: 'promote', of: version, as: '2.0.0', ...(from === undefined ? {} : { from }) }));
    expect((await of('1.9.0')).message).toContain('No other channel of');
    expect((await of('1.2.0', 'beta')).message).toContain('The channel beta of');
  });

  test('a bundle that was swapped is refused, and nothing is written', async () => {
    const [bundle = ''] = bundlesOf(w.site);
    const file = join(w.site, 'bundles', bundle);
    const sound = readFileSync(file);
    const swapped = Buffer.from(sound);
    swapped[swapped.length >> 1] = (swapped[swapped.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, swapped);
    const before = readTree(w.site);
    const { problems } = await failureOf(() => again({ kind: 'reissue', of: '1.2.1', as: '1.3.0' }));
    expect(problems).toMatchObject([{ code: 'verify-object-differs', place: { file: `bundles/${bundle}` } }]);
    expect(readTree(w.site)).toEqual(before);
    writeFileSync(file, sound);
  });
});

describe('a release for devices that are given files of the repository', () => {
  const temporaryDirectory = temporaryDirectories();

  const startSystem = () => {
    const system = startIvyRepository(temporaryDirectory());
    writeFiles(system.repo, {
      'config/config.template.json': templateText('1.4.0'),
      'ota-release.yaml': ivyProject,
      'bundle/update.sh': '#!/bin/sh\nset -eu\necho updated\n',
      'bundle/rollback.sh': '#!/bin/sh\nset -eu\necho back\n',
    });
    system.commit('Release 1.4.0');
    return { ...system, site: join(system.directory, 'site') };
  };

  test('is issued anew where its commit is checked out', async () => {
    const system = startSystem();
    const inputs = (channel: string) => inputsOf(system, { overrides: { channel } });
    await release(services(system), inputs('beta'));
    const request = { kind: 'promote', of: '1.4.0', as: '1.4.0', place: { file: 'VERSION' } } as const;
    const promote = () => reissue(services(system), { ...inputs('stable'), intent: 'plan', reissue: request });
    const commit = system.git('rev-parse', 'HEAD');
    const { plan, ...planned } = await promote();
    expect(planned).toMatchObject({ outcome: 'planned', commit, findings: [] });
    const { deviceFiles } = payloadOf('channels/beta/1.4.0', system.site).predicate;
    const paths = deviceFiles.map((file: { readonly path: string }) => file.path);
    expect(plan.writes.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
    system.edit('README.md', (text) => `${text}More.\n`);
    system.commit('Go on');
    const { problems } = await failureOf(promote);
    expect(problems).toMatchObject([{ code: 'reissue-checkout-needed', hint: `Type: git checkout ${commit}` }]);
  });
});

describe('a release of another site', () => {
  const secret = STAGING_SEED.toString('base64');
  const key = publicKeyOf(STAGING_SEED);
  let staging: Workspace;
  beforeAll(async () => {
    staging = createWorkspace({ version: '2.0.0' });
    staging.edit('ota-release.yaml', (text) =>
      text.replace(PUBLIC_KEY, key).replace('updates.example.com', 'staging.example.com'),
    );
    staging.commit('Staging');
    const signing = services(staging, { environment: { OTA_SIGNING_KEY: secret } });
    await release(signing, inputsOf(staging));
  });
  afterAll(() => staging.dispose());

  const resign = async (keys: readonly string[], site = staging.site) =>
    again({
      kind: 'resign',
      of: '2.0.0',
      as: '2.0.0',
      site: { source: await directorySource(site), trust: await trustOf(...keys) },
    });

  test('only what its own keys have signed is taken', async () => {
    const before = readTree(w.site);
    expect((await failureOf(() => resign([PUBLIC_KEY]))).code).toBe('site-object-unverified');
    expect(readTree(w.site)).toEqual(before);
  });

  test('a commit that the clone doesn’t have can’t be tagged', async () => {
    const { problems } = await failureOf(() => resign([key]));
    expect(problems).toMatchObject([
      { code: 'reissue-commit-missing', hint: expect.stringContaining(staging.git('rev-parse', 'HEAD')) },
    ]);
  });

  test('it becomes a release of this one, under this one’s key, without a rebuild', async () => {
    w.git('fetch', '--quiet', staging.remote, 'main');
    w.git('push', '--quiet', 'origin', 'FETCH_HEAD:refs/heads/staging');
    expect(await resign([key])).toMatchObject({
      outcome: 'published',
      version: '2.0.0',
      latest: '2.0.0',
      findings: [],
    });
    const { bundle, reissuedFrom } = payloadOf('2.0.0').predicate;
    expect(readFileSync(join(w.site, bundle.path))).toEqual(readFileSync(join(staging.site, bundle.path)));
    expect(reissuedFrom).toMatchObject({
      channel: 'stable',
      version: '2.0.0',
      site: 'https://staging.example.com/pump',
    });
    expect(payloadOf('index.json').predicate.change.what).toBe('from https://staging.example.com/pump stable 2.0.0');
    expect(await problemsOf(w.site, PUBLIC_KEY)).toEqual([]);
    expect(await resign([key])).toMatchObject({ outcome: 'unchanged' });
  });
});
