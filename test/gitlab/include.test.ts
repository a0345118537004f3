import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { baseEnvironment } from '../support/cli.js';
import { startGitHttp } from '../support/git-http.js';
import { readReports } from '../support/gitlab-artifacts.js';
import { builtTool, type GitlabRun, includeText, listGitlabJobs, runGitlabPipeline } from '../support/gitlab-ci.js';
import { loopbackServers } from '../support/loopback.js';
import { madeOnce } from '../support/made-once.js';
import { cloneRoot } from '../support/markdown.js';
import { SECRET } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const serve = loopbackServers();
const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of servers.splice(0)) await stop();
});

const READER = 'glpat-reads';

const git = (directory: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', directory, ...args], { env: { ...baseEnvironment }, encoding: 'utf8' }).trim();

/** A project of this repository's files, tagged, as somebody mirrors it to their GitLab. */
const mirror = (tools: string): void => {
  mkdirSync(tools, { recursive: true });
  git(tools, 'init', '--quiet', '--template=', '--initial-branch=main');
  for (const folder of ['templates', 'gitlab'])
    cpSync(join(cloneRoot, folder), join(tools, folder), { recursive: true });
  git(tools, 'add', '--all');
  git(tools, 'commit', '--quiet', '--message', 'Mirror');
  git(tools, 'tag', 'v0.1.0');
};

/** A team’s project with this pipeline, and the mirror, on one server that asks for a password. */
const open = async (pipeline: string, ownFolder?: 'templates' | 'gitlab') => {
  const team = workspace();
  if (ownFolder) cpSync(join(cloneRoot, ownFolder), join(team.repo, ownFolder), { recursive: true });
  team.write('.gitlab-ci.yml', pipeline);
  team.commit('Include');
  const root = join(team.directory, 'server');
  madeOnce('mirror of this repository’s pipelines', join(root, 'tools/ota-release.git'), mirror);
  mkdirSync(join(root, 'devices'));
  renameSync(team.remote, join(root, 'devices/pump.git'));
  git(join(root, 'devices/pump.git'), 'config', 'http.receivepack', 'true');
  const server = await startGitHttp(root, { writer: 'glcbt-writes', reader: READER });
  servers.push(server.stop);
  team.git('remote', 'set-url', 'origin', server.url('devices/pump.git', 'gitlab-ci-token:glcbt-writes@'));
  const runnerEnvironment = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${server.url('tools/', `reader:${READER}@`)}.insteadOf`,
    GIT_CONFIG_VALUE_0: server.url('tools/'),
  };
  return { repo: team.repo, runnerEnvironment };
};

const SIGNED = { OTA_SIGNING_KEY: SECRET };
const ON_MAIN = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' };

const expectPublished = async (run: GitlabRun): Promise<void> => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  const { outputs } = await readReports(run.artifactsDirectory('ota-release'));
  expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'published' });
};

describe('the component', () => {
  const including = (reference: string, inputs: string): string =>
    `include:\n  - component: $CI_SERVER_FQDN/${reference}\n    inputs: ${inputs}\n`;

  test.each([
    // how it is named, reference, the folder that the project itself has
    ['of a mirror, by tag', 'tools/ota-release/release@v0.1.0', undefined],
    ['of a mirror, by branch', 'tools/ota-release/release@main', undefined],
    ['of the project itself', '$CI_PROJECT_PATH/release@$CI_COMMIT_SHA', 'templates'],
  ] as const)('%s, releases with its inputs', async (_, reference, ownFolder) => {
    const inputs = `{ tool: ${builtTool}, forge: git, site-branch: "" }`;
    const project = await open(including(reference, inputs), ownFolder);
    await expectPublished(await runGitlabPipeline({ ...project, variables: SIGNED }, { jobs: ['ota-release'] }));
  });

  test.each([
    // input, value, what the runner says
    ['pages', '"yes"', /pages.*provided value is not a boolean/],
    ['version', '1.1', /version.*provided value is not a string/],
    ['when', 'sometimes', /when.*not in the list of allowed options/],
    ['site-branch', '"a b"', /site-branch.*does not match required regex/],
  ])('is refused with %s: %s', async (name, value, said) => {
    const project = await open(including('tools/ota-release/release@v0.1.0', `{ ${name}: ${value} }`));
    const run = await runGitlabPipeline(project, { jobs: ['ota-release'] });
    expect(run.exitCode).not.toBe(0);
    expect((run.stdout + run.stderr).replaceAll('`', '')).toMatch(said);
  });
});

describe('the plain file', () => {
  const LOCAL = 'include:\n  - local: gitlab/release.yml\n';
  const VARIABLES = { ...SIGNED, OTA_TOOL: builtTool, OTA_FORGE: 'git', OTA_SITE_BRANCH: '' };

  test.each([
    // how it is included, the include
    ['of a mirror', async () => '{ project: tools/ota-release, ref: v0.1.0, file: gitlab/release.yml }'],
    [
      'of an address',
      async () => `{ remote: "${await serve((_, response) => void response.end(includeText()))}/release.yml" }`,
    ],
    ['of the project itself', async () => '{ local: gitlab/release.yml }'],
  ])('%s, releases by its variables', async (_, including) => {
    const project = await open(`include:\n  - ${await including()}\n`, 'gitlab');
    await expectPublished(await runGitlabPipeline({ ...project, variables: VARIABLES }, { jobs: ['ota-release'] }));
  });

  test('takes variables of the pipeline that includes it before its own, and the project’s before those', async () => {
    const project = await open(`${LOCAL}variables: { OTA_WHEN: manual, OTA_TOOL: echo of the pipeline }\n`, 'gitlab');
    const [job] = await listGitlabJobs({ ...project, predefined: ON_MAIN });
    expect(job).toMatchObject({ name: 'ota-release', when: 'manual' });
    const variables = { OTA_TOOL: 'echo of the project', OTA_SITE_BRANCH: '' };
    const run = await runGitlabPipeline({ ...project, variables }, { jobs: ['ota-release'] });
    expect(run.log('ota-release')).toContain('of the project release');
  });

  test('releases when somebody presses the button, and not before', async () => {
    const project = await open(LOCAL, 'gitlab');
    const pipeline = { ...project, variables: { ...VARIABLES, OTA_WHEN: 'manual' }, predefined: ON_MAIN };
    const left = await runGitlabPipeline(pipeline);
    expect(left.exitCode, left.stdout + left.stderr).toBe(0);
    expect(left.log('ota-release')).toBe('');
    await expectPublished(await runGitlabPipeline(pipeline, { manual: ['ota-release'] }));
  });
});
