import { describe, expect, it } from 'vitest';
import { accessSettings, forgeServerOf, isWeb, withoutPassword } from '../../../src/hosts/git-branch/forge-server.js';

const GITHUB = 'https://github.com/team/site.git';
const GITLAB = 'https://gitlab.com/team/site.git';

describe('forgeServerOf', () => {
  it.each([
    // URL, environment, the forge
    [GITHUB, {}, { kind: 'github', isPublic: true }],
    ['git@github.com:team/site.git', {}, { kind: 'github', isPublic: true }],
    ['https://x@team.ghe.com/team/site', {}, { kind: 'github', isPublic: true }],
    [GITLAB, {}, { kind: 'gitlab', isPublic: true }],
    ['https://git.corp/t/s', { GITHUB_SERVER_URL: 'https://git.corp' }, { kind: 'github', isPublic: false }],
    ['git@git.corp:t/s', { CI_SERVER_URL: 'https://git.corp:8443/gitlab' }, { kind: 'gitlab', isPublic: false }],
    ['https://git.corp:8443/t/s', { CI_SERVER_URL: 'https://git.corp:8443' }, { kind: 'gitlab', isPublic: false }],
    ['https://git.corp/t/s', { GITHUB_SERVER_URL: 'https://github.com', CI_SERVER_URL: 'nonsense' }, undefined],
    ['/srv/git/site.git', {}, undefined],
    ['file:///srv/git/site.git', {}, undefined],
  ])('of %s with %j: %j', (url, environment, expected) => expect(forgeServerOf(environment, url)).toEqual(expected));
});

describe('accessSettings', () => {
  const nobody = { header: false, helper: false };
  const of = (environment: Parameters<typeof accessSettings>[0], url: string, configured = nobody): readonly string[] =>
    accessSettings(environment, url, configured).map(({ key, value }) => {
      const [, encoded = ''] = /^Authorization: Basic (\S+)$/.exec(value) ?? [];
      return `${key} ${Buffer.from(encoded, 'base64').toString()}`;
    });

  it.each([
    // why, environment, URL, the header
    ['GitHub’s token', { GITHUB_TOKEN: 't' }, GITHUB, 'http.https://github.com/.extraheader x-access-token:t'],
    ['its other name', { GH_TOKEN: 't' }, GITHUB, 'http.https://github.com/.extraheader x-access-token:t'],
    [
      'a server of one’s own',
      { GITHUB_TOKEN: 't', GITHUB_SERVER_URL: 'https://git.corp:8443' },
      'https://git.corp:8443/t/s',
      'http.https://git.corp:8443/.extraheader x-access-token:t',
    ],
    ['a GitLab token', { GITLAB_TOKEN: 't' }, GITLAB, 'http.https://gitlab.com/.extraheader oauth2:t'],
    ['a job’s token', { CI_JOB_TOKEN: 'j' }, GITLAB, 'http.https://gitlab.com/.extraheader gitlab-ci-token:j'],
    ['a password in the URL', {}, 'https://me:p%40ss@git.corp/x', 'http.https://git.corp/.extraheader me:p@ss'],
    ['one that isn’t encoded', {}, 'https://me:100%@git.corp/x', 'http.https://git.corp/.extraheader me:100%'],
    [
      'a password in the URL, which goes first',
      { GITHUB_TOKEN: 't' },
      'https://me:p@github.com/t/s',
      'http.https://github.com/.extraheader me:p',
    ],
    [
      'a token of one’s own, before the job’s in the URL',
      { GITLAB_TOKEN: 't', CI_JOB_TOKEN: 'j' },
      'https://gitlab-ci-token:j@gitlab.com/t/s',
      'http.https://gitlab.com/.extraheader oauth2:t',
    ],
  ])('gives %s', (_why, environment, url, header) => expect(of(environment, url)).toEqual([header]));

  it.each([
    // why not, environment, URL
    ['another server', { GITHUB_TOKEN: 't' }, GITLAB],
    ['a server that only looks like it', { GITHUB_TOKEN: 't' }, 'https://github.com.evil.example/t/s'],
    ['HTTP in the clear', { GITHUB_TOKEN: 't' }, 'http://github.com/t/s'],
    ['another port', { GITLAB_TOKEN: 't', CI_SERVER_URL: 'https://git.corp' }, 'https://git.corp:8443/t/s'],
    ['ssh', { GITHUB_TOKEN: 't' }, 'git@github.com:t/s.git'],
    ['a path', { GITHUB_TOKEN: 't' }, '/srv/site.git'],
    ['no token', {}, GITHUB],
  ])('gives nothing for %s', (_why, environment, url) => expect(of(environment, url)).toEqual([]));

  it('leaves a header that is configured alone', () => {
    for (const url of [GITHUB, 'https://me:p@github.com/t/s'])
      expect(of({ GITHUB_TOKEN: 't' }, url, { header: true, helper: false })).toEqual([]);
  });

  it('leaves a helper its turn, but for a token of one’s own in a GitLab job', () => {
    const helper = { header: false, helper: true };
    expect(of({ GITHUB_TOKEN: 't' }, GITHUB, helper)).toEqual([]);
    expect(of({ GITLAB_TOKEN: 't' }, GITLAB, helper)).toEqual([]);
    expect(of({ GITLAB_TOKEN: 't', CI_JOB_TOKEN: 'j' }, GITLAB, helper)).toHaveLength(1);
  });
});

describe('withoutPassword', () => {
  it.each([
    // address, without
    ['https://me:p@git.corp/x', 'https://git.corp/x'],
    ['https://me@git.corp/x', 'https://me@git.corp/x'],
    ['https://git.corp/x', 'https://git.corp/x'],
    ['git@git.corp:x', 'git@git.corp:x'],
    ['../site.git', '../site.git'],
  ])('of %s: %s', (url, expected) => expect(withoutPassword(url)).toBe(expected));
});

describe('isWeb', () => {
  it.each([
    // address, reached by HTTP
    ['https://git.corp/x', true],
    ['HTTP://git.corp/x', true],
    ['https:/x', false],
    ['ssh://git.corp/x', false],
    ['', false],
  ])('%j: %s', (url, expected) => expect(isWeb(url)).toBe(expected));
});
