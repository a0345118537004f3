import { describe } from 'vitest';
import { gitlabErrors } from '../../src/errors/gitlab.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const location = 'https://gitlab.example.com/group/project';

const rows: CatalogueRows<typeof gitlabErrors> = {
  // code: exit code, details, message, and the hint where it depends on the details
  'gitlab-permission-missing': [
    1,
    { location, what: 'create tags', words: '403 Forbidden' },
    `${location} does not let this token create tags: "403 Forbidden".`,
  ],
  'gitlab-tag-protected': [
    1,
    { name: 'v1.0.0', location, words: 'it is protected' },
    `${location} protects tag "v1.0.0": "it is protected".`,
  ],
  'gitlab-job-token-push': [
    1,
    { location: 'git remote origin', words: 'You are not allowed to upload code.' },
    'git remote origin does not let the job token push: "You are not allowed to upload code.".',
  ],
  'gitlab-project-archived': [1, { location }, `${location} is archived, and takes no tags.`],
  'gitlab-packages-off': [
    1,
    { location },
    `${location} has no package registry, which holds the files of a release page.`,
  ],
  'gitlab-package-name': [
    2,
    { part: 'product', value: 'a b' },
    'The product "a b" can’t be part of a package of GitLab.',
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [
    problem('gitlab-tag-protected', { name: 'v*', location, words: '' }),
    'Settings, Repository, Protected tags: allow the role or user of this token to create tags named v*.',
  ],
  [
    problem('gitlab-job-token-push', { location, words: '' }),
    'Settings, CI/CD, Job token permissions: allow Git push requests to the repository. Or give the job a project access token in GITLAB_TOKEN.',
  ],
];

describe('what GitLab refuses', () => {
  describeCatalogue(gitlabErrors, rows, ['gitlab']);

  describeWordings(wordings);
});
