import { describe, expect, it } from 'vitest';
import { parseConfigList, transportSettings, withSettings } from '../../../src/hosts/git-branch/config.js';
import { gitIn, gitOutput } from '../../../src/repository/git.js';
import { baseEnvironment } from '../../support/cli.js';

const local = (key: string, value: string) => ({ scope: 'local', key, value });
const global = (key: string, value: string) => ({ scope: 'global', key, value });

describe('parseConfigList', () => {
  it('reads what git lists', () => {
    expect(
      parseConfigList('system\0core.bare\nfalse\0local\0http.sslverify\0local\0a.b\nx=y\nz\0worktree\0c.d\n\0'),
    ).toEqual([
      { scope: 'system', key: 'core.bare', value: 'false' },
      { scope: 'local', key: 'http.sslverify', value: 'true' },
      { scope: 'local', key: 'a.b', value: 'x=y\nz' },
      { scope: 'worktree', key: 'c.d', value: '' },
    ]);
    expect(parseConfigList('')).toEqual([]);
  });
});

describe('transportSettings', () => {
  const of = (own: Parameters<typeof transportSettings>[0], elsewhere: typeof own = [], remote = 'origin') =>
    transportSettings(own, elsewhere, remote).map(({ key, value }) => `${key}=${value}`);

  it.each([
    // key, handed over
    ['http.https://github.com/.extraheader', true],
    ['http.sslcainfo', true],
    ['credential.helper', true],
    ['url.git@github.com:.insteadof', true],
    ['protocol.version', true],
    ['core.sshcommand', true],
    ['ssh.variant', true],
    ['core.autocrlf', false],
    ['push.default', false],
    ['fetch.prune', false],
    ['user.name', false],
    ['remote.upstream.url', false],
    ['httpx.y', false],
  ])('hands %s over: %s', (key, expected) => {
    expect(of([local(key, 'v')])).toEqual(expected ? [`${key}=v`] : []);
  });

  it('hands over what concerns the way to the remote, under the name of the scratch repository', () => {
    const own = [
      local('remote.origin.url', 'https://a/b'),
      local('remote.origin.url', 'https://mirror/b'),
      local('remote.origin.pushurl', 'git@a:b'),
      local('remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'),
      local('remote.origin.mirror', 'true'),
      local('remote.origin.proxy', 'http://proxy'),
      local('remote.origin.other.url', 'x'),
    ];
    expect(of(own)).toEqual([
      'remote.ota-release-site.url=https://a/b',
      'remote.ota-release-site.pushurl=git@a:b',
      'remote.ota-release-site.proxy=http://proxy',
    ]);
    expect(of(own, [], '')).toEqual([]);
    expect(of([global('remote.origin.url', 'https://a/b')], [global('remote.origin.url', 'https://a/b')])).toEqual([
      'remote.ota-release-site.url=https://a/b',
    ]);
  });

  it('hands over nothing that the other repository reads for itself, and what is included for this one alone', () => {
    const shared = [global('http.extraheader', 'X: 1'), global('credential.helper', '')];
    const own = [...shared, global('http.extraheader', 'X: 1'), global('http.proxy', 'p'), local('http.proxy', 'q')];
    const command = { scope: 'command', key: 'http.version', value: 'HTTP/1.1' };
    expect(of([...own, command], shared)).toEqual(['http.extraheader=X: 1', 'http.proxy=p', 'http.proxy=q']);
  });
});

describe('withSettings', () => {
  it('is what git takes for its configuration, behind what the environment holds already', async () => {
    const environment = withSettings(withSettings(baseEnvironment, [{ key: 'x.one', value: '1' }]), [
      { key: 'x.https://a/?b=c.Two', value: 'two\nlines "and" more' },
      { key: 'x.one', value: '2' },
    ]);
    expect(environment.GIT_CONFIG_COUNT).toBe('3');
    const listed = await gitOutput(gitIn('/', environment), ['config', '--list', '-z', '--show-scope']);
    expect(parseConfigList(listed).filter(({ key }) => key.startsWith('x.'))).toEqual([
      { scope: 'command', key: 'x.one', value: '1' },
      { scope: 'command', key: 'x.https://a/?b=c.two', value: 'two\nlines "and" more' },
      { scope: 'command', key: 'x.one', value: '2' },
    ]);
  });

  it('takes a count that is none for nothing', () => {
    expect(withSettings({ GIT_CONFIG_COUNT: 'many' }, []).GIT_CONFIG_COUNT).toBe('0');
  });
});
