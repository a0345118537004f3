import { type BranchSite, branchSite } from '../support/branch-site.js';
import { startGitHttp } from '../support/git-http.js';
import { hostContract } from './host-contract.js';

hostContract('a branch of a repository on disk', async () => {
  const site = branchSite();
  return { host: await site.open(), reopen: () => site.open(), dispose: site.dispose };
});

hostContract('a folder of a branch, on a server without partial clone', async () => {
  const site = branchSite();
  site.git(['config', 'uploadpack.allowFilter', 'false']);
  const open = () => site.open({ folder: 'docs/gateway/' });
  return { host: await open(), reopen: open, dispose: site.dispose };
});

const USERS = { writer: 'w-secret-1', reader: 'r-secret-2' };

const overHttp = async (site: BranchSite) => {
  const server = await startGitHttp(site.directory, USERS);
  site.git(['config', 'http.receivepack', 'true']);
  const open = () => site.open({ remote: server.url('remote.git', `bot:${USERS.writer}@`) });
  return {
    host: await open(),
    reopen: open,
    dispose: async () => {
      await server.stop();
      site.dispose();
    },
  };
};

hostContract('a branch of a repository over HTTP', () => overHttp(branchSite()));
