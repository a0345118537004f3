import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { failureOf, inputsOf, loaded, wiredServices } from '../support/step-states.js';
import type { Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const newWorkspace = workspaces();
const services = wiredServices();

const load = (w: Workspace, changes = {}) => loaded(services(w), inputsOf(w, changes));
const places = (problems: readonly Problem[]) => problems.map(({ code, place }) => [code, place?.file, place?.line]);

describe('loadProject', () => {
  test('gives project, version, notes and commit', async () => {
    const w = newWorkspace();
    const { project, version, versionPlace, notes, repository, loadFindings } = await load(w);
    expect(project.product).toBe('pump');
    expect(version).toBe('1.0.0');
    expect(versionPlace).toMatchObject({ file: 'ota-release.yaml', line: 3 });
    expect(notes).toBe('Better pumping.');
    expect(repository.commit).toBe(w.git('rev-parse', 'HEAD'));
    expect(loadFindings).toEqual([]);
  });

  test('applies flags over the project file', async () => {
    const w = newWorkspace();
    const { version, versionPlace, project } = await load(w, {
      overrides: { version: '2.0.0', channel: 'beta', bundleRoot: 'config' },
    });
    expect(version).toBe('2.0.0');
    expect(versionPlace.file).toBe('--version');
    expect(project.channel).toBe('beta');
    expect(project.bundle.root).toBe(join(w.repo, 'config'));
  });

  test('takes the version from the tag of the commit, and not from another commit’s', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => text.replace('version: 1.0.0', 'version: tag'));
    w.commit('Version from the tag');
    w.git('tag', 'v9.9.9', 'HEAD^{commit}');
    expect(await load(w)).toMatchObject({ version: '9.9.9' });
    w.commit('Another');
    expect((await failureOf(() => load(w))).code).toBe('version-tag-missing');
  });

  test('takes the notes of the version from the changelog', async () => {
    const w = newWorkspace({ version: '1.1.0' });
    w.edit('ota-release.yaml', (text) => text.replace('notes: Better pumping.', 'notes: {changelog: CHANGELOG.md}'));
    w.write('CHANGELOG.md', '## 1.1.0\n\nSecond.\n\n## 1.0.0\n\nFirst.\n');
    expect((await load(w)).notes).toBe('Second.');
  });

  test('has no notes where the project declares none', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => text.replace('notes: Better pumping.\n', ''));
    expect((await load(w)).notes).toBeUndefined();
  });

  test('reports every problem of the project file at once', async () => {
    const w = newWorkspace({ extra: 'colour: red\n' });
    w.edit('ota-release.yaml', (text) => text.replace('[pc-200, pc-400]', '[]').replace('https://', 'ftp://'));
    const { problems, exitCode } = await failureOf(() => load(w));
    expect(places(problems)).toEqual([
      ['project-list-empty', 'ota-release.yaml', 2],
      ['project-url-invalid', 'ota-release.yaml', 7],
      ['project-unknown-key', 'ota-release.yaml', 16],
    ]);
    expect(exitCode).toBe(2);
  });

  test('reports the problems of notes, version and repository together', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) =>
      text.replace('version: 1.0.0', 'version: file:VERSION').replace('notes: Better pumping.', 'notes: {file: N.md}'),
    );
    w.write('VERSION', '1.0.0-alpha11\n');
    rmSync(join(w.repo, '.git'), { recursive: true });
    const { problems } = await failureOf(() => load(w));
    expect(places(problems)).toEqual([
      ['repository-missing', undefined, undefined],
      ['version-undotted-number', 'VERSION', 1],
      ['project-notes-unreadable', 'ota-release.yaml', 15],
    ]);
    expect(problems[0]?.message).toContain('"."');
  });

  test('reports a version that is missing, with the repository’s own problem', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => text.replace('version: 1.0.0\n', ''));
    rmSync(join(w.repo, '.git'), { recursive: true });
    w.git('init', '--quiet', '--template=');
    const { problems } = await failureOf(() => load(w));
    expect(problems.map(({ code }) => code)).toEqual(['repository-no-commit', 'version-missing']);
  });

  test('finds the project file in the directory it is told, and shows paths from the working directory', async () => {
    const w = newWorkspace();
    mkdirSync(join(w.directory, 'elsewhere'));
    const { project, repository } = await load(w, {
      directory: join(w.directory, 'elsewhere'),
      projectFile: '../repo/ota-release.yaml',
    });
    expect(project.directory).toBe(w.repo);
    expect(project.shownFile).toBe('../repo/ota-release.yaml');
    expect(repository.root).toBe(w.repo);
  });
});
