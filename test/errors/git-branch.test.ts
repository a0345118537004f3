import { describe } from 'vitest';
import { gitBranchErrors } from '../../src/errors/git-branch.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const location = 'branch gh-pages of https://git.example.com/team/site.git';

const rows: CatalogueRows<typeof gitBranchErrors> = {
  // code: exit code, sample details, message
  'host-branch-remote-unknown': [
    2,
    { remote: 'pages', branch: 'gh-pages' },
    'There is no remote named "pages" here, which is to have the branch "gh-pages".',
  ],
  'host-branch-name-invalid': [
    2,
    { branch: 'HEAD', reason: 'git means something else by it' },
    '"HEAD" can’t be the site’s branch: git means something else by it.',
  ],
  'host-branch-git-old': [
    1,
    { found: '2.25.1', needed: '2.31' },
    'This machine has git 2.25.1; a branch as host needs 2.31.',
  ],
  'host-branch-unauthorized': [
    1,
    { location, access: 'write', words: 'returned error: 403' },
    `The remote does not let this user or token write ${location}: "returned error: 403".`,
  ],
  'host-branch-protected': [
    1,
    { location, words: 'GH006: Protected branch update failed' },
    `A rule of the remote protects ${location}: "GH006: Protected branch update failed".`,
  ],
  'host-branch-refused': [
    1,
    { location, reason: 'pre-receive hook declined', words: 'no commits on Fridays' },
    `The remote refused the commit for ${location} (pre-receive hook declined): "no commits on Fridays".`,
  ],
  'host-branch-file-too-large': [
    2,
    { location, path: 'bundles/a.zip', bytes: 150 * 1024 * 1024, maxBytes: 100 * 1024 * 1024 },
    `"bundles/a.zip" has 150 MiB; ${location} takes files of up to 100 MiB.`,
  ],
  'host-branch-file-refused': [
    1,
    { location, words: 'exceeds the 100.0MiB limit' },
    `The remote takes no file of this size into ${location}: "exceeds the 100.0MiB limit".`,
  ],
  'host-branch-quota': [
    1,
    { location, words: 'repository has exceeded its size limit' },
    `The remote has no room for this commit in ${location}: "repository has exceeded its size limit".`,
  ],
  'host-branch-contended': [
    1,
    { location, attempts: 50 },
    `Others pushed to ${location} before each of 50 attempts could.`,
  ],
  'host-branch-file-large': [
    'warning',
    { location, path: 'bundles/a.zip', bytes: 60 * 1024 * 1024 },
    `"bundles/a.zip" has 60 MiB, which is large for ${location}.`,
  ],
  'host-branch-site-large': [
    'warning',
    { location, bytes: 1100 * 1024 * 1024, maxBytes: 1024 * 1024 * 1024 },
    `${location} holds 1100 MiB; Pages publish sites of up to 1024 MiB.`,
  ],
  'host-branch-attributes': [
    'warning',
    { location, path: 'bundles/a.zip', attribute: 'filter=lfs' },
    `A .gitattributes of ${location} sets filter=lfs for "bundles/a.zip": whoever checks the branch out may get other bytes than were published.`,
  ],
  'host-branch-jekyll': [
    'warning',
    { location, file: '_config.yml' },
    `${location} has "_config.yml" and no .nojekyll beside it: GitHub Pages build it with Jekyll and leave out names that begin with _ or a dot.`,
  ],
  'host-branch-of-source': [
    'warning',
    { location, branch: 'main' },
    `${location} is the branch that the release comes from, and the site has no folder of its own there.`,
  ],
};

describe('the catalogue of branches', () => {
  describeCatalogue(gitBranchErrors, rows, ['host-branch']);
  describeWordings([
    // a refusal without words of the remote
    [
      problem('host-branch-refused', { location, reason: 'hook declined', words: '' }),
      `The remote refused the commit for ${location} (hook declined).`,
    ],
  ]);
});
