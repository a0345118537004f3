import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectEntries } from '../../src/bundle/entries.js';
import { packBundle, packEntries } from '../../src/steps/pack.js';
import { memoryHost } from '../support/memory-host.js';
import { checked, failureOf, inputsOf, recordingReporter, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

const services = wiredServices();
const temporaryDirectory = temporaryDirectories();

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('packBundle', () => {
  let w: Workspace;
  beforeAll(() => {
    w = createWorkspace();
  });
  afterAll(() => w.dispose());

  const wire = (environment: Readonly<Record<string, string | undefined>> = {}) =>
    services(w, { openHost: async () => memoryHost(), environment });
  const run = async (wired = wire()) => packBundle(wired).run(await checked(wired, inputsOf(w, { intent: 'plan' })));

  test('packs into the run’s own work directory, named for product and version', async () => {
    const work = temporaryDirectory();
    const { bundle } = await run({ ...wire(), workDirectory: async () => work });
    expect(bundle.path).toBe(join(work, 'pump-1.0.0.zip'));
    expect(bundle).toMatchObject({ entries: 5, sha256: digestOf(bundle.path), size: readFileSync(bundle.path).length });
    const names = execFileSync('unzip', ['-Z1', bundle.path], { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } });
    expect(names.trim().split('\n')).toContain('update.sh');
  });

  test('gives the same bytes at every run, dated by the commit', async () => {
    const [first, second] = [await run(), await run()];
    expect(second.bundle.sha256).toBe(first.bundle.sha256);
    expect(listing(first.bundle.path)).toContain('20260115.100000');
  });

  test('SOURCE_DATE_EPOCH dates the files instead of the commit', async () => {
    const { bundle } = await run(wire({ SOURCE_DATE_EPOCH: '1000000000' }));
    expect(listing(bundle.path)).toContain('20010909.014640');
  });

  test('refuses a zip above the limit, at the limit’s place', async () => {
    const wired = wire();
    const state = await checked(wired, inputsOf(w, { intent: 'plan' }));
    const project = { ...state.project, bundle: { ...state.project.bundle, maxBytes: 100 } };
    const { problems } = await failureOf(() => packBundle(wired).run({ ...state, project }));
    expect(problems).toMatchObject([{ code: 'bundle-too-large', place: { file: 'ota-release.yaml' } }]);
    expect(problems[0]?.message).toMatch(/takes \d+ bytes; bundle\.maxSize is 100\./);
  });
});

const listing = (zip: string): string => execFileSync('unzip', ['-ZTs', zip], { encoding: 'utf8', env: { TZ: 'UTC' } });

describe('packEntries', () => {
  const entriesOf = async (files: Readonly<Record<string, string>>) => {
    const root = join(temporaryDirectory(), 'payload');
    mkdirSync(root);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    const { entries } = await collectEntries(
      {
        root,
        include: ['**'],
        exclude: [],
        symlinks: 'refuse',
      },
      {},
    );
    return { root, entries };
  };
  const options = (out: string) => ({ out, modifiedAt: 1_000_000_000, rebuild: false });

  test('shows progress that ends, and tells what came out', async () => {
    const { entries } = await entriesOf({ 'update.sh': '#!/bin/sh\nexit 0\n', data: 'x'.repeat(5000) });
    const reporter = recordingReporter();
    const bundle = await packEntries(entries, { ...options(join(temporaryDirectory(), 'a.zip')), reporter });
    expect(reporter.lines).toEqual([
      'progress packed of 5017',
      'end packed',
      expect.stringMatching(new RegExp(`^info 2 files, 4\\.9 KiB → \\d+ B, sha256 ${bundle.sha256}$`)),
    ]);
  });

  test('ends the progress also where a file is gone', async () => {
    const { root, entries } = await entriesOf({ 'update.sh': '#!/bin/sh\nexit 0\n' });
    rmSync(join(root, 'update.sh'));
    const reporter = recordingReporter();
    const out = join(temporaryDirectory(), 'a.zip');
    expect((await failureOf(() => packEntries(entries, { ...options(out), reporter }))).code).toBe(
      'bundle-file-changed',
    );
    expect(reporter.lines).toEqual(['progress packed of 17', 'end packed']);
    expect(existsSync(out)).toBe(false);
  });

  test('packs a small bundle twice unasked, and refuses it where the two differ', async () => {
    const { root, entries } = await entriesOf({ 'update.sh': '#!/bin/sh\nexit 0\n', data: 'before' });
    const reporter = recordingReporter();
    let packs = 0;
    const changing = {
      ...reporter,
      // Between the two packs: the display of the first one ends.
      progress: () => ({
        update: () => {},
        end: () => {
          packs += 1;
          writeFileSync(join(root, 'data'), 'after!');
        },
      }),
    };
    const out = join(temporaryDirectory(), 'a.zip');
    const failure = await failureOf(() => packEntries(entries, { ...options(out), reporter: changing }));
    expect([packs, failure.code]).toEqual([1, 'bundle-not-reproducible']);
  });
});
