import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { repositoryErrors } from '../../src/errors/repository.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof repositoryErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'repository-missing': [2, { directory: '.' }, '"." is not inside the work tree of a git repository.'],
  'repository-no-git': [
    1,
    { command: 'git status' },
    '"git status" could not be run: there is no git on this machine.',
  ],
  'repository-git-failed': [
    1,
    { command: 'git status', exitCode: 128, words: 'fatal: bad object' },
    '"git status" ended with exit code 128: "fatal: bad object".',
  ],
  'repository-git-timeout': [1, { command: 'git push', seconds: 60 }, '"git push" gave no answer within 60 seconds.'],
  'repository-git-output': [1, { command: 'git status', maxBytes: 1024 }, '"git status" wrote more than 1024 bytes.'],
  'repository-unsafe-owner': [
    2,
    { directory: '/srv/repo' },
    'git refuses to work in "/srv/repo": it belongs to another user.',
    "Type: git config --global --add safe.directory '/srv/repo'",
  ],
  'repository-no-commit': [2, { directory: '/srv/repo' }, 'The repository at "/srv/repo" has no commit yet.'],
  'repository-dirty': [2, { count: 12, paths: ['a', 'b'] }, '12 paths differ from the commit: "a", "b" and 10 more.'],
  'repository-commit-not-pushed': [
    'warning',
    { commit: '0123456789abcdef0123456789abcdef01234567', remote: 'origin' },
    'Commit 0123456789ab is on no branch of origin.',
  ],
  'repository-remote-missing': [
    2,
    { remote: 'upstream' },
    'The repository has no remote named "upstream".',
    'Type: git remote add upstream <URL>. Or name another remote with tag.remote in the project file.',
  ],
  'tag-on-other-commit': [
    2,
    {
      name: 'v1.0.0',
      found: 'fedcba9876543210fedcba9876543210fedcba98',
      commit: '0123456789abcdef0123456789abcdef01234567',
      location: 'origin',
    },
    'Tag "v1.0.0" of origin stands on commit fedcba9876543210fedcba9876543210fedcba98, the release on 0123456789abcdef0123456789abcdef01234567.',
  ],
  'tag-local-on-other-commit': [
    2,
    {
      name: 'v1.0.0',
      found: 'fedcba9876543210fedcba9876543210fedcba98',
      commit: '0123456789abcdef0123456789abcdef01234567',
    },
    'Tag "v1.0.0" of this clone stands on commit fedcba9876543210fedcba9876543210fedcba98, the release on 0123456789abcdef0123456789abcdef01234567. The remote has no such tag.',
    'If the tag is a leftover, type: git tag -d v1.0.0. Otherwise check out the commit that it stands on.',
  ],
  'tag-not-annotated': [
    'warning',
    { name: 'v1.0.0', location: 'origin' },
    'Tag "v1.0.0" of origin stands on the commit, but it is a lightweight tag: it says neither who made it nor when.',
  ],
  'tag-name-invalid': [2, { name: 'v1..0' }, '"v1..0" can’t be the name of a tag.'],
  'tag-push-rejected': [
    1,
    { name: 'v1.0.0', location: 'origin', reason: 'pre-receive hook declined', words: 'tags are frozen' },
    'origin refused tag "v1.0.0" (pre-receive hook declined): "tags are frozen".',
  ],
  'tag-push-protected': [
    1,
    { name: 'v1.0.0', location: 'origin', words: 'Tag v1.0.0 is protected' },
    'A rule of origin protects tag "v1.0.0": "Tag v1.0.0 is protected".',
  ],
  'tag-push-hook-refused': [1, { name: 'v1.0.0', words: '' }, 'The pre-push hook of this clone refused tag "v1.0.0".'],
  'tag-push-unauthorized': [
    1,
    { location: 'origin', words: 'permission denied' },
    'origin does not let this user or token push: "permission denied".',
  ],
  'forge-unauthorized': [
    1,
    { location: 'origin', words: 'permission denied' },
    'origin does not let this user or token in: "permission denied".',
  ],
  'forge-unreachable': [
    1,
    { location: 'origin', words: 'could not resolve host' },
    'origin could not be reached: "could not resolve host".',
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [problem('repository-dirty', { count: 1, paths: ['a'] }), '1 path differs from the commit: "a".'],
  [
    problem('tag-push-rejected', { name: 'v1', location: 'origin', reason: 'denied', words: '' }),
    'origin refused tag "v1" (denied).',
  ],
  [
    problem('tag-push-hook-refused', { name: 'v1', words: 'no' }),
    'The pre-push hook of this clone refused tag "v1": "no".',
  ],
];

describe('what can be wrong with the repository, its remote and the tag', () => {
  describeCatalogue(repositoryErrors, rows, ['repository', 'tag', 'forge']);

  describeWordings(wordings);
});
