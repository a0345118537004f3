import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { ROLES } from '../support/gitlab/state.js';
import { filesBelow, readReports, secretForms } from '../support/gitlab-artifacts.js';
import { builtTool, componentText, type GitlabRun, runGitlabJob, runGitlabPipeline } from '../support/gitlab-ci.js';
import type { GitlabInputs } from '../support/gitlab-inputs.js';
import {
  type GitlabProject,
  gitlabProjects,
  JOB_TOKEN,
  PROJECT_TOKEN,
  releasedGitlabProjects,
} from '../support/gitlab-project.js';
import { PUBLIC_KEY, SECRET } from '../support/workspace.js';

const openProject = gitlabProjects();
const openReleasedProject = releasedGitlabProjects();

type Variables = Readonly<Record<string, string>>;

const IN_JOB = { CI_JOB_TOKEN: JOB_TOKEN };
const SIGNED = { OTA_SIGNING_KEY: SECRET };

/** The job releases from a new checkout, as every job has one. */
const release = async (project: GitlabProject, variables: Variables = SIGNED, template: GitlabInputs = {}) => {
  const repo = await project.checkout();
  return { repo, ...(await runGitlabJob({ repo, template, variables, predefined: IN_JOB })) };
};

/** Nothing that a job leaves behind holds a secret; the checkout's own configuration has the job's token, from the runner. */
const expectNoSecret = (run: Pick<GitlabRun, 'stdout' | 'stderr'>, directories: readonly string[]): void => {
  const files = directories.flatMap((directory) => filesBelow(directory).map((file) => join(directory, file)));
  const texts = files.map((file) => [file, readFileSync(file, 'latin1')] as const);
  for (const secret of [SECRET, PROJECT_TOKEN, JOB_TOKEN])
    for (const form of secretForms(secret)) {
      const allowed = (file: string): boolean => secret === JOB_TOKEN && file.endsWith('/.git/config');
      expect(run.stdout + run.stderr).not.toContain(form);
      for (const [file, text] of texts)
        if (!allowed(file)) expect(text.includes(form), `${form} in ${file}`).toBe(false);
    }
};

describe('a pipeline of the default branch', () => {
  test('releases, hands its outputs to a later job and publishes the site as Pages', async () => {
    const project = await openProject();
    const repo = await project.checkout();
    const pipeline = `${componentText({ pages: true })}
announce:
  stage: deploy
  needs: [ota-release]
  script:
    - echo "outcome $OTA_RELEASE_OUTCOME of $OTA_RELEASE_VERSION, tag $OTA_RELEASE_TAG, sha256 $OTA_RELEASE_SHA256"
`;
    const said = { ...IN_JOB, CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: 'main' };
    const run = await runGitlabPipeline({ repo, pipeline, variables: SIGNED, predefined: said });
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(run.log('ota-check')).toBe('');

    const { outputs, junit, codeQuality, summary } = await readReports(run.artifactsDirectory('ota-release'));
    expect(outputs).toMatchObject({
      OTA_RELEASE_OUTCOME: 'published',
      OTA_RELEASE_VERSION: '1.0.0',
      OTA_RELEASE_COMMIT: project.remote('rev-parse', 'main'),
    });
    expect(run.log('announce')).toContain(
      `outcome published of 1.0.0, tag v1.0.0, sha256 ${outputs.OTA_RELEASE_SHA256}`,
    );
    expect(junit).toMatchObject({ failures: 0 });
    expect(junit.tests).toBeGreaterThan(5);
    expect(codeQuality).toEqual([]);
    expect(summary).toContain('1.0.0');

    // The tag and the site are on the remote, the one as the tool makes it, the other in a branch that runs no pipeline.
    expect(project.remote('cat-file', '-t', 'v1.0.0')).toBe('tag');
    expect(project.remote('log', '--format=%s', 'site')).toMatch(/^Release from [0-9a-f]{40} \[skip ci\]$/);

    const pages = join(run.artifactsDirectory('ota-pages'), 'ota-release-pages');
    expect(readFileSync(join(pages, 'latest'), 'utf8')).toBe('"1.0.0"\n');
    expect(readFileSync(join(pages, 'index.html'), 'utf8')).toContain('index.json');
    expect(existsSync(join(pages, '.nojekyll'))).toBe(false);
    const verified = await runCli(['verify', pages, '--key', PUBLIC_KEY, '--json'], { cwd: repo });
    expect(verified.json).toMatchObject({ ok: true, channels: [{ latest: '1.0.0' }] });
    expectNoSecret(run, ['ota-release', 'ota-pages'].map(run.artifactsDirectory));
  });

  test('grows the site of the last one, and changes nothing where nothing is new', async () => {
    const project = await openReleasedProject();
    project.workspace.bump('1.1.0');
    const { exitCode, stderr, artifactsDirectory } = await release(project);
    expect(exitCode, stderr).toBe(0);
    expect((await readReports(artifactsDirectory)).outputs).toMatchObject({
      OTA_RELEASE_OUTCOME: 'published',
      OTA_RELEASE_REVISION: '2',
    });
    expect(JSON.parse(project.remote('show', 'site:versions'))).toEqual(['1.0.0', '1.1.0']);
    const tip = project.remote('rev-parse', 'site');
    const again = await release(project);
    expect((await readReports(again.artifactsDirectory)).outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'unchanged' });
    expect(project.remote('rev-parse', 'site')).toBe(tip);
    expect(project.remote('rev-list', '--count', 'site')).toBe('2');
  });

  test('is not undone by another one that was quicker: its push is refused, and the next run goes on', async () => {
    const project = await openReleasedProject();
    project.workspace.bump('1.1.0');
    // While this job releases, another one moves the branch on.
    const quicker = join(project.workspace.directory, 'quicker.sh');
    const moved = project.remote('commit-tree', 'site^{tree}', '-p', 'site', '-m', 'Quicker');
    writeFileSync(
      quicker,
      `git -C '${project.workspace.remote}' update-ref refs/heads/site ${moved}\n${builtTool} "$@"\n`,
    );
    const late = await release(project, SIGNED, { tool: `sh ${quicker}` });
    expect(late.exitCode, late.stderr).not.toBe(0);
    expect(late.log).toContain('No device sees this release yet');
    expect(project.remote('rev-parse', 'site')).toBe(moved);
    const next = await release(project);
    expect(next.exitCode, next.stderr).toBe(0);
    expect(JSON.parse(project.remote('show', 'site:versions'))).toEqual(['1.0.0', '1.1.0']);
  });
});

describe('tokens', () => {
  test('a project access token makes the tag and pushes the site where the job’s own may not push', async () => {
    const project = await openProject();
    project.state.jobTokenPushes = false;
    const run = await release(project, { ...SIGNED, GITLAB_TOKEN: PROJECT_TOKEN });
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(project.server.requests.map(({ line }) => line)).toContain(
      'POST /projects/devices%2Fpump%2Fcontroller/repository/tags',
    );
    expect(JSON.parse(project.remote('show', 'site:latest'))).toBe('1.0.0');
    expectNoSecret(run, [run.artifactsDirectory, run.repo]);
  });

  test('one that may not push the site’s branch leaves a release that the next run brings to the devices', async () => {
    const project = await openProject();
    const hook = join(project.workspace.remote, 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\n! grep -q refs/heads/site\n');
    const variables = { ...SIGNED, GITLAB_TOKEN: PROJECT_TOKEN };
    const run = await release(project, variables);
    expect(run.exitCode, run.stderr).not.toBe(0);
    expect(run.log).toContain('No device sees this release yet');
    expect(project.remote('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main\nrefs/tags/v1.0.0');
    expectNoSecret(run, [run.artifactsDirectory, run.repo]);
    rmSync(hook);
    expect((await release(project, variables)).exitCode).toBe(0);
    expect(JSON.parse(project.remote('show', 'site:latest'))).toBe('1.0.0');
  });
});

describe('a refused release', () => {
  const breakConfig = ({ workspace }: GitlabProject): void => {
    workspace.edit('config/template.json', (text) => text.replace('"1.0.0"', '"0.9.0"'));
    workspace.commit('Forget the template');
  };
  test.each([
    // what is wrong, how it comes about, secrets, exit code, code of the error, where it shows
    [
      'the job’s token may not push',
      ({ state }: GitlabProject): void => {
        state.jobTokenPushes = false;
      },
      SIGNED,
      1,
      'gitlab-job-token-push',
      'ota-release.yaml',
    ],
    [
      'the tag is protected',
      ({ state }: GitlabProject) => {
        (state.rules as { name: string; allowed: { accessLevel: number }[] }[]).push({
          name: 'v*',
          allowed: [{ accessLevel: ROLES.maintainer }],
        });
      },
      SIGNED,
      1,
      'gitlab-tag-protected',
      'ota-release.yaml',
    ],
    ['the template is of another version', breakConfig, SIGNED, 2, 'config-', 'config/template.json'],
    ['there is no signing key', () => undefined, {}, 2, 'key-secret-missing', 'ota-release.yaml'],
  ] as const)('because %s keeps its reports and writes nothing', async (_, spoil, variables, exitCode, code, path) => {
    const project = await openProject();
    spoil(project);
    const refs = project.remote('for-each-ref');
    const run = await release(project, variables);
    expect(run.exitCode, run.stdout + run.stderr).toBe(exitCode);
    const { outputs, junit, codeQuality, summary } = await readReports(run.artifactsDirectory);
    expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'failed', OTA_RELEASE_EXIT_CODE: String(exitCode) });
    expect(junit.failures).toBeGreaterThan(0);
    const issue = codeQuality.find(({ check_name }) => check_name.startsWith(code));
    expect(issue, JSON.stringify(codeQuality)).toMatchObject({ location: { path } });
    expect(summary).toContain(issue?.check_name);
    expect(project.remote('for-each-ref')).toBe(refs);
    expectNoSecret(run, [run.artifactsDirectory, run.repo]);
  });
});
