import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runPack } from '../../src/commands/pack.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { workspaces } from '../support/workspaces.js';

const run = commandRuns();
const newWorkspace = workspaces();
const temporaryDirectory = temporaryDirectories();

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const datesOf = (zip: string): string => execFileSync('unzip', ['-ZTs', zip], { encoding: 'utf8' });

/** The bundle of a workspace alone, in no repository and without a project file. */
const payload = (): string => {
  const directory = temporaryDirectory();
  cpSync(join(newWorkspace().repo, 'bundle'), join(directory, 'payload'), { recursive: true });
  return directory;
};

describe('pack', () => {
  test('writes the zip and prints its digest as sha256sum does', async () => {
    const w = newWorkspace();
    const { exitCode, text } = await run(runPack, w.repo, { flags: { out: '../update.zip' } });
    const zip = join(w.directory, 'update.zip');
    expect([exitCode, text]).toEqual([0, `${digestOf(zip)}  ../update.zip`]);
    expect(execFileSync('sha256sum', ['--check'], { cwd: w.repo, input: `${text}\n`, encoding: 'utf8' })).toContain(
      'OK',
    );
    expect(datesOf(zip)).toContain('20260115.100000');
  });

  test('prints the facts as JSON', async () => {
    const w = newWorkspace();
    const { json } = await run(runPack, w.repo, { flags: { out: '../update.zip', json: true } });
    const zip = join(w.directory, 'update.zip');
    expect(json()).toMatchObject({ path: zip, sha256: digestOf(zip), size: readFileSync(zip).length, findings: [] });
  });

  test('packs a directory without a repository and a project file, the same everywhere', async () => {
    const [here, there] = [payload(), payload()];
    const flags = { root: 'payload', out: 'update.zip' };
    const texts = [await run(runPack, here, { flags }), await run(runPack, there, { flags })].map(({ text }) => text);
    expect(texts[0]).toBe(texts[1]);
    expect(datesOf(join(here, 'update.zip'))).toContain('19800101.000000');
  });

  test('SOURCE_DATE_EPOCH dates the files', async () => {
    const directory = payload();
    const flags = { root: 'payload', out: 'update.zip' };
    await run(runPack, directory, { flags, environment: { SOURCE_DATE_EPOCH: '1000000000' } });
    expect(datesOf(join(directory, 'update.zip'))).toContain('20010909.014640');
  });

  test('--root overrides the root of a project that is named', async () => {
    const w = newWorkspace();
    cpSync(join(w.repo, 'bundle/update.sh'), join(w.repo, 'other/update.sh'));
    const flags = { project: 'ota-release.yaml', root: 'other', out: '../update.zip', json: true };
    const { json } = await run(runPack, w.repo, { flags });
    expect(json()).toMatchObject({ entries: 1 });
  });

  test('refuses a bundle that is no good, and writes nothing', async () => {
    const w = newWorkspace();
    w.write('bundle/update.sh', '');
    const failure = await failureOf(() => run(runPack, w.repo, { flags: { out: '../update.zip' } }));
    expect(failure).toMatchObject({ code: 'bundle-script-empty', exitCode: 2 });
    expect(existsSync(join(w.directory, 'update.zip'))).toBe(false);
  });

  test('hands on warnings, and takes them for errors where it is strict', async () => {
    const w = newWorkspace();
    w.write('bundle/app/.DS_Store', 'x');
    w.edit('bundle/rollback.sh', (text) => text.replace('#!/bin/sh', '#!/bin/sh -e'));
    const flags = { out: '../update.zip', json: true };
    const { json } = await run(runPack, w.repo, { flags });
    expect(json()).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'bundle-script-shebang-options' })]),
    });
    const failure = await failureOf(() => run(runPack, w.repo, { flags: { ...flags, strict: true } }));
    expect(failure.problems.map(({ severity }) => severity)).not.toContain('warning');
    expect(failure.exitCode).toBe(2);
  });

  test.each([
    // what is missing, flags, code
    ['where to write', {}, 'cli-flag-missing'],
    ['the project file', { out: 'update.zip' }, 'project-file-missing'],
    ['the root', { out: 'update.zip', root: 'none' }, 'bundle-root-missing'],
  ])('says that %s is missing', async (_what, flags, code) => {
    expect(await failureOf(() => run(runPack, temporaryDirectory(), { flags }))).toMatchObject({ code, exitCode: 2 });
  });

  test('reports every mistake of the project file', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => text.replace('[pc-200, pc-400]', '[]').replace('https://', 'ftp://'));
    const failure = await failureOf(() => run(runPack, w.repo, { flags: { out: '../update.zip' } }));
    expect(failure.problems.map(({ code }) => code)).toEqual(['project-list-empty', 'project-url-invalid']);
  });
});
