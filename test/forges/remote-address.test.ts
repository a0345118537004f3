import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRemote } from '../../src/forges/remote-address.js';
import { maskUrls } from '../../src/repository/mask-urls.js';

describe('parseRemote', () => {
  it.each([
    // the URL; transport, host, path
    ['https://github.com/team/x', 'http', 'github.com', 'team/x'],
    ['https://github.com/team/x.git', 'http', 'github.com', 'team/x'],
    ['https://github.com/team/x.git/', 'http', 'github.com', 'team/x'],
    ['HTTPS://GitHub.COM/Team/X.GIT', 'http', 'github.com', 'Team/X'],
    ['http://git.example.com/g/s/x', 'http', 'git.example.com', 'g/s/x'],
    ['https://git.example.com:8443/g/x', 'http', 'git.example.com:8443', 'g/x'],
    ['https://git.example.com:443/g/x', 'http', 'git.example.com', 'g/x'],
    ['http://git.example.com:80/g/x', 'http', 'git.example.com', 'g/x'],
    ['http://git.example.com:443/g/x', 'http', 'git.example.com:443', 'g/x'],
    ['https://[fd00::1]:3000/g/x', 'http', '[fd00::1]:3000', 'g/x'],
    ['https://[fd00::1]/g/x', 'http', '[fd00::1]', 'g/x'],
    ['https://***@git.example.com/g/x', 'http', 'git.example.com', 'g/x'],
    ['https://bot:p@ss@git.example.com/g/x', 'http', 'git.example.com', 'g/x'],
    ['https://git.example.com/g/x.git?private_token=***', 'http', 'git.example.com', 'g/x'],
    ['https://git.example.com//g/x', 'http', 'git.example.com', 'g/x'],
    ['ssh://git@git.example.com/g/x.git', 'ssh', 'git.example.com', 'g/x'],
    ['ssh://git@git.example.com:2222/g/x.git', 'ssh', 'git.example.com', 'g/x'],
    ['ssh://git.example.com/g/x', 'ssh', 'git.example.com', 'g/x'],
    ['git+ssh://git@git.example.com/g/x', 'ssh', 'git.example.com', 'g/x'],
    ['ssh+git://git@git.example.com/g/x', 'ssh', 'git.example.com', 'g/x'],
    ['ssh://git@[fd00::1]:22/g/x', 'ssh', '[fd00::1]', 'g/x'],
    ['ssh://git@ssh.github.com:443/team/x.git', 'ssh', 'github.com', 'team/x'],
    ['ssh://git@altssh.gitlab.com:443/g/x.git', 'ssh', 'gitlab.com', 'g/x'],
    ['git@github.com:team/x.git', 'ssh', 'github.com', 'team/x'],
    ['git@github.com:/team/x.git', 'ssh', 'github.com', 'team/x'],
    ['github.com:team/x', 'ssh', 'github.com', 'team/x'],
    ['git@Git.Example.com:g/s/x', 'ssh', 'git.example.com', 'g/s/x'],
    ['git@[fd00::1]:g/x', 'ssh', '[fd00::1]', 'g/x'],
    ['git://git.example.com:9418/g/x.git', 'git', 'git.example.com', 'g/x'],
  ])('reads %s', (url, transport, host, path) => {
    expect(parseRemote(url)).toEqual({ transport, host, path });
  });

  it.each([
    'origin',
    '/srv/git/x.git',
    './x:y',
    '../x.git',
    '/srv/a:b/x.git',
    'C:\\repos\\x',
    'c:/repos/x',
    'C:x',
    'file:///srv/git/x.git',
    'https://github.com',
    'https://github.com/',
    'https://github.com/.git',
    'https:///team/x',
    'ext::sh -c "cat" /x',
    'codecommit::eu-west-1://x',
    's3://bucket/x',
    'git@github.com:',
    '--upload-pack=touch pwned',
    '',
  ])('finds no host of the network in %j', (url) => {
    expect(parseRemote(url)).toBeUndefined();
  });

  it('says the same of a URL whose credential is masked', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9:%._~-]{1,20}$/);
    const scheme = fc.constantFrom('https', 'http', 'ssh');
    fc.assert(
      fc.property(secret, scheme, (userInfo, by) => {
        const url = `${by}://${userInfo}@git.example.com/g/x.git`;
        const found = parseRemote(url);
        expect(found).toMatchObject({ host: 'git.example.com', path: 'g/x' });
        expect(parseRemote(maskUrls(url))).toEqual(found);
      }),
    );
  });
});
