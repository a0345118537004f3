import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import {
  fetchTip,
  isPassing,
  patience,
  type Reach,
  readTip,
  timed,
  trying,
} from '../../../src/hosts/git-branch/remote-tip.js';
import { openScratch, type Scratch } from '../../../src/hosts/git-branch/scratch.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { serveGit } from '../../support/git-http.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { loopbackServers } from '../../support/loopback.js';

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

interface Opened {
  readonly scratch: Scratch;
  readonly reach: Reach;
  readonly details: readonly string[];
  readonly directory: string;
}

const opened = async (remote = site.url, branch = 'gh-pages'): Promise<Opened> => {
  const details: string[] = [];
  const work = site.temporary();
  const surroundings = hostSurroundings({
    environment: baseEnvironment,
    workDirectory: async () => work,
    detail: (text) => void details.push(text),
  });
  const address = await findBranch({ kind: 'git-branch', branch, folder: '', remote }, surroundings);
  const scratch = await openScratch(address, 'sha1', surroundings);
  return { scratch, reach: { ...address, surroundings }, details, directory: join(work, 'site.git') };
};
const objectsIn = ({ directory }: Opened): readonly string[] =>
  site
    .git(['--git-dir=.', 'cat-file', '--batch-check=%(objecttype)', '--batch-all-objects'], directory)
    .split('\n')
    .sort();

describe('fetchTip', () => {
  it('brings the newest commit and its trees: no history, and no file', async () => {
    for (let i = 0; i < 5; i += 1) site.commit({ latest: String(i), [`bundles/${i}.zip`]: 'x'.repeat(5000) });
    const on = await opened();
    const tip = await fetchTip(on.scratch, on.reach, 'trees');
    expect(tip).toMatchObject({ commit: site.git(['rev-parse', 'gh-pages']) });
    expect(tip === 'other-format' ? [] : [...tip.entries.keys()]).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => `bundles/${i}.zip`),
      'latest',
    ]);
    expect(objectsIn(on)).toEqual(['commit', 'tree', 'tree']);
    expect(on.details).toEqual([]);
  });

  it('brings the whole site from a server that can’t leave files out, and says so', async () => {
    site.git(['config', 'uploadpack.allowFilter', 'false']);
    site.commit({ latest: '1' });
    site.commit({ latest: '2' });
    const on = await opened();
    await fetchTip(on.scratch, on.reach, 'trees');
    expect(objectsIn(on)).toEqual(['blob', 'commit', 'tree']);
    expect(on.details).toEqual([expect.stringContaining('no partial clone')]);
  });

  it('brings every file where all of the site is asked for, also of a tip that is here', async () => {
    site.commit({ latest: '1', versions: '2' });
    const on = await opened();
    await fetchTip(on.scratch, on.reach, 'trees');
    await fetchTip(on.scratch, on.reach, 'whole');
    expect(objectsIn(on)).toEqual(['blob', 'blob', 'commit', 'tree']);
  });

  it('brings the commits since the tip that is known, where they are asked for', async () => {
    for (let i = 0; i < 3; i += 1) site.commit({ latest: String(i) });
    const on = await opened();
    const before = await fetchTip(on.scratch, on.reach, 'trees');
    for (let i = 3; i < 6; i += 1) site.commit({ latest: String(i) });
    const after = await fetchTip(on.scratch, on.reach, 'onward');
    if (before === 'other-format' || after === 'other-format') throw new Error('another format');
    const between = await on.scratch.git(['rev-list', '--count', `${before.commit}..${after.commit}`]);
    expect(between.stdout.trim()).toBe('3');
    expect(objectsIn(on).filter((type) => type === 'commit')).toHaveLength(4);
  });

  it('finds no branch in an empty repository, and none of that name in another', async () => {
    const on = await opened();
    expect(await fetchTip(on.scratch, on.reach, 'trees')).toMatchObject({ commit: undefined });
    site.commit({ latest: '1' }, 'other');
    expect(await fetchTip(on.scratch, on.reach, 'trees')).toMatchObject({ commit: undefined });
  });

  it('says that the objects are of another format', async () => {
    const other = branchSite('--object-format=sha256');
    try {
      other.commit({ latest: '1' });
      const on = await opened(other.url);
      expect(await fetchTip(on.scratch, on.reach, 'trees')).toBe('other-format');
    } finally {
      other.dispose();
    }
  });

  it('fails at once where there is no repository', async () => {
    const on = await opened(`${site.url}.gone`);
    await expect(fetchTip(on.scratch, on.reach, 'trees')).rejects.toMatchObject({ code: 'host-unreachable' });
    expect(on.details).toEqual([]);
  });

  describe('over HTTP', () => {
    const start = loopbackServers();
    const fetchFrom = async (listener: RequestListener) => {
      const on = await opened(`${await start(listener)}/remote.git`);
      return { on, tip: fetchTip(on.scratch, on.reach, 'trees') };
    };

    it('tries again where the network fails', async () => {
      site.commit({ latest: '1' });
      let requests = 0;
      const { on, tip } = await fetchFrom((request, response) => {
        requests += 1;
        if (requests === 1) request.destroy();
        else if (requests === 3) response.writeHead(503).end();
        else serveGit(request, response, { root: site.directory });
      });
      expect(await tip).toMatchObject({ commit: site.git(['rev-parse', 'gh-pages']) });
      expect(on.details.length).toBeGreaterThan(0);
    });

    it('gives up on a network that goes on to fail', async () => {
      const { on, tip } = await fetchFrom((request) => request.destroy());
      await expect(tip).rejects.toMatchObject({ code: 'host-unreachable' });
      expect(on.details).toHaveLength(3);
    });

    it('does not ask again who isn’t let in', async () => {
      let requests = 0;
      const { tip } = await fetchFrom((_request, response) => {
        requests += 1;
        response.writeHead(403).end();
      });
      await expect(tip).rejects.toMatchObject({ code: 'host-branch-unauthorized' });
      expect(requests).toBe(1);
    });
  });
});

describe('readTip', () => {
  it('reads any commit that is here', async () => {
    const commit = site.commit({ 'a/b': '1' });
    const on = await opened();
    await fetchTip(on.scratch, on.reach, 'trees');
    expect(await readTip(on.scratch.git, commit)).toMatchObject({ commit, folders: new Set(['a']) });
  });
});

describe('patience', () => {
  it('grows with what is sent', () => {
    expect(patience(0).timeoutMs).toBe(600_000);
    expect(patience(100_000_000).timeoutMs).toBe(2_600_000);
  });
});

describe('isPassing', () => {
  it.each([
    // exit code, git's words, whether another try may do
    [0, '', false],
    [128, 'fatal: unable to access: Could not resolve host: x', true],
    [128, 'error: RPC failed; curl 56 GnuTLS recv error', true],
    [128, 'fatal: unable to access: The requested URL returned error: 503', true],
    [128, 'fatal: unable to access: The requested URL returned error: 403', false],
    [128, "fatal: couldn't find remote ref refs/heads/x", false],
    [128, "fatal: 'x' does not appear to be a git repository", false],
    [128, 'fatal: mismatched algorithms: client sha1; server sha256', false],
    [254, 'gave no answer within 600 seconds', false],
  ])('%d %j: %s', (exitCode, stderr, expected) => {
    expect(isPassing({ exitCode, stdout: '', stderr })).toBe(expected);
  });
});

describe('trying', () => {
  it('tries four times at most, and no more often than it is worthwhile', async () => {
    const on = await opened();
    const failed = { exitCode: 128, stdout: '', stderr: 'cut off' };
    const tries = async (isWorthwhile?: () => boolean): Promise<number> => {
      let count = 0;
      const run = async () => {
        count += 1;
        return failed;
      };
      expect(await trying(on.reach, run, isWorthwhile)).toBe(failed);
      return count;
    };
    expect([await tries(), await tries(() => false)]).toEqual([4, 1]);
  });
});

describe('timed', () => {
  it('takes a command that took too long for one that was cut off', async () => {
    const on = await opened();
    const slow = () => on.scratch.git(['-c', 'alias.doze=!sleep 30', 'doze'], { timeoutMs: 100 });
    expect(await timed(slow)).toMatchObject({ exitCode: 254, stderr: expect.stringContaining('0.1 seconds') });
  });
});
