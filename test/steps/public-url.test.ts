import { describe, expect, test } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { type Problem, problem } from '../../src/errors/problem.js';
import type { Host } from '../../src/hosts/host.js';
import type { Project, PublicCheckSpec } from '../../src/project/project.js';
import { httpSource } from '../../src/site/http-source.js';
import { followThrough, type Publishing, reasonAgainstAsking } from '../../src/steps/public-url.js';
import type { Services } from '../../src/steps/services.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { memoryHost } from '../support/memory-host.js';
import { testPacing } from '../support/pacing.js';
import { exchangeableSite, publishedFrom } from '../support/public-site.js';
import { signedSite } from '../support/site.js';
import { recordingReporter } from '../support/step-states.js';

const serve = loopbackServers();
const ON: PublicCheckSpec = { when: 'on', waitSeconds: 60 };

/** A project, as far as the end of a release looks at it. */
const projectWith = (changes: Partial<Project>): Project => ({
  file: '/work/ota-release.yaml',
  shownFile: 'ota-release.yaml',
  directory: '/work',
  product: 'logger',
  models: ['tl-100'],
  bundle: {
    root: '/work',
    include: [],
    exclude: [],
    maxBytes: 1,
    maxUnpackedBytes: 1,
    maxEntries: 1,
    symlinks: 'refuse',
  },
  devices: [],
  families: {},
  rehearsal: { from: [], allow: [], isolation: 'auto', timeout: 60 },
  host: { kind: 's3', bucket: 'updates', prefix: '' },
  oneAtATime: false,
  publicCheck: ON,
  provenance: 'off',
  headerFiles: [],
  signing: { trustedKeys: [], threshold: 1, expiresDays: 180 },
  tag: { prefix: '', remote: 'origin', message: '', unprefixed: false },
  forge: 'git',
  releasePage: false,
  channel: 'stable',
  attachments: [],
  place: (path) => ({ file: 'ota-release.yaml', path }),
  ...changes,
});

const releases = ['1.0.0', '1.1.0'].map((version) => ({ version }));

/** The end of a release of 1.1.0 whose public URL is this one. */
const end = async (
  publicUrl: string,
  {
    wrote,
    host = memoryHost(),
    warnings = [],
    ...changes
  }: Omit<Partial<Project>, 'host'> &
    Pick<Publishing, 'wrote'> & { readonly warnings?: readonly Problem[]; readonly host?: Host },
) => {
  const { layout, trust, revision } = await publishedFrom((await signedSite(releases)).objects, '1.1.0');
  const reporter = recordingReporter();
  const pacing = testPacing();
  const purges: unknown[] = [];
  const services: Pick<Services, 'clock' | 'openWebSite' | 'pacing' | 'purge' | 'reporter'> = {
    clock: () => new Date('2026-02-10T00:00:00Z'),
    openWebSite: async (url) => httpSource(url),
    pacing,
    purge: async (_spec, request) => {
      purges.push(request);
      return warnings;
    },
    reporter,
  };
  const project = projectWith({ ...changes });
  const publishing = { project, host, publicUrl, layout, trust, revision, version: '1.1.0', wrote };
  const { report, problems } = await followThrough(services, publishing);
  return { report, codes: problems.map(({ code }) => code), problems, lines: reporter.lines, purges };
};

describe('the public URL is asked', () => {
  test.each([
    // when, kind of host, whether it is
    ['on', 'directory', true],
    ['auto', 'directory', false],
    ['auto', 's3', true],
    ['off', 's3', false],
    ['off', 'directory', false],
  ] as const)('with publicCheck %s on a host of kind %s: %s', (when, kind, asked) => {
    const host =
      kind === 's3' ? ({ kind, bucket: 'updates', prefix: '' } as const) : ({ kind, path: '/site' } as const);
    expect(reasonAgainstAsking({ publicCheck: { when, waitSeconds: 1 }, host }) === undefined).toBe(asked);
  });

  test('and what devices get is told', async () => {
    const url = await serve(siteListener((await signedSite(releases)).objects));
    const { report, codes } = await end(url, { wrote: true });
    expect(report).toMatchObject({ url, revision: 2 });
    expect(codes.filter((code) => code !== 'verify-flist-elsewhere')).toEqual([]);
  });

  test('or it is said why not', async () => {
    const { report, lines } = await end('https://u.example', { wrote: true, publicCheck: { ...ON, when: 'off' } });
    expect(report).toBeUndefined();
    expect(lines).toEqual(['detail the public URL is not asked: publicCheck is off']);
  });

  test('and while it is behind, people are told once what is waited for', async () => {
    const url = await serve(siteListener((await signedSite(releases.slice(0, 1))).objects));
    const { codes, lines, problems } = await end(url, { wrote: true });
    expect(codes).toEqual(['public-origin-stale']);
    expect(problems[0]?.place).toEqual({ file: 'ota-release.yaml', path: 'publicUrl' });
    expect(lines[0]).toBe(`info waiting for ${url} to show revision 2: 60 s at most`);
    expect(lines[1]).toMatch(/^detail .*\/index\.json: revision 1 instead of revision 2, so .*; again in 1\.0 s$/);
    expect(lines.filter((line) => line.startsWith('info'))).toHaveLength(1);
  });
});

describe('a CDN', () => {
  const purge = { kind: 'command', argv: ['purge'] } as const;

  test('is told what a run has changed, whether the public URL is asked or not', async () => {
    const warning = problem('purge-command-failed', { program: 'purge', reason: 'exit code 1' });
    const off = { ...ON, when: 'off' } as const;
    const { purges, codes } = await end('https://u.example', {
      wrote: true,
      purge,
      publicCheck: off,
      warnings: [warning],
    });
    expect(purges).toEqual([
      {
        urls: ['index.json', 'versions', 'latest', 'index.html', '', '1.1.0'].map(
          (path) => `https://u.example/${path}`,
        ),
        directory: '/work',
        reference: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(codes).toEqual(['purge-command-failed']);
  });

  test('is told nothing by a run that changed nothing, as long as it shows the new', async () => {
    const url = await serve(siteListener((await signedSite(releases)).objects));
    expect((await end(url, { wrote: false, purge })).purges).toEqual([]);
  });

  const stale = async () => {
    const old = (await signedSite(releases.slice(0, 1))).objects;
    const fresh = (await signedSite(releases)).objects;
    return serve((request, response) => {
      const plain = !request.url?.includes('?');
      if (plain) response.setHeader('x-cache', 'HIT');
      siteListener(plain ? old : fresh)(request, response);
    });
  };

  test('that shows the old is told by a run that changed nothing, because the one that did may have died', async () => {
    const { purges, codes } = await end(await stale(), { wrote: false, purge });
    expect(purges).toHaveLength(1);
    expect(codes[0]).toBe('public-cache-stale');
  });

  test('is told once by a run that changed something, and never by one that only looks', async () => {
    expect((await end(await stale(), { wrote: true, purge })).purges).toHaveLength(1);
    expect((await end(await stale(), { wrote: undefined, purge })).purges).toEqual([]);
  });
});

describe('a deployment that doesn’t come', () => {
  const nudging = (nudge: () => Promise<void>): Host => ({ ...memoryHost(), nudge });

  test('is nudged, and the wait goes on', async () => {
    const site = exchangeableSite((await signedSite(releases.slice(0, 1))).objects);
    const fresh = (await signedSite(releases)).objects;
    const host = nudging(async () => site.deploy(fresh));
    const { report, lines } = await end(await serve(site.listener), { wrote: true, host });
    expect(report?.revision).toBe(2);
    expect(lines).toContainEqual(expect.stringContaining('info memory may have been passed over by its deployment'));
  });

  test('may refuse to be nudged', async () => {
    const url = await serve(siteListener((await signedSite(releases.slice(0, 1))).objects));
    const host = nudging(async () => {
      throw fail('host-refused', { location: 'memory', path: 'x', reason: 'status 403' });
    });
    const { codes, lines } = await end(url, { wrote: true, host });
    expect(codes).toEqual(['public-origin-stale']);
    expect(lines).toContainEqual(expect.stringContaining('detail that failed: '));
  });

  test('is left alone by a run that only looks', async () => {
    const url = await serve(siteListener((await signedSite(releases.slice(0, 1))).objects));
    const host = nudging(async () => expect.unreachable());
    expect((await end(url, { wrote: undefined, host })).codes).toEqual(['public-origin-stale']);
  });
});
