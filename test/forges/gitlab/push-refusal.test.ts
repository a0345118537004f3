import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewTag } from '../../../src/forges/forge.js';
import { jobPushRefusals } from '../../../src/forges/gitlab/push-refusal.js';
import { type GitlabFixture, gitlabFixture, JOB } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

describe('jobPushRefusals', () => {
  const ended = (stderr: string) => ({ exitCode: 128, stdout: '', stderr });

  it.each([
    // what git said, the code
    [
      "remote: You are not allowed to upload code.\nfatal: unable to access 'https://gitlab.example.com/g/p.git/': The requested URL returned error: 403",
      'gitlab-job-token-push',
    ],
    [
      "remote: You are not allowed to push code to this project.\nfatal: unable to access 'https://gitlab.example.com/g/p.git/': The requested URL returned error: 403",
      'gitlab-permission-missing',
    ],
    [
      "remote: HTTP Basic: Access denied.\nfatal: Authentication failed for 'https://gitlab.example.com/g/p.git/'",
      'gitlab-job-token-push',
    ],
    [
      'git@gitlab.example.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'tag-push-unauthorized',
    ],
    ["fatal: unable to access 'https://gitlab.example.com/g/p.git/': Could not resolve host", 'forge-unreachable'],
  ])('of a push: %j', (stderr, code) => {
    expect(jobPushRefusals.push('v1.0.0', 'git remote origin', ended(stderr)).code).toBe(code);
  });

  it.each([
    // what the server said, the code
    ['GitLab: You are not allowed to create this tag as it is protected.', 'gitlab-tag-protected'],
    ['GitLab: You are not allowed to push code to this project.', 'gitlab-permission-missing'],
    ['GitLab: Tag name does not follow the pattern', 'tag-push-rejected'],
  ])('of a ref: %j', (words, code) => {
    const refused = jobPushRefusals.ref(
      'v1.0.0',
      'git remote origin',
      'pre-receive hook declined',
      ended(`remote: ${words}`),
    );
    expect(refused).toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

describe('git with a job’s token, against GitLab’s own refusals', () => {
  let on: GitlabFixture;
  let tag: NewTag;
  beforeEach(async () => {
    on = await gitlabFixture();
    tag = { name: 'v1.0.0', commit: on.commit, message: 'Release 1.0.0', time: 1_768_471_200 };
  });
  afterEach(() => on.stop());

  it.each([
    // what is in the way, how it came about, the code, what the hint names
    [
      'the project’s setting',
      () => {
        on.state.jobTokenPushes = false;
      },
      'gitlab-job-token-push',
      'Job token permissions',
    ],
    [
      'the role of who started the job',
      () => on.regrant('job', { accessLevel: ROLES.reporter }),
      'gitlab-permission-missing',
      'Developer',
    ],
  ])('is told that %s is in the way, before and at the tag', async (_what, arrange, code, setting) => {
    arrange();
    const forge = await on.forge(JOB);
    const refusal = { code, hint: expect.stringContaining(setting) };
    expect(await forge.preflight()).toMatchObject([refusal]);
    await expect(forge.createTag(tag)).rejects.toMatchObject(refusal);
  });

  it('is told that a rule protects the tag', async () => {
    on.state.rules.push({ name: 'v*', allowed: [{ accessLevel: ROLES.maintainer }] });
    const forge = await on.forge(JOB);
    expect(await forge.preflight()).toEqual([]);
    await expect(forge.createTag(tag)).rejects.toMatchObject({
      code: 'gitlab-tag-protected',
      message: expect.stringContaining('You are not allowed to create this tag as it is protected'),
    });
    expect(on.git.git(['tag', '--list'], on.git.remote)).toBe('');
    on.regrant('job', { accessLevel: ROLES.maintainer });
    expect(await forge.createTag(tag)).toBe('created');
  });
});
