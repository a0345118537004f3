import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import type { Project } from '../../src/project/project.js';
import { check } from '../../src/steps/check.js';
import { memoryHost } from '../support/memory-host.js';
import { checked, failureOf, inputsOf, preflighted, recordingReporter, wiredServices } from '../support/step-states.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const newWorkspace = workspaces();
const services = wiredServices();

const run = async (w: Workspace, changes: Parameters<typeof inputsOf>[1] = {}) => {
  const host = memoryHost();
  return checked(services(w, { openHost: async () => host }), inputsOf(w, { intent: 'check', ...changes }));
};
const problemsOf = async (w: Workspace, changes: Parameters<typeof inputsOf>[1] = {}) =>
  (await failureOf(() => run(w, changes))).problems;

describe('check of a project that stays as it is', () => {
  let w: Workspace;
  beforeAll(() => {
    w = createWorkspace();
  });
  afterAll(() => w.dispose());

  test('gives the entries to pack and the contract to publish', async () => {
    const { entries, contract, matrix, findings } = await run(w);
    expect(entries.map(({ path, mode }) => [path, mode])).toEqual([
      ['app/Größe – 大小.txt', 0o644],
      ['app/empty', 0o644],
      ['app/main.py', 0o644],
      ['rollback.sh', 0o755],
      ['update.sh', 0o755],
    ]);
    expect(contract?.template?.value).toMatchObject({ general: { software_version: '1.0.0' } });
    expect(matrix).toBeUndefined();
    expect(findings).toEqual([]);
  });

  test('has no contract where the project declares none', async () => {
    const state = await preflighted(services(w), inputsOf(w, { intent: 'check' }));
    const { config: _, ...project } = state.project;
    const { contract } = await check(services(w)).run({ ...state, project: project as Project });
    expect(contract).toBeUndefined();
  });

  test('judges the bundle as packed: its limits are the project’s', async () => {
    const state = await preflighted(services(w), inputsOf(w, { intent: 'check' }));
    const project = { ...state.project, bundle: { ...state.project.bundle, maxEntries: 2 } };
    const { problems } = await failureOf(() => check(services(w)).run({ ...state, project }));
    expect(problems).toMatchObject([{ code: 'bundle-too-many-entries', place: { file: 'bundle' } }]);
  });

  test('a bundle without its directory is one problem, at the line that names it', async () => {
    const state = await preflighted(services(w), inputsOf(w, { intent: 'check' }));
    const project = { ...state.project, bundle: { ...state.project.bundle, root: `${w.repo}/none` } };
    const { problems } = await failureOf(() => check(services(w)).run({ ...state, project }));
    expect(problems).toMatchObject([
      { code: 'bundle-root-missing', place: { file: 'ota-release.yaml', line: 5, path: 'bundle.root' } },
    ]);
  });

  test('a warning is reported and handed on; strictly, it ends the run', async () => {
    const reporter = recordingReporter();
    const wired = services(w, { reporter });
    const state = await preflighted(wired, inputsOf(w, { intent: 'check' }));
    const preflight = { ...state.preflight, problems: [problem('host-case-insensitive', { location: 'memory' })] };
    const { findings } = await check(wired).run({ ...state, preflight });
    expect(findings).toEqual(preflight.problems);
    expect(reporter.lines).toEqual(['problem host-case-insensitive']);
    const failure = await failureOf(() => check(wired).run({ ...state, preflight, strict: true }));
    expect(failure.problems).toMatchObject([{ code: 'host-case-insensitive', severity: 'error' }]);
    expect(failure.exitCode).toBe(2);
  });

  test('tells each finding once, also where two questions to the forge have the same answer', async () => {
    const state = await preflighted(services(w), inputsOf(w, { intent: 'check' }));
    const twice = problem('host-case-insensitive', { location: 'memory' });
    const preflight = { ...state.preflight, problems: [twice] };
    const { findings } = await check(services(w)).run({ ...state, preflight, loadFindings: [twice] });
    expect(findings).toEqual([twice]);
  });
});

describe('check of a project with mistakes', () => {
  test('throws once, with the problems of preflight, config, bundle, attachments and repository', async () => {
    const w = newWorkspace({ extra: 'attachments: [sbom.json]\n' });
    w.edit('ota-release.yaml', (text) => text.replace(/trustedKeys:\n.*\n/, 'trustedKeys: [none.pub]\n'));
    w.edit('config/template.json', (text) => text.replace('"1.0.0"', '"1.0.9"'));
    w.write('bundle/update.sh', '#!/bin/sh\r\nexit 0\r\n');
    expect((await problemsOf(w)).map(({ code, place }) => [code, place?.file])).toEqual([
      ['key-file-unreadable', 'ota-release.yaml'],
      ['config-template-version', 'config/template.json'],
      ['bundle-script-carriage-return', 'bundle/update.sh'],
      ['project-attachment-unreadable', 'ota-release.yaml'],
      ['repository-dirty', undefined],
    ]);
  });

  test('uncommitted changes are an error, and a warning where they are allowed', async () => {
    const w = newWorkspace();
    w.write('NEW', 'x');
    expect(await problemsOf(w)).toMatchObject([{ code: 'repository-dirty', severity: 'error' }]);
    const { findings } = await run(w, { allowDirty: true });
    expect(findings).toMatchObject([{ code: 'repository-dirty', severity: 'warning' }]);
    expect(await problemsOf(w, { allowDirty: true, strict: true })).toMatchObject([{ severity: 'error' }]);
  });

  test('what is published inside the work tree is no uncommitted change', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => text.replace('host: ../site', 'host: site'));
    w.commit('Site in the work tree');
    w.write('site/latest', '"1.0.0"');
    expect((await run(w)).findings).toEqual([]);
  });

  test('a tag of the remote on another commit is found', async () => {
    const w = newWorkspace();
    w.git('tag', '--annotate', '--message', 'x', 'v1.0.0');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    w.commit('Later');
    expect(await problemsOf(w)).toMatchObject([{ code: 'tag-on-other-commit' }]);
  });

  test('takes the executable bit from git, so that it is the same on every file system', async () => {
    const w = newWorkspace();
    w.git('update-index', '--chmod=+x', 'bundle/app/main.py');
    const { entries } = await run(w, { allowDirty: true });
    expect(entries.find(({ path }) => path === 'app/main.py')?.mode).toBe(0o755);
  });
});
