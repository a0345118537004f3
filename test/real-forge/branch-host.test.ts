import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { branchHost } from '../../src/hosts/git-branch.js';
import type { Body, Host } from '../../src/hosts/host.js';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import { hostContract } from '../hosts/host-contract.js';
import { type BranchSite, branchSite } from '../support/branch-site.js';
import { baseEnvironment } from '../support/cli.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { type Forgejo, type ForgejoUser, forgejoAt } from './forgejo.js';

let forgejo: Forgejo;
let owner: ForgejoUser;
beforeAll(async () => {
  forgejo = forgejoAt(inject('forgejo'));
  owner = await forgejo.makeUser();
});

const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });

/** Only for its directories: the branch is on the forge. */
let scratch: BranchSite;
beforeEach(() => {
  scratch = branchSite();
});
afterEach(() => scratch.dispose());

const open = (remote: string, surroundings: Partial<HostSurroundings> = {}): Promise<Host> =>
  branchHost(
    { kind: 'git-branch', branch: 'gh-pages', folder: '', remote },
    hostSurroundings({
      environment: baseEnvironment,
      workDirectory: async () => scratch.temporary(),
      ...surroundings,
    }),
  );

hostContract('a branch on Forgejo, by token', async () => {
  const url = forgejo.gitUrl(await forgejo.makeRepository(owner), owner);
  return { host: await open(url), reopen: () => open(url), dispose: () => {} };
});

describe('a branch on Forgejo', () => {
  let path: string;
  let url: string;
  beforeEach(async () => {
    path = await forgejo.makeRepository(owner);
    url = forgejo.gitUrl(path, owner);
  });

  const published = async (): Promise<void> => {
    const host = await open(url);
    await host.create('latest', body('1'));
    await host.create('bundles/a.zip', body('zip'));
    expect(await host.flush?.()).toBe('flushed');
  };

  it('is fetched without files', async () => {
    await published();
    const details: string[] = [];
    const host = await open(url, { detail: (text) => void details.push(text) });
    expect(Buffer.from((await host.read('latest'))?.bytes ?? []).toString()).toBe('1');
    expect(details).toEqual([]);
  });

  it('is refused beforehand to a token that may only read', async () => {
    await published();
    const host = await open(forgejo.gitUrl(path, owner, 'read'));
    expect((await host.preflight()).map(({ code }) => code)).toEqual(['host-branch-unauthorized']);
  });

  it('is refused to a user who may only read, which shows on the push alone', async () => {
    await published();
    const reader = await forgejo.makeUser();
    await forgejo.invite(path, reader, 'read');
    const host = await open(forgejo.gitUrl(path, reader));
    expect(await host.preflight()).toEqual([]);
    await host.create('new', body('2'));
    await expect(host.flush?.()).rejects.toMatchObject({ code: 'host-branch-unauthorized' });
  });

  it('is refused to everybody where it is protected', async () => {
    await published();
    await forgejo.protectBranch(path, 'gh-pages');
    const host = await open(url);
    await host.create('new', body('2'));
    await expect(host.flush?.()).rejects.toMatchObject({
      code: 'host-branch-protected',
      message: expect.stringContaining('protected'),
    });
  });

  it('is refused by a hook, in its words', async () => {
    await forgejo.setHook(path, 'echo "no sites on Fridays" >&2; exit 1');
    const host = await open(url);
    await host.create('new', body('2'));
    await expect(host.flush?.()).rejects.toMatchObject({
      code: 'host-branch-refused',
      message: expect.stringContaining('no sites on Fridays'),
    });
    await forgejo.setHook(path, '');
    expect(await host.flush?.()).toBe('flushed');
  });

  it('takes the commits of eight publishers at once', async () => {
    const hosts = await Promise.all(Array.from({ length: 8 }, () => open(url)));
    for (const [i, host] of hosts.entries()) await host.create(`bundles/${i}.zip`, body(`bundle ${i}`));
    expect(await Promise.all(hosts.map((host) => host.flush?.()))).toEqual(hosts.map(() => 'flushed'));
    expect(await (await open(url)).list('bundles/')).toHaveLength(8);
  });
});
