import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import { openBranch } from '../../../src/hosts/git-branch/branch.js';
import { flushHoldings } from '../../../src/hosts/git-branch/flush.js';
import { openHoldings } from '../../../src/hosts/git-branch/holdings.js';
import type { Body } from '../../../src/hosts/host.js';
import { type BranchHost, type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { serveGit } from '../../support/git-http.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { loopbackServers } from '../../support/loopback.js';
import { writeHook } from '../../support/repository.js';

const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });
const textOf = async (host: BranchHost, path: string): Promise<string | undefined> => {
  const stored = await host.read(path);
  return stored && Buffer.from(stored.bytes).toString();
};
/** Writes over whatever is there. */
const put = async (host: BranchHost, path: string, text: string): Promise<string> =>
  host.replace(path, Buffer.from(text), (await host.read(path))?.etag);

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

describe('a flush', () => {
  it('makes one commit of all that is on hold, by git’s identity, at the clock’s time', async () => {
    const host = await site.open({}, { clock: () => new Date('2026-01-15T12:00:00Z') });
    await host.create('1.0.0', body('{}'));
    await host.create('revisions/00000001.json', body('one'));
    await host.replace('latest', Buffer.from('"1.0.0"'), undefined);
    expect(site.git(['branch', '--list', 'gh-pages'])).toBe('');
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['log', '--format=%an <%ae>|%cn <%ce>|%aI|%cI|%P|%B', 'gh-pages'])).toBe(
      [
        'Release Test <release@example.com>|Release Test <release@example.com>',
        '2026-01-15T12:00:00+00:00|2026-01-15T12:00:00+00:00||Publish 1.0.0\n\nA .nojekyll'.replace('A .nojekyll', ''),
      ]
        .join('|')
        .concat('A 1.0.0\nA revisions/00000001.json\nA latest\n'),
    );
    expect(site.tree()).toEqual({
      '.nojekyll': '',
      '1.0.0': '{}',
      latest: '"1.0.0"',
      'revisions/00000001.json': 'one',
    });
  });

  it('is by nobody in particular where git has no identity', async () => {
    const environment = {
      ...baseEnvironment,
      GIT_AUTHOR_NAME: undefined,
      GIT_AUTHOR_EMAIL: undefined,
      GIT_COMMITTER_NAME: undefined,
      GIT_COMMITTER_EMAIL: undefined,
    };
    const host = await site.open({}, { environment });
    await host.create('latest', body('1'));
    await host.flush();
    expect(site.git(['log', '--format=%an <%ae> %cn <%ce>', 'gh-pages'])).toBe(
      'ota-release <ota-release@localhost> ota-release <ota-release@localhost>',
    );
  });

  it('with nothing on hold, or nothing that changes anything, pushes nothing', async () => {
    const host = await site.open();
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['branch', '--list', 'gh-pages'])).toBe('');
    await host.create('latest', body('1'));
    await host.flush();
    const tip = site.git(['rev-parse', 'gh-pages']);
    expect(await host.flush()).toBe('flushed');
    await put(host, 'latest', '2');
    await put(host, 'latest', '1');
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['rev-parse', 'gh-pages'])).toBe(tip);
  });

  it('goes on from the branch as it is, and leaves alone what it doesn’t know', async () => {
    const before = site.commit({ 'index.html': 'mine', 'docs/readme.txt': 'mine', 'other/latest': 'mine' });
    const host = await site.open({ folder: 'docs/' });
    await host.create('latest', body('"1.0.0"'));
    await host.create('bundles/a.zip', body('zip'));
    expect(await host.list('')).toEqual(['bundles/a.zip', 'latest', 'readme.txt']);
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['rev-parse', 'gh-pages^'])).toBe(before);
    expect(site.tree()).toEqual({
      '.nojekyll': '',
      'docs/.nojekyll': '',
      'docs/bundles/a.zip': 'zip',
      'docs/latest': '"1.0.0"',
      'docs/readme.txt': 'mine',
      'index.html': 'mine',
      'other/latest': 'mine',
    });
  });

  it('takes files away, with the folders that they leave empty', async () => {
    site.commit({ 'channels/beta/latest': '1', latest: '1' });
    const host = await site.open();
    await host.remove('channels/beta/latest');
    await host.create('channels/new', body('2'));
    expect(await host.list('')).toEqual(['channels/new', 'latest']);
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toEqual({ '.nojekyll': '', 'channels/new': '2', latest: '1' });
  });

  it('takes any name that a site may have', async () => {
    const names = ['with blank', 'quo"ted', 'ünïcödé/☃', 'line\nbreak', "apo'strophe", '-dash', '$(touch x)'];
    const host = await site.open();
    for (const name of names) await host.create(name, body(name));
    expect(await host.flush()).toBe('flushed');
    const other = await site.open();
    expect(await other.list('')).toEqual([...names].sort());
    for (const name of names) expect(await textOf(other, name)).toBe(name);
  });
});

describe('a flush that somebody came before', () => {
  it('goes on from their commit by itself, where nothing is in the way', async () => {
    site.commit({ latest: '1', 'foreign.txt': 'a' });
    const host = await site.open();
    await host.create('bundles/a.zip', body('zip'));
    await put(host, 'latest', '2');
    const theirs = site.commit({ 'foreign.txt': 'b', 'bundles/b.zip': 'b' });
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['rev-parse', 'gh-pages^'])).toBe(theirs);
    expect(site.tree()).toEqual({
      '.nojekyll': '',
      'bundles/a.zip': 'zip',
      'bundles/b.zip': 'b',
      'foreign.txt': 'b',
      latest: '2',
    });
    expect(await textOf(host, 'foreign.txt')).toBe('b');
  });

  it('is as good as theirs where they wrote the very same', async () => {
    const host = await site.open();
    await host.create('latest', body('1'));
    const theirs = site.commit({ latest: '1' });
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['rev-parse', 'gh-pages'])).toBe(theirs);
  });

  it('is lost where they wrote something else, and keeps on hold what still can be created', async () => {
    site.commit({ latest: '1', versions: '1' });
    const host = await site.open();
    await host.create('bundles/a.zip', body('zip'));
    await host.create('bundles/same.zip', body('same'));
    await host.create('revisions/00000002.json', body('mine'));
    await put(host, 'latest', '2');
    await put(host, 'versions', '2');
    await host.remove('versions');
    site.commit({ 'revisions/00000002.json': 'theirs', 'bundles/same.zip': 'same', versions: 'theirs' });
    expect(await host.flush()).toBe('lost');
    expect(await textOf(host, 'latest')).toBe('1');
    expect(await textOf(host, 'versions')).toBe('theirs');
    expect(await textOf(host, 'revisions/00000002.json')).toBe('theirs');
    expect(await textOf(host, 'bundles/a.zip')).toBe('zip');
    expect(site.tree()['bundles/a.zip']).toBeUndefined();
    expect(await host.create('revisions/00000003.json', body('mine'))).toBe('created');
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ 'bundles/a.zip': 'zip', 'revisions/00000003.json': 'mine', latest: '1' });
  });

  it('is lost where they put a file in the place of a folder', async () => {
    const host = await site.open();
    await host.create('bundles/a.zip', body('zip'));
    site.commit({ bundles: 'a file' });
    expect(await host.flush()).toBe('lost');
    expect(await host.read('bundles/a.zip')).toBeUndefined();
    await expect(host.create('bundles/a.zip', body('zip'))).rejects.toMatchObject({ code: 'host-parent-is-file' });
  });

  it('copes with a branch that was taken away, or begun anew', async () => {
    site.commit({ latest: '1' });
    const host = await site.open();
    await host.create('bundles/a.zip', body('zip'));
    site.git(['update-ref', '-d', 'refs/heads/gh-pages']);
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toEqual({ '.nojekyll': '', 'bundles/a.zip': 'zip' });
    site.git(['update-ref', '-d', 'refs/heads/gh-pages']);
    const anew = site.commit({ latest: '5' });
    await host.create('bundles/b.zip', body('zip'));
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['rev-parse', 'gh-pages^'])).toBe(anew);
    expect(site.tree()).toEqual({ '.nojekyll': '', 'bundles/b.zip': 'zip', latest: '5' });
  });

  it('creates a branch only if nobody else has', async () => {
    const hosts = await Promise.all([site.open(), site.open({ folder: 'a/' }), site.open({ folder: 'b/' })]);
    for (const [i, host] of hosts.entries()) await host.create('latest', body(String(i)));
    expect(await Promise.all(hosts.map((host) => host.flush()))).toEqual(['flushed', 'flushed', 'flushed']);
    expect(site.tree()).toEqual({ '.nojekyll': '', 'a/latest': '1', 'b/latest': '2', latest: '0' });
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('3');
  });

  it('gets through, however many come before', async () => {
    // As a push is about to be written, somebody else's commit takes its place, three times.
    const count = join(site.directory, 'count');
    writeHook(
      site.remote,
      'update',
      `test "$(cat '${count}' 2>/dev/null | wc -l)" -ge 3 && exit 0
echo x >> '${count}'
git update-ref refs/heads/gh-pages "$(git -c user.name=x -c user.email=x@y commit-tree -m other $(git rev-parse --quiet --verify gh-pages | sed 's/^/-p /') "$(git hash-object -t tree /dev/null)")"`,
    );
    const host = await site.open();
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toEqual({ '.nojekyll': '', latest: '1' });
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('4');
  });

  it('gives up on a branch that never stands still', async () => {
    writeHook(
      site.remote,
      'update',
      `git update-ref refs/heads/gh-pages "$(git -c user.name=x -c user.email=x@y commit-tree -m other "$(git hash-object -t tree /dev/null)" -p "$(git rev-parse gh-pages)")"`,
    );
    rmSync(join(site.remote, 'hooks/update'));
    site.commit({ latest: '0' });
    writeHook(
      site.remote,
      'update',
      `git update-ref refs/heads/gh-pages "$(echo "$$ $RANDOM" | git -c user.name=x -c user.email=x@y commit-tree "gh-pages^{tree}" -p gh-pages)"`,
    );
    const surroundings = hostSurroundings({
      environment: baseEnvironment,
      workDirectory: async () => site.temporary(),
    });
    const spec = { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: site.url } as const;
    const branch = openBranch(await findBranch(spec, surroundings), surroundings);
    const holdings = openHoldings();
    holdings.create(await branch.tip(), 'new', {
      id: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
      size: 0,
      bytes: Buffer.of(),
    });
    await expect(flushHoldings(branch, holdings, 2)).rejects.toMatchObject({
      code: 'host-branch-contended',
      message: expect.stringContaining('2 attempts'),
    });
    expect(holdings.changes(await branch.tip())).toHaveLength(1);
  });
});

describe('many at once', () => {
  const upTo = (length: number) => Array.from({ length }, (_, i) => i + 1);
  // As long as it takes for them to get out of each other's way.
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

  it('all get through with objects of their own', async () => {
    const sixteen = upTo(16);
    const hosts = await Promise.all(sixteen.map(() => site.open({}, { sleep })));
    for (const [i, host] of hosts.entries()) await host.create(`bundles/${i}.zip`, body(`bundle ${i}`));
    const outcomes = await Promise.all(hosts.map((host) => host.flush()));
    expect(outcomes).toEqual(sixteen.map(() => 'flushed'));
    expect(Object.keys(site.tree())).toHaveLength(17);
    // One commit each, one behind the other.
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('16');
    expect(site.git(['rev-list', '--min-parents=2', 'gh-pages'])).toBe('');
  });

  it('lose no update of one pointer under compare-and-swap', async () => {
    const five = upTo(5);
    const append = async (n: number): Promise<void> => {
      const host = await site.open();
      for (;;) {
        const stored = await host.read('log');
        const before = stored ? Buffer.from(stored.bytes).toString() : '';
        const counter = before.split('\n').length;
        const created = await host.create(`revisions/${counter}`, body(`${n}`));
        const replaced = await host.replace('log', Buffer.from(`${before}${n}\n`), stored?.etag);
        if (created === 'created' && replaced === 'replaced' && (await host.flush()) === 'flushed') return;
      }
    };
    await Promise.all(five.map(append));
    const lines = (site.tree().log ?? '').split('\n');
    expect(lines.map(Number).sort((a, b) => a - b)).toEqual(five);
    expect(lines.map((line, i) => site.tree()[`revisions/${i + 1}`] === line)).toEqual(five.map(() => true));
  });
});

describe('a push that isn’t answered', () => {
  const start = loopbackServers();

  /** A server on which `meddle` has a say in each push; it returns true where nothing is to happen any more. */
  const served = async (meddle: (request: IncomingMessage, response: ServerResponse) => boolean): Promise<string> => {
    site.git(['config', 'http.receivepack', 'true']);
    const url = await start((request, response) => {
      if (request.method === 'POST' && request.url?.endsWith('/git-receive-pack') && meddle(request, response)) return;
      serveGit(request, response, { root: site.directory });
    });
    return `${url}/remote.git`;
  };

  it('has landed where the branch shows it', async () => {
    let pushes = 0;
    const remote = await served((_request, response) => {
      pushes += 1;
      // What the server has to say never arrives.
      response.end = ((): ServerResponse => response.destroy()) as typeof response.end;
      return false;
    });
    const host = await site.open({ remote });
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    // curl may send it a second time.
    expect(pushes).toBeGreaterThan(0);
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('1');
    await put(host, 'latest', '2');
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '2' });
  });

  it('has landed where others have gone on from it already', async () => {
    site.commit({ latest: '0' });
    const remote = await served((_request, response) => {
      response.end = ((): ServerResponse => {
        site.commit({ latest: 'theirs', other: 'theirs' });
        return response.destroy();
      }) as typeof response.end;
      return false;
    });
    const host = await site.open({ remote });
    await host.create('1.0.0', body('{}'));
    await put(host, 'latest', '1');
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['log', '--format=%s', 'gh-pages']).match(/^Publish/gm)).toHaveLength(1);
    // What stands there now is theirs.
    expect(await textOf(host, 'latest')).toBe('theirs');
    expect(site.tree()).toMatchObject({ '1.0.0': '{}', latest: 'theirs', other: 'theirs' });
  });

  it('is lost where it did not arrive, and others were quicker', async () => {
    site.commit({ latest: '0' });
    let isFirst = true;
    const remote = await served((request) => {
      if (!isFirst) return false;
      isFirst = false;
      site.commit({ latest: 'theirs' });
      request.destroy();
      return true;
    });
    const host = await site.open({ remote });
    await put(host, 'latest', '1');
    expect(await host.flush()).toBe('lost');
    expect(await textOf(host, 'latest')).toBe('theirs');
  });

  it('is sent again where it did not arrive', async () => {
    let pushes = 0;
    const remote = await served((request) => {
      pushes += 1;
      if (pushes > 2) return false;
      request.destroy();
      return true;
    });
    const host = await site.open({ remote });
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    expect(pushes).toBe(3);
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('1');
  });

  it('fails where it never arrives, and stays on hold', async () => {
    let isDown = true;
    const remote = await served((request) => {
      if (isDown) request.destroy();
      return isDown;
    });
    const host = await site.open({ remote });
    await host.create('latest', body('1'));
    await expect(host.flush()).rejects.toMatchObject({ code: 'host-unreachable' });
    expect(await textOf(host, 'latest')).toBe('1');
    isDown = false;
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1' });
  });
});

describe('a push that is refused', () => {
  it.each([
    // what the server's hook says, the error, a word of it
    ['no commits on Fridays', 'host-branch-refused', 'no commits on Fridays'],
    ['error: GH006: Protected branch update failed for refs/heads/gh-pages.', 'host-branch-protected', 'GH006'],
    [
      'GitLab: You are not allowed to push code to protected branches on this project.',
      'host-branch-protected',
      'GitLab',
    ],
    ['GitLab: You are not allowed to push code to this project.', 'host-branch-unauthorized', 'GitLab'],
    [
      'error: File x is 123.00 MB; this exceeds GitHub’s file size limit of 100.00 MB',
      'host-branch-file-refused',
      '123',
    ],
    [
      'GitLab: Your push to this repository cannot be completed because this repository has exceeded the allocated storage',
      'host-branch-quota',
      'storage',
    ],
  ])('because %j', async (words, code, word) => {
    writeHook(site.remote, 'pre-receive', `echo '${words}' >&2; exit 1`);
    const host = await site.open();
    await host.create('latest', body('1'));
    await expect(host.flush()).rejects.toMatchObject({ code, message: expect.stringContaining(word) });
    expect(site.git(['branch', '--list', 'gh-pages'])).toBe('');
    rmSync(join(site.remote, 'hooks/pre-receive'));
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1' });
  });

  it('waits for a lock that is let go, and not for one that is left behind', async () => {
    const lock = join(site.remote, 'refs/heads/gh-pages.lock');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, '');
    let waits = 0;
    const host = await site.open(
      {},
      {
        sleep: async () => {
          waits += 1;
          if (waits === 2) rmSync(lock);
        },
      },
    );
    await host.create('latest', body('1'));
    expect(await host.flush()).toBe('flushed');
    expect(waits).toBe(2);
    writeFileSync(lock, '');
    await put(host, 'latest', '2');
    const failed = host.flush();
    await expect(failed).rejects.toMatchObject({ code: 'host-branch-refused' });
    expect(existsSync(lock)).toBe(true);
  });
});

describe('a nudge', () => {
  it('moves the branch without changing a file', async () => {
    site.commit({ latest: '1' });
    const before = site.git(['rev-parse', 'gh-pages', 'gh-pages^{tree}']).split('\n');
    const host = await site.open();
    await host.create('on/hold', body('x'));
    await host.nudge();
    expect(site.git(['rev-parse', 'gh-pages^', 'gh-pages^{tree}']).split('\n')).toEqual(before);
    expect(site.git(['log', '-1', '--format=%s', 'gh-pages'])).toBe('Publish again');
    expect(await host.flush()).toBe('flushed');
    expect(site.tree()).toMatchObject({ latest: '1', 'on/hold': 'x' });
  });

  it('is done by whoever pushes in between, and has nothing to do without a branch', async () => {
    const host = await site.open();
    await host.nudge();
    expect(site.git(['branch', '--list', 'gh-pages'])).toBe('');
    site.commit({ latest: '1' });
    const other = await site.open();
    expect(await textOf(other, 'latest')).toBe('1');
    const theirs = site.commit({ latest: '2' });
    await other.nudge();
    expect(site.git(['rev-parse', 'gh-pages'])).toBe(theirs);
    expect(await textOf(other, 'latest')).toBe('2');
  });
});
