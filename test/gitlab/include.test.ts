import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { baseEnvironment } from '../support/cli.js';
import { startGitHttp } from '../support/git-http.js';
import { readReports } from '../support/gitlab-artifacts.js';
import { builtTool, includeText, listGitlabJobs, runGitlabPipeline } from '../support/gitlab-ci.js';
import { loopbackServers } from '../support/loopback.js';
import { cloneRoot } from '../support/markdown.js';
import { SECRET, type Workspace } from '../support/workspace.js';
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
const mirror = (root: string): void => {
  const tools = join(root, 'tools/ota-release.git');
  mkdirSync(tools, { recursive: true });
  git(tools, 'init', '--quiet', '--template=', '--initial-branch=main');
  for (const folder of ['templates', 'gitlab'])
    cpSync(join(cloneRoot, folder), join(tools, folder), { recursive: true });
  git(tools, 'add', '--all');
  git(tools, 'commit', '--quiet', '--message', 'Mirror');
  git(tools, 'tag', 'v0.1.0');
};

/** A team’s project and the mirror on one server that asks for a password. */
const open = async () => {
  const team = workspace();
  const root = join(team.directory, 'server');
  mirror(root);
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
  return { team, server, runnerEnvironment };
};

/** Commits without a push, which would need a server that this process is too busy to be. */
const commitPipeline = ({ git: inTeam, write }: Workspace, text: string): void => {
  write('.gitlab-ci.yml', text);
  inTeam('add', '--all');
  inTeam('commit', '--quiet', '--message', 'Include');
};

const INPUTS = (tool: string): string => `
    inputs:
      tool: ${tool}
      command: check
      forge: git
      site-branch: ""
`;

describe('the component', () => {
  test.each([
    // how it is named, reference
    ['of a mirror, by tag', '$CI_SERVER_FQDN/tools/ota-release/release@v0.1.0'],
    ['of a mirror, by branch', '$CI_SERVER_FQDN/tools/ota-release/release@main'],
    ['of the project itself', '$CI_SERVER_FQDN/$CI_PROJECT_PATH/release@$CI_COMMIT_SHA'],
  ])('%s, runs with its inputs', async (_, reference) => {
    const { team, runnerEnvironment } = await open();
    cpSync(join(cloneRoot, 'templates'), join(team.repo, 'templates'), { recursive: true });
    commitPipeline(team, `include:\n  - component: ${reference}${INPUTS(builtTool)}`);
    const run = await runGitlabPipeline({ repo: team.repo, runnerEnvironment }, { jobs: ['ota-release'] });
    // The commit is on no branch of the server, and the command says so: it has run.
    expect(run.log('ota-release'), run.stdout + run.stderr).toContain('repository-commit-not-pushed');
    expect(run.exitCode).toBe(2);
    const { outputs, codeQuality } = await readReports(run.artifactsDirectory('ota-release'));
    expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'failed' });
    expect(codeQuality.map(({ check_name }) => check_name)).toEqual(['repository-commit-not-pushed']);
  });

  test.each([
    // input, value, what the runner says
    ['pages', '"yes"', /pages.*provided value is not a boolean/],
    ['version', '1.1', /version.*provided value is not a string/],
    ['when', 'sometimes', /when.*not in the list of allowed options/],
    ['site-branch', '"a b"', /site-branch.*does not match required regex/],
  ])('is refused with %s: %s', async (name, value, said) => {
    const { team, runnerEnvironment } = await open();
    commitPipeline(
      team,
      `include:\n  - component: $CI_SERVER_FQDN/tools/ota-release/release@v0.1.0\n    inputs:\n      ${name}: ${value}\n`,
    );
    const run = await runGitlabPipeline({ repo: team.repo, runnerEnvironment }, { jobs: ['ota-release'] });
    expect(run.exitCode).not.toBe(0);
    expect((run.stdout + run.stderr).replaceAll('`', '')).toMatch(said);
  });
});

describe('the plain file', () => {
  const VARIABLES = { OTA_TOOL: builtTool, OTA_COMMAND: 'check', OTA_FORGE: 'git', OTA_SITE_BRANCH: '' };
  test.each([
    // how it is included, the include
    ['from a mirror', async () => 'project: tools/ota-release\n    ref: v0.1.0\n    file: gitlab/release.yml'],
    [
      'from an address',
      async () => `remote: ${await serve((_, response) => void response.end(includeText()))}/release.yml`,
    ],
    ['from the project itself', async () => 'local: gitlab/release.yml'],
  ])('%s, runs by its variables', async (_, including) => {
    const { team, runnerEnvironment } = await open();
    cpSync(join(cloneRoot, 'gitlab'), join(team.repo, 'gitlab'), { recursive: true });
    commitPipeline(team, `include:\n  - ${await including()}\n`);
    const run = await runGitlabPipeline(
      { repo: team.repo, runnerEnvironment, variables: VARIABLES },
      { jobs: ['ota-release'] },
    );
    expect(run.log('ota-release'), run.stdout + run.stderr).toContain('repository-commit-not-pushed');
    expect(run.exitCode).toBe(2);
  });

  test('takes variables of the pipeline that includes it before its own, and the project’s before those', async () => {
    const { team, runnerEnvironment } = await open();
    cpSync(join(cloneRoot, 'gitlab'), join(team.repo, 'gitlab'), { recursive: true });
    commitPipeline(
      team,
      `include:\n  - local: gitlab/release.yml\nvariables:\n  OTA_WHEN: manual\n  OTA_TOOL: echo of the pipeline\n`,
    );
    const predefined = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' };
    const [job] = await listGitlabJobs({ repo: team.repo, runnerEnvironment, predefined });
    expect(job).toMatchObject({ name: 'ota-release', when: 'manual' });
    const variables = { OTA_TOOL: 'echo of the project', OTA_SITE_BRANCH: '' };
    const run = await runGitlabPipeline(
      { repo: team.repo, runnerEnvironment, variables, predefined },
      { jobs: ['ota-release'] },
    );
    expect(run.log('ota-release')).toContain('of the project release');
  });

  test('works as a button that somebody presses', async () => {
    const { team, runnerEnvironment } = await open();
    cpSync(join(cloneRoot, 'gitlab'), join(team.repo, 'gitlab'), { recursive: true });
    commitPipeline(team, 'include:\n  - local: gitlab/release.yml\n');
    const pipeline = {
      repo: team.repo,
      runnerEnvironment,
      variables: {
        OTA_WHEN: 'manual',
        OTA_TOOL: builtTool,
        OTA_COMMAND: 'plan',
        OTA_SITE_BRANCH: '',
        OTA_FORGE: 'git',
        OTA_SIGNING_KEY: SECRET,
      },
      predefined: { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' },
    };
    const left = await runGitlabPipeline(pipeline);
    expect(left.exitCode).toBe(0);
    expect(left.log('ota-release')).toBe('');
    const pressed = await runGitlabPipeline(pipeline, { manual: ['ota-release'] });
    expect(pressed.log('ota-release')).toContain('repository-commit-not-pushed');
  });
});
