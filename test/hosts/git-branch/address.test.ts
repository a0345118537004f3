import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch, homeOf, withoutUser } from '../../../src/hosts/git-branch/address.js';
import type { HostSurroundings } from '../../../src/hosts/surroundings.js';
import type { BranchHostSpec } from '../../../src/project/project.js';
import { openRepository } from '../../../src/repository/repository.js';
import { baseEnvironment } from '../../support/cli.js';
import { type GitFixture, gitFixture } from '../../support/git-fixture.js';
import { hostSurroundings } from '../../support/host-surroundings.js';

let on: GitFixture;
let surroundings: HostSurroundings;
beforeEach(async () => {
  on = gitFixture();
  const repository = await openRepository(on.clone, on.env);
  surroundings = hostSurroundings({ environment: baseEnvironment, repository });
});
afterEach(() => on.dispose());

const find = (spec: Partial<BranchHostSpec> = {}, changes: Partial<HostSurroundings> = {}) =>
  findBranch({ kind: 'git-branch', branch: 'gh-pages', folder: '', ...spec }, { ...surroundings, ...changes });

describe('findBranch', () => {
  it('takes the tag’s remote where the project names none', async () => {
    expect(await find({ folder: 'docs/' })).toEqual({
      branch: 'gh-pages',
      ref: 'refs/heads/gh-pages',
      folder: 'docs/',
      name: 'origin',
      url: on.remote,
      settings: [],
      location: `branch gh-pages of ${on.remote}, folder docs`,
    });
    on.git(['remote', 'add', 'upstream', 'https://git.example.com/x.git']);
    expect(await find({}, { tagRemote: 'upstream' })).toMatchObject({ name: 'upstream' });
  });

  it.each([
    // address, as it is shown
    ['https://git.example.com/team/site.git', 'https://git.example.com/team/site.git'],
    ['https://token@git.example.com/team/site.git', 'https://git.example.com/team/site.git'],
    ['ssh://git@git.example.com/site.git', 'ssh://git.example.com/site.git'],
    ['git@git.example.com:team/site.git', 'git@git.example.com:team/site.git'],
    ['../remote.git', '../remote.git'],
  ])('takes the address %s, which is handed on without an argument', async (remote, shown) => {
    expect(await find({ remote })).toMatchObject({
      name: undefined,
      url: remote,
      settings: [{ key: 'remote.ota-release-site.url', value: remote }],
      location: `branch gh-pages of ${shown}`,
    });
  });

  it('sees through short addresses, and shows no password', async () => {
    on.git(['config', 'url.https://bot:hunter2@git.example.com/.insteadOf', 'work:']);
    on.git(['remote', 'add', 'pages', 'work:site.git']);
    for (const remote of ['pages', 'work:site.git'])
      expect(await find({ remote })).toMatchObject({
        url: 'https://bot:hunter2@git.example.com/site.git',
        location: 'branch gh-pages of https://git.example.com/site.git',
      });
  });

  it.each(['pages', '--upload-pack=evil', '-x'])('refuses the remote %s, which nobody knows', async (remote) => {
    await expect(find({ remote })).rejects.toMatchObject({ code: 'host-branch-remote-unknown' });
  });

  it('needs an address outside of a repository', async () => {
    await expect(find({}, { repository: undefined })).rejects.toMatchObject({ code: 'host-branch-remote-unknown' });
    expect(await find({ remote: on.remote }, { repository: undefined })).toMatchObject({ url: on.remote });
  });
});

describe('homeOf', () => {
  it('is the repository’s root, or where the run started', () => {
    expect(homeOf(surroundings)).toBe(join(on.clone));
    expect(homeOf({ repository: undefined })).toBe('.');
  });
});

describe('withoutUser', () => {
  it.each([
    // address, without
    ['https://a:b@c/d@e', 'https://c/d@e'],
    ['https://c/d@e', 'https://c/d@e'],
    ['a@b:c', 'a@b:c'],
  ])('of %s: %s', (url, expected) => expect(withoutUser(url)).toBe(expected));
});
