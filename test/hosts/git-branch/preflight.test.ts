import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostSurroundings } from '../../../src/hosts/surroundings.js';
import type { BranchHostSpec } from '../../../src/project/project.js';
import { openRepository } from '../../../src/repository/repository.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { serveGit, startGitHttp } from '../../support/git-http.js';
import { loopbackServers } from '../../support/loopback.js';

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

const problemsOf = async (
  spec: Partial<BranchHostSpec> = {},
  surroundings: Partial<HostSurroundings> = {},
): Promise<readonly string[]> =>
  (await (await site.open(spec, surroundings)).preflight()).map(({ severity, code }) => `${severity} ${code}`);

describe('the preflight', () => {
  it('finds nothing wrong with a branch that can be pushed to, and writes nothing', async () => {
    expect(await problemsOf()).toEqual([]);
    expect(site.git(['branch', '--list'])).toBe('');
    const tip = site.commit({ latest: '1', 'index.html': 'mine' });
    expect(await problemsOf()).toEqual([]);
    expect(site.git(['rev-parse', 'gh-pages'])).toBe(tip);
  });

  it.each(['HEAD', 'refs/heads/gh-pages', 'a'.repeat(40)])('refuses the name %s', async (branch) => {
    expect(await problemsOf({ branch })).toEqual(['error host-branch-name-invalid']);
  });

  it('tells of a remote that isn’t there', async () => {
    rmSync(site.remote, { recursive: true });
    expect(await problemsOf()).toEqual(['error host-unreachable']);
  });

  it('tells of a remote that lets nobody in, or lets them only read', async () => {
    const server = await startGitHttp(site.directory, { writer: 'w', reader: 'r' });
    try {
      site.commit({ latest: '1' });
      site.git(['config', 'http.receivepack', 'true']);
      expect(await problemsOf({ remote: server.url('remote.git', 'bot:w@') })).toEqual([]);
      expect(await problemsOf({ remote: server.url('remote.git', 'bot:x@') })).toEqual([
        'error host-branch-unauthorized',
      ]);
      expect(await problemsOf({ remote: server.url('remote.git', 'bot:r@') })).toEqual([
        'error host-branch-unauthorized',
      ]);
    } finally {
      await server.stop();
    }
  });

  it('warns of attributes that change the site', async () => {
    site.commit({ '.gitattributes': '*.zip filter=lfs\n' });
    expect(await problemsOf()).toEqual(['warning host-branch-attributes']);
    expect(await problemsOf({ branch: 'other' })).toEqual([]);
  });

  it('warns of a site among the sources', async () => {
    site.commit({ 'ota-release.yaml': 'product: x\n' }, 'main');
    expect(await problemsOf({ branch: 'main' })).toEqual(['warning host-branch-of-source']);
    expect(await problemsOf({ branch: 'main', folder: 'docs/' })).toEqual([]);
    const clone = site.temporary();
    site.git(['clone', '--quiet', '--branch', 'main', site.remote, clone], site.directory);
    const repository = await openRepository(clone, baseEnvironment);
    site.commit({ 'ota-release.yaml': undefined }, 'main');
    expect(await problemsOf({ branch: 'main', remote: 'origin' }, { repository })).toEqual([
      'warning host-branch-of-source',
    ]);
    expect(await problemsOf({ branch: 'gh-pages', remote: 'origin' }, { repository })).toEqual([]);
  });
});

describe('the preflight on a forge', () => {
  const start = loopbackServers();
  /** A GitHub of one's own, with an API that lists one file of so many bytes. */
  const github = async (bytes: number): Promise<{ readonly remote: string; readonly environment: Environment }> => {
    site.git(['config', 'http.receivepack', 'true']);
    const origin = await start((request, response) => {
      if (request.url?.startsWith('/api/'))
        response.end(JSON.stringify({ tree: [{ path: 'a', type: 'blob', size: bytes }] }));
      else
        serveGit(request, response, { root: site.directory, path: (request.url ?? '').replace(/^\/team|\?.*$/g, '') });
    });
    const environment = {
      ...baseEnvironment,
      GITHUB_SERVER_URL: origin,
      GITHUB_API_URL: `${origin}/api/v3`,
      GITHUB_TOKEN: 'secret',
    };
    return { remote: `${origin}/team/remote.git`, environment };
  };
  type Environment = HostSurroundings['environment'];
  const GIB = 1024 ** 3;

  it('warns of a site that Pages won’t publish, and of one that Jekyll builds', async () => {
    site.commit({ '_config.yml': 'theme: x\n', latest: '1' });
    const { remote, environment } = await github(GIB + 1);
    expect(await problemsOf({ remote }, { environment })).toEqual([
      'warning host-branch-jekyll',
      'warning host-branch-site-large',
    ]);
    // git itself knows, where the server sends all files.
    site.git(['config', 'uploadpack.allowFilter', 'false']);
    expect(await problemsOf({ remote }, { environment })).toEqual(['warning host-branch-jekyll']);
  });

  it('is content with a site that fits', async () => {
    site.commit({ '.nojekyll': '', latest: '1' });
    const { remote, environment } = await github(GIB);
    expect(await problemsOf({ remote }, { environment })).toEqual([]);
  });
});
