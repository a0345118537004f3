import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check, plan, release } from '../../src/library/release.js';
import type { Reporter } from '../../src/report/reporter.js';
import { silentReporter } from '../../src/report/silent.js';
import { baseEnvironment } from '../support/cli.js';
import { memoryHost } from '../support/memory-host.js';
import { PUBLIC_KEY, SECRET } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const newWorkspace = workspaces();
const { OTA_RELEASE_CLOCK: _, ...environment } = baseEnvironment;
const clock = () => new Date('2026-01-15T12:00:00Z');

/** A reporter that takes down every text. */
const listening = (texts: string[], before: (title: string) => void = () => {}): Reporter => ({
  ...silentReporter,
  step: (title, run) => {
    texts.push(title);
    before(title);
    return run();
  },
  info: (text) => void texts.push(text),
  detail: (text) => void texts.push(text),
});

describe('release, plan and check', () => {
  test('do what the command line does, each call with what it is given alone', async () => {
    const w = newWorkspace();
    const options = { directory: w.repo, environment, clock };
    expect(await check(options)).toMatchObject({ product: 'pump', version: '1.0.0', findings: [] });
    expect(await plan(options)).toMatchObject({ outcome: 'planned', revision: 0, plan: { version: '1.0.0' } });
    expect(existsSync(w.site)).toBe(false);
    const texts: string[] = [];
    const made = await release({ ...options, signingKeys: [SECRET], actor: SECRET, reporter: listening(texts) });
    expect(made).toMatchObject({ outcome: 'published', latest: '1.0.0', revision: 1, findings: [] });
    expect(texts.slice(0, 2)).toEqual(['Load project', 'Preflight']);
    expect(texts.join()).not.toContain(SECRET);
    expect(await release({ ...options, signingKeys: [SECRET] })).toMatchObject({ outcome: 'unchanged' });
  });

  test('tell no secret, in what they throw or give back', async () => {
    const w = newWorkspace();
    const secret = 'correct-horse-battery';
    const options = { directory: w.repo, environment: { ...environment, OTA_HOST_TOKEN: secret }, clock };
    const wrong = await check({ ...options, overrides: { channel: `${secret}!` } }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'project-channel-invalid', message: expect.stringContaining('***') });
    expect(inspect(wrong, { depth: null })).not.toContain(secret);
    const told = await plan({ ...options, overrides: { channel: secret, publicCheck: 'off' } });
    expect(told).toMatchObject({ outcome: 'planned', channel: '***' });
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  test('know no key that they weren’t given', async () => {
    const w = newWorkspace();
    await expect(release({ directory: w.repo, environment, clock })).rejects.toMatchObject({
      code: 'key-secret-missing',
    });
  });

  test('take a project that is declared in the call, and overrides', async () => {
    const w = newWorkspace();
    const project = {
      product: 'pump',
      models: ['pc-200'],
      version: '2.0.0',
      bundle: { root: 'bundle' },
      publicUrl: 'https://updates.example.com/pump',
      signing: { trustedKeys: [PUBLIC_KEY] },
    };
    const options = { directory: w.repo, environment, clock, project, overrides: { host: w.site, channel: 'beta' } };
    const made = await release({ ...options, signingKeys: [SECRET] });
    expect(made).toMatchObject({ version: '2.0.0', channel: 'beta', models: ['pc-200'], outcome: 'published' });
    expect(readFileSync(join(w.site, 'channels/beta/latest'), 'utf8')).toBe('"2.0.0"\n');
    const wrong = check({ ...options, project: { ...project, colour: 'red' }, overrides: { channel: 'Beta!' } });
    await expect(wrong).rejects.toMatchObject({
      problems: [{ code: 'project-unknown-key', place: { file: 'project' } }, { place: { file: 'overrides.channel' } }],
    });
  });

  test('write to a host of the caller’s own, and end before the next step where they are aborted', async () => {
    const w = newWorkspace();
    const host = memoryHost();
    const abort = new AbortController();
    const options = {
      directory: w.repo,
      environment,
      clock,
      host,
      signingKeys: [SECRET],
      overrides: { publicCheck: 'off' },
    } as const;
    const reason = new Error('no more time');
    const texts: string[] = [];
    const reporter = listening(texts, (title) => title.startsWith('Stage') && abort.abort(reason));
    await expect(release({ ...options, reporter, signal: abort.signal })).rejects.toBe(reason);
    expect(texts).not.toContain('Tag');
    expect(host.objects.has('index.json')).toBe(false);
    expect([...host.objects.keys()].some((path) => path.startsWith('bundles/'))).toBe(true);
    expect(await release(options)).toMatchObject({ outcome: 'resumed', site: { host: 'memory' } });
    expect(Buffer.from(host.objects.get('latest') ?? []).toString()).toBe('"1.0.0"\n');
  });
});
