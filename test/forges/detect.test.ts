import { describe, expect, it } from 'vitest';
import { detectForge, type ForgeTarget } from '../../src/forges/detect.js';

const GIT: ForgeTarget = { kind: 'git' };
const unknown = (forge: 'github' | 'gitlab'): ForgeTarget => ({ kind: 'unknown', forge });

const github = (facts: object = {}): ForgeTarget => ({
  kind: 'github',
  apiUrl: 'https://api.github.com',
  owner: 'team',
  name: 'x',
  ...facts,
});
const gitlab = (facts: object = {}): ForgeTarget => ({
  kind: 'gitlab',
  apiUrl: 'https://gitlab.com/api/v4',
  project: 'team/x',
  ...facts,
});

/** What a job of GitHub Actions has in its environment. */
const ACTIONS = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_REPOSITORY: 'team/x',
};
/** The same on an Enterprise Server. */
const GHES = {
  GITHUB_SERVER_URL: 'https://ghe.example.com',
  GITHUB_API_URL: 'https://ghe.example.com/api/v3',
  GITHUB_REPOSITORY: 'team/x',
};
/** What a job of a self-hosted GitLab has. */
const JOB = {
  CI_SERVER_URL: 'https://git.example.com',
  CI_API_V4_URL: 'https://git.example.com/api/v4',
  CI_PROJECT_PATH: 'group/sub/x',
  CI_JOB_TOKEN: 'j-secret',
};
const ON_JOB = { apiUrl: 'https://git.example.com/api/v4', project: 'group/sub/x' };
const AS_JOB = { credential: { kind: 'job', token: 'j-secret' } };
const AS_BOT = { credential: { kind: 'private', token: 'p-secret' } };
const HUB = { GITHUB_TOKEN: 'g-secret' };
const LAB = { GITLAB_TOKEN: 'p-secret' };

type Row = readonly [
  what: string,
  kind: 'auto' | 'git' | 'github' | 'gitlab',
  environment: Readonly<Record<string, string>>,
  remoteUrl: string | undefined,
  target: ForgeTarget,
];

const judge = ([, kind, environment, remoteUrl, target]: Row): void =>
  expect(detectForge(kind, environment, remoteUrl)).toEqual(target);

describe('detectForge', () => {
  it.each<Row>([
    // what it is about, the forge that is wanted, the environment, the remote's URL, the target
    ['a job', 'auto', { ...ACTIONS, ...HUB }, 'https://github.com/team/x', github({ token: 'g-secret' })],
    ['.git', 'auto', { ...ACTIONS, ...HUB }, 'https://github.com/team/x.git', github({ token: 'g-secret' })],
    ['ssh', 'auto', HUB, 'git@github.com:team/x.git', github({ token: 'g-secret' })],
    ['ssh on port 443', 'auto', HUB, 'ssh://git@ssh.github.com:443/team/x', github({ token: 'g-secret' })],
    ['a masked credential', 'auto', HUB, 'https://***@github.com/team/x', github({ token: 'g-secret' })],
    ['a shell', 'auto', { GH_TOKEN: 'h-secret' }, 'https://github.com/team/x', github({ token: 'h-secret' })],
    ['both tokens', 'auto', { ...HUB, GH_TOKEN: 'h' }, 'https://github.com/team/x', github({ token: 'g-secret' })],
    ['an empty token', 'auto', { ...ACTIONS, GITHUB_TOKEN: '' }, 'https://github.com/team/x', GIT],
    ['no token', 'auto', ACTIONS, 'https://github.com/team/x', GIT],
    [
      'the remote goes before the variable',
      'auto',
      { ...ACTIONS, ...HUB },
      'https://github.com/a/b',
      github({ owner: 'a', name: 'b', token: 'g-secret' }),
    ],
    ['no owner', 'auto', HUB, 'https://github.com/x', GIT],
    ['too deep', 'auto', HUB, 'https://github.com/a/b/c', GIT],
    ['another server', 'auto', { ...ACTIONS, ...HUB }, 'https://git.example.com/team/x', GIT],
    ['a look-alike', 'auto', HUB, 'https://github.com.evil.net/team/x', GIT],
    ['a look-alike with user', 'auto', HUB, 'https://github.com@evil.net/team/x', GIT],
    ['another port', 'auto', HUB, 'https://github.com:8443/team/x', GIT],
    ['a path of this machine', 'auto', { ...ACTIONS, ...HUB }, '/srv/git/x.git', GIT],
    ['the name of no remote', 'auto', { ...ACTIONS, ...HUB }, 'origin', GIT],
    ['no remote', 'auto', { ...ACTIONS, ...HUB }, undefined, GIT],
    ['plain git is wanted', 'git', { ...ACTIONS, ...HUB }, 'https://github.com/team/x', GIT],
    ['it is wanted without a token', 'github', {}, 'https://github.com/team/x', github()],
    [
      'it is wanted for a mirror',
      'github',
      { ...ACTIONS, ...HUB },
      'https://git.example.com/a/b',
      github({ token: 'g-secret' }),
    ],
    ['it is wanted, no remote', 'github', { ...ACTIONS, ...HUB }, undefined, github({ token: 'g-secret' })],
    ['it is wanted, nothing tells where', 'github', HUB, '/srv/git/x.git', unknown('github')],
    ['it is wanted, the variable is odd', 'github', { ...HUB, GITHUB_REPOSITORY: 'x' }, undefined, unknown('github')],
  ])('GitHub: %s', (...row) => judge(row));

  const ghes = (facts: object = {}) => github({ apiUrl: 'https://ghe.example.com/api/v3', ...facts });

  it.each<Row>([
    // what it is about, the forge that is wanted, the environment, the remote's URL, the target
    ['a job', 'auto', { ...GHES, ...HUB }, 'https://ghe.example.com/team/x', ghes({ token: 'g-secret' })],
    ['ssh', 'auto', { ...GHES, ...HUB }, 'git@ghe.example.com:team/x.git', ghes({ token: 'g-secret' })],
    [
      'a slash at the end',
      'auto',
      { GITHUB_SERVER_URL: 'https://ghe.example.com/', ...HUB },
      'https://ghe.example.com/team/x',
      ghes({ token: 'g-secret' }),
    ],
    [
      'the server alone',
      'auto',
      { GITHUB_SERVER_URL: 'https://ghe.example.com', ...HUB },
      'https://GHE.example.com/team/x',
      ghes({ token: 'g-secret' }),
    ],
    ['its token is not github.com’s', 'auto', { ...GHES, ...HUB }, 'https://github.com/team/x', GIT],
    ['no server is named', 'auto', HUB, 'https://ghe.example.com/team/x', GIT],
    [
      'a port',
      'auto',
      { GITHUB_SERVER_URL: 'http://127.0.0.1:3000', ...HUB },
      'http://127.0.0.1:3000/team/x',
      github({ apiUrl: 'http://127.0.0.1:3000/api/v3', token: 'g-secret' }),
    ],
    ['another port', 'auto', { GITHUB_SERVER_URL: 'http://127.0.0.1:3000', ...HUB }, 'http://127.0.0.1/team/x', GIT],
    [
      'a port, and ssh',
      'auto',
      { GITHUB_SERVER_URL: 'https://ghe.example.com:8443', ...HUB },
      'ssh://git@ghe.example.com:22/team/x',
      github({ apiUrl: 'https://ghe.example.com:8443/api/v3', token: 'g-secret' }),
    ],
    [
      'data residency',
      'auto',
      { GITHUB_SERVER_URL: 'https://acme.ghe.com', ...HUB },
      'https://acme.ghe.com/team/x',
      github({ apiUrl: 'https://api.acme.ghe.com', token: 'g-secret' }),
    ],
    ['a server that is no URL', 'auto', { GITHUB_SERVER_URL: 'ghe', ...HUB }, 'https://ghe/team/x', GIT],
  ])('GitHub Enterprise: %s', (...row) => judge(row));

  it.each<Row>([
    // what it is about, the forge that is wanted, the environment, the remote's URL, the target
    ['a job', 'auto', JOB, 'https://***@git.example.com/group/sub/x.git', gitlab({ ...ON_JOB, ...AS_JOB })],
    [
      'a job with a token of its own',
      'auto',
      { ...JOB, ...LAB },
      'https://git.example.com/group/sub/x.git',
      gitlab({ ...ON_JOB, ...AS_BOT }),
    ],
    ['ssh', 'auto', JOB, 'ssh://git@git.example.com:2222/group/sub/x.git', gitlab({ ...ON_JOB, ...AS_JOB })],
    ['gitlab.com', 'auto', LAB, 'git@gitlab.com:team/x.git', gitlab(AS_BOT)],
    ['gitlab.com by ssh on port 443', 'auto', LAB, 'ssh://git@altssh.gitlab.com:443/team/x.git', gitlab(AS_BOT)],
    ['no credential', 'auto', {}, 'https://gitlab.com/team/x', GIT],
    ['empty credentials', 'auto', { GITLAB_TOKEN: '', CI_JOB_TOKEN: '' }, 'https://gitlab.com/team/x', GIT],
    ['a server nobody named', 'auto', LAB, 'https://git.example.com/team/x', GIT],
    ['another server than the job’s', 'auto', JOB, 'https://gitlab.com/team/x', GIT],
    ['no group', 'auto', LAB, 'https://gitlab.com/x', GIT],
    [
      'no API is named',
      'auto',
      { CI_SERVER_URL: 'https://git.example.com/', ...LAB },
      'https://git.example.com/g/x',
      gitlab({ apiUrl: 'https://git.example.com/api/v4', project: 'g/x', ...AS_BOT }),
    ],
    [
      'below a path',
      'auto',
      { CI_SERVER_URL: 'https://example.com/gitlab', ...LAB },
      'https://example.com/gitlab/g/x.git',
      gitlab({ apiUrl: 'https://example.com/gitlab/api/v4', project: 'g/x', ...AS_BOT }),
    ],
    [
      'below a path, by ssh',
      'auto',
      { CI_SERVER_URL: 'https://example.com/gitlab', ...LAB },
      'git@example.com:g/x.git',
      gitlab({ apiUrl: 'https://example.com/gitlab/api/v4', project: 'g/x', ...AS_BOT }),
    ],
    [
      'beside that path',
      'auto',
      { CI_SERVER_URL: 'https://example.com/gitlab', ...LAB },
      'https://example.com/gitea/g/x.git',
      GIT,
    ],
    ['plain git is wanted', 'git', JOB, 'https://git.example.com/group/sub/x', GIT],
    ['it is wanted without a token', 'gitlab', {}, 'https://gitlab.com/team/x', gitlab()],
    [
      'it is wanted on the remote’s server',
      'gitlab',
      LAB,
      'git@git.example.com:g/x.git',
      gitlab({ apiUrl: 'https://git.example.com/api/v4', project: 'g/x', ...AS_BOT }),
    ],
    [
      'it is wanted on a port',
      'gitlab',
      LAB,
      'https://git.example.com:8443/g/x',
      gitlab({ apiUrl: 'https://git.example.com:8443/api/v4', project: 'g/x', ...AS_BOT }),
    ],
    ['it is wanted for a mirror', 'gitlab', JOB, 'https://github.com/team/x', gitlab({ ...ON_JOB, ...AS_JOB })],
    ['it is wanted, no remote', 'gitlab', JOB, undefined, gitlab({ ...ON_JOB, ...AS_JOB })],
    ['its token is not for GitHub', 'gitlab', LAB, 'https://github.com/team/x', unknown('gitlab')],
    ['it is wanted, nothing tells where', 'gitlab', LAB, '/srv/git/x.git', unknown('gitlab')],
    ['it is wanted, no group', 'gitlab', LAB, 'https://git.example.com/x', unknown('gitlab')],
  ])('GitLab: %s', (...row) => judge(row));

  it.each<Row>([
    // what it is about, the forge that is wanted, the environment, the remote's URL, the target
    ['GitHub’s remote', 'auto', { ...HUB, ...LAB }, 'https://github.com/team/x', github({ token: 'g-secret' })],
    ['GitLab’s remote', 'auto', { ...HUB, ...LAB }, 'https://gitlab.com/team/x', gitlab(AS_BOT)],
    [
      'a job’s remote',
      'auto',
      { ...JOB, ...HUB },
      'https://git.example.com/group/sub/x',
      gitlab({ ...ON_JOB, ...AS_JOB }),
    ],
    [
      'GitHub’s remote in a job of GitLab',
      'auto',
      { ...JOB, ...HUB },
      'https://github.com/team/x',
      github({ token: 'g-secret' }),
    ],
    ['nobody’s remote', 'auto', { ...JOB, ...ACTIONS, ...HUB, ...LAB }, 'https://codeberg.org/team/x', GIT],
  ])('with tokens of both: %s', (...row) => judge(row));
});
