import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { initProject } from '../../src/commands/init.js';
import { baseEnvironment } from '../support/cli.js';
import { readReports } from '../support/gitlab-artifacts.js';
import { builtTool, listGitlabJobs, runGitlabPipeline } from '../support/gitlab-ci.js';
import { gitlabProjects, JOB_TOKEN } from '../support/gitlab-project.js';
import { PUBLIC_KEY, SECRET } from '../support/workspace.js';

const openProject = gitlabProjects();

/** A project that begins with what `init` writes, and an `npx` that starts this clone's tool. */
const openInitialised = async () => {
  const project = await openProject();
  const { workspace } = project;
  workspace.git('rm', '-r', '--quiet', '.');
  await initProject({ directory: workspace.repo, forge: 'gitlab' });
  workspace.edit('ota-release.yaml', (text) => text.replace('trustedKeys: []', `trustedKeys: [${PUBLIC_KEY}]`));
  workspace.commit('Begin');
  const bin = join(workspace.directory, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1 $2" = "--yes ota-release@0.1" ] || exit 9\nshift 2\nexec ${builtTool} "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  return { project, predefined: { CI_JOB_TOKEN: JOB_TOKEN, PATH: `${bin}:${baseEnvironment.PATH}` } };
};

describe('the pipeline that init writes', () => {
  test('judges a merge request, and releases a version that is pushed', async () => {
    const { project, predefined } = await openInitialised();
    const inMergeRequest = { ...predefined, CI_PIPELINE_SOURCE: 'merge_request_event', CI_COMMIT_BRANCH: undefined };
    const repo = await project.checkout();
    expect((await listGitlabJobs({ repo, predefined: inMergeRequest })).map(({ name }) => name)).toEqual(['check']);
    const checked = await runGitlabPipeline({ repo, predefined: inMergeRequest });
    expect(checked.exitCode, checked.stdout + checked.stderr).toBe(0);
    expect((await readReports(checked.artifactsDirectory('check'))).outputs).toMatchObject({
      OTA_RELEASE_OUTCOME: 'passed',
    });

    const variables = { OTA_SIGNING_KEY: SECRET };
    const released = await runGitlabPipeline(
      { repo: await project.checkout(), predefined, variables },
      { jobs: ['release'] },
    );
    expect(released.exitCode, released.stdout + released.stderr).toBe(0);
    const { outputs } = await readReports(released.artifactsDirectory('release'));
    expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'published', OTA_RELEASE_VERSION: '0.1.0' });
    expect(JSON.parse(project.remote('show', 'site:latest'))).toBe('0.1.0');
    expect(readFileSync(join(project.workspace.repo, '.gitlab-ci.yml'), 'utf8')).not.toContain('$[[');
  });
});
