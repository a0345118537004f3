import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import { assertGitVersion, openScratch } from '../../../src/hosts/git-branch/scratch.js';
import type { Body } from '../../../src/hosts/host.js';
import type { HostSurroundings } from '../../../src/hosts/surroundings.js';
import { openRepository, type Repository } from '../../../src/repository/repository.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { type GitHttpServer, startGitHttp } from '../../support/git-http.js';
import { hostSurroundings } from '../../support/host-surroundings.js';

const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });
const USERS = { writer: 'w-secret-1', reader: 'r-secret-2' };
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

/** A clone as a user has it, with a commit. */
const cloned = async (
  remote: string,
  environment: HostSurroundings['environment'] = baseEnvironment,
): Promise<Repository> => {
  const at = join(site.directory, 'clone');
  site.git(['init', '--quiet', '--template=', at], site.directory);
  site.git(['commit', '--quiet', '--allow-empty', '--message', 'source'], at);
  site.git(['remote', 'add', 'origin', remote], at);
  const repository = await openRepository(at, environment);
  if (!repository) throw new Error('no repository');
  return repository;
};

describe('the way to the remote', () => {
  let server: GitHttpServer;
  let origin: string;
  beforeEach(async () => {
    server = await startGitHttp(site.directory, USERS);
    origin = server.url('').slice(0, -1);
    site.git(['config', 'http.receivepack', 'true']);
  });
  afterEach(() => server.stop());

  /** Publishes one object, with git's own log of what it ran. */
  const publish = async (
    changes: Partial<HostSurroundings>,
  ): Promise<{ readonly log: string; readonly files: string }> => {
    const log = join(site.directory, 'trace.json');
    const work = site.temporary();
    const environment = { ...baseEnvironment, ...changes.environment, GIT_TRACE2_EVENT: log };
    const host = await site.open({ remote: 'origin' }, { ...changes, environment, workDirectory: async () => work });
    expect(host.location).not.toContain('secret');
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    const files = readdirSync(work, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');
    return { log: readFileSync(log, 'utf8'), files };
  };
  const expectNowhere = (secret: string, { log, files }: { readonly log: string; readonly files: string }): void => {
    expect(log).toContain('"fetch"');
    expect(log.includes(secret)).toBe(false);
    expect(files).toContain('repositoryformatversion');
    expect(files).not.toContain(secret);
  };

  it('is that of the user’s clone: a header, as actions/checkout leaves it', async () => {
    const repository = await cloned(server.url('remote.git'));
    const header = basic('x-access-token', USERS.writer);
    site.git(['config', `http.${origin}/.extraheader`, `AUTHORIZATION: ${header}`], repository.root);
    expectNowhere(header, await publish({ repository }));
    expect(site.tree()).toMatchObject({ latest: '1' });
  });

  it('is that of the user’s clone: a file that is included for it alone', async () => {
    const repository = await cloned(server.url('remote.git'));
    const header = basic('x-access-token', USERS.writer);
    const credentials = join(site.directory, 'credentials.config');
    writeFileSync(credentials, `[http "${origin}/"]\n\textraheader = AUTHORIZATION: ${header}\n`);
    site.git(['config', `includeIf.gitdir:${repository.root}/.git.path`, credentials], repository.root);
    expectNowhere(header, await publish({ repository }));
  });

  it('is that of the user’s clone: what the user’s own file includes for it, once', async () => {
    const header = basic('x-access-token', USERS.writer);
    const [global, included] = ['global.config', 'included.config'].map((name) => join(site.directory, name));
    const clone = join(site.directory, 'clone');
    writeFileSync(String(included), `[http "${origin}/"]\n\textraheader = AUTHORIZATION: ${header}\n`);
    writeFileSync(
      String(global),
      `[user]\n\tname = x\n\temail = x@y\n[http]\n\textraheader = X-Seen: yes\n[includeIf "gitdir:${clone}/"]\n\tpath = ${included}\n`,
    );
    const environment = { ...baseEnvironment, GIT_CONFIG_GLOBAL: global };
    const repository = await cloned(server.url('remote.git'), environment);
    await publish({ repository, environment });
    expect(site.tree()).toMatchObject({ latest: '1' });
  });

  it('is that of the user’s clone: a password in the remote’s URL', async () => {
    const repository = await cloned(server.url('remote.git', `bot:${USERS.writer}@`));
    expectNowhere(USERS.writer, await publish({ repository }));
  });

  it('is that of the user’s clone: a helper that is named from the clone’s root, and a short URL', async () => {
    const repository = await cloned('work:remote.git');
    site.git(['config', `url.${origin}/.insteadOf`, 'work:'], repository.root);
    writeFileSync(join(repository.root, '.passwords'), `${server.url('', `bot:${USERS.writer}@`)}\n`);
    site.git(['config', 'credential.helper', 'store --file=.passwords'], repository.root);
    expectNowhere(USERS.writer, await publish({ repository }));
  });

  it.each([
    // the job's variables, the user that the server sees
    [{ GITHUB_SERVER_URL: '', GITHUB_TOKEN: USERS.writer }],
    [{ CI_SERVER_URL: '', GITLAB_TOKEN: USERS.writer, CI_JOB_TOKEN: 'worthless' }],
    [{ CI_SERVER_URL: '', CI_JOB_TOKEN: USERS.writer }],
  ])('is the job’s token where nothing else is configured: %j', async (variables) => {
    const environment = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, value === '' ? origin : value]),
    );
    site.git(['clone', '--quiet', '--bare', '--template=', site.remote, join(site.directory, 'team/site.git')]);
    site.git(['config', 'http.receivepack', 'true'], join(site.directory, 'team/site.git'));
    const repository = await cloned(server.url('team/site.git'));
    expectNowhere(USERS.writer, await publish({ repository, environment }));
    expect(site.git(['show', 'gh-pages:latest'], join(site.directory, 'team/site.git'))).toBe('1');
  });

  it('sends no token to another server than its own, nor over HTTP to one that has HTTPS', async () => {
    for (const GITHUB_SERVER_URL of ['http://127.0.0.1:1', origin.replace('http:', 'https:')]) {
      const environment = { ...baseEnvironment, GITHUB_SERVER_URL, GITHUB_TOKEN: USERS.writer };
      const host = await site.open({ remote: server.url('team/site.git') }, { environment });
      await expect(host.read('latest')).rejects.toMatchObject({ code: 'host-branch-unauthorized' });
    }
  });

  it('prefers a GitLab token of one’s own to the job’s, which the clone’s URL has', async () => {
    site.git(['clone', '--quiet', '--bare', '--template=', site.remote, join(site.directory, 'team/site.git')]);
    site.git(['config', 'http.receivepack', 'true'], join(site.directory, 'team/site.git'));
    const repository = await cloned(server.url('team/site.git', `gitlab-ci-token:${USERS.reader}@`));
    const job = { CI_SERVER_URL: origin, CI_JOB_TOKEN: USERS.reader };
    const unable = await site.open({ remote: 'origin' }, { repository, environment: { ...baseEnvironment, ...job } });
    await unable.create('latest', body('1'));
    await expect(unable.flush()).rejects.toMatchObject({ code: 'host-branch-unauthorized' });
    await publish({ repository, environment: { ...job, GITLAB_TOKEN: USERS.writer } });
    expect(site.git(['show', 'gh-pages:latest'], join(site.directory, 'team/site.git'))).toBe('1');
  });
});

describe('over ssh', () => {
  it('goes by the command that the clone is set to, from the clone’s root', async () => {
    const repository = await cloned('git@git.example.com:team/site.git');
    const script = `#!/bin/sh\necho "$@" >> ssh.log\nfor last; do :; done\nexec sh -c "$(echo "$last" | sed "s#'team/site.git'#'${site.remote}'#")"\n`;
    writeFileSync(join(repository.root, 'fake-ssh'), script, { mode: 0o755 });
    site.git(['config', 'core.sshCommand', './fake-ssh'], repository.root);
    const host = await site.open({ remote: 'origin' }, { repository });
    expect(host.location).toBe('branch gh-pages of git@git.example.com:team/site.git');
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    expect(readFileSync(join(repository.root, 'ssh.log'), 'utf8')).toContain('git@git.example.com git-receive-pack');
    expect(site.tree()).toMatchObject({ latest: '1' });
  });
});

describe('the scratch repository', () => {
  it('reaches a remote that is named from the clone’s root', async () => {
    const repository = await cloned('../remote.git');
    const host = await site.open({ remote: 'origin' }, { repository });
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1' });
  });

  it('leaves the clone as it was', async () => {
    const repository = await cloned(site.url);
    const seen = () => [
      readdirSync(join(repository.root, '.git'), { recursive: true }).sort(),
      readFileSync(join(repository.root, '.git/config'), 'utf8'),
    ];
    const before = seen();
    const host = await site.open({ remote: 'origin' }, { repository });
    await host.create('latest', body('1'));
    await host.flush();
    expect(seen()).toEqual(before);
  });

  it('runs no hook of the user’s, and isn’t led astray by settings for other repositories', async () => {
    const hooks = join(site.directory, 'hooks');
    mkdirSync(hooks);
    const ran = join(site.directory, 'ran');
    writeFileSync(join(hooks, 'pre-push'), `#!/bin/sh\ntouch '${ran}'\nexit 1\n`, { mode: 0o755 });
    const global = join(site.directory, 'global.config');
    writeFileSync(
      global,
      `[core]\n\thooksPath = ${hooks}\n[push]\n\tfollowTags = true\n\trecurseSubmodules = check\n[fetch]\n\tprune = true\n[color]\n\tui = always\n[safe]\n\tbareRepository = explicit\n[remote "origin"]\n\tmirror = true\n[user]\n\tname = x\n\temail = x@y\n`,
    );
    site.commit({ latest: '1' });
    const environment = { ...baseEnvironment, GIT_CONFIG_GLOBAL: global };
    const host = await site.open({}, { environment });
    await host.create('new', body('2'));
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1', new: '2' });
    expect(existsSync(ran)).toBe(false);
  });

  it('asks no remote for an object that it is about to make', async () => {
    site.commit({ latest: '1' });
    const surroundings = hostSurroundings({
      environment: baseEnvironment,
      workDirectory: async () => site.temporary(),
    });
    const address = await findBranch(
      { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: site.url },
      surroundings,
    );
    const scratch = await openScratch(address, 'sha1', surroundings);
    const fetched = await scratch.sparse(['fetch', '--depth=1', '--filter=blob:none', 'ota-release-site', 'gh-pages']);
    expect(fetched.exitCode).toBe(0);
    // Gone: whatever asked it now would fail.
    rmSync(site.remote, { recursive: true });
    const stored = await scratch.git(['hash-object', '-w', '--stdin'], { input: 'x'.repeat(2_000_000) });
    expect(stored).toMatchObject({ exitCode: 0, stderr: '' });
    const missing = await scratch.git(['cat-file', 'blob', 'FETCH_HEAD:latest']);
    expect(missing.exitCode).not.toBe(0);
  });
});

describe('assertGitVersion', () => {
  /** A git that is as old as it says. */
  const gitOf = (version: string): HostSurroundings['environment'] => {
    const bin = site.temporary();
    writeFileSync(join(bin, 'git'), `#!/bin/sh\necho 'git version ${version}'\n`, { mode: 0o755 });
    return { ...baseEnvironment, PATH: bin };
  };

  it.each(['2.31.0', '2.39.5', '2.50.1.windows.1', '3.0.0'])('takes git %s', async (version) => {
    await assertGitVersion(gitOf(version));
  });

  it.each(['2.30.2', '1.8.3.1'])('refuses git %s, which would lose the credentials', async (version) => {
    await expect(assertGitVersion(gitOf(version))).rejects.toMatchObject({
      code: 'host-branch-git-old',
      message: expect.stringContaining(version),
    });
  });
});
