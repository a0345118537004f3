import { describe, expect, it } from 'vitest';
import { githubPushRefusals } from '../../../src/forges/github/push-refusal.js';

const ended = (stderr: string, exitCode = 128) => ({ exitCode, stdout: '', stderr });

describe('githubPushRefusals', () => {
  it.each([
    // what git says of a push that ended early, the code
    [
      'remote: Write access to repository not granted.\nfatal: unable to access ‘https://github.com/o/r.git/’: 403',
      'github-permission-missing',
    ],
    [
      'remote: Permission to o/r.git denied to github-actions[bot].\nfatal: unable to access: The requested URL returned error: 403',
      'github-permission-missing',
    ],
    ['fatal: Authentication failed for https://github.com/o/r.git/', 'tag-push-unauthorized'],
    ['fatal: unable to access: Could not resolve host: github.com', 'forge-unreachable'],
  ])('push: %j', (stderr, code) => {
    expect(githubPushRefusals.push('v1.0.0', 'github.com/o/r', ended(stderr)).code).toBe(code);
  });

  it.each([
    // the reason that git shows, the remote's words, the code
    [
      'push declined due to repository rule violations',
      'remote: error: GH013: Repository rule violations found for refs/tags/v1.0.0.\nremote: - Cannot create ref due to creations being restricted.',
      'github-tag-protected',
    ],
    ['protected tag hook declined', '', 'github-tag-protected'],
    [
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission',
      '',
      'github-permission-missing',
    ],
    [
      'refusing to allow an OAuth App to create or update workflow `.github/workflows/ci.yml` without `workflow` scope',
      '',
      'github-permission-missing',
    ],
    ['pre-receive hook declined', 'remote: not on Fridays', 'tag-push-rejected'],
  ])('ref: %j', (reason, stderr, code) => {
    const error = githubPushRefusals.ref('v1.0.0', 'github.com/o/r', reason, ended(stderr, 1));
    expect(error).toMatchObject({ code, message: expect.stringContaining('github.com/o/r') });
  });
});
