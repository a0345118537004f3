import { describe, expect, it } from 'vitest';
import {
  isUnauthorized,
  parsePush,
  pushRefusal,
  readRefusal,
  refRefusal,
  remoteWords,
} from '../../src/forges/git-refusal.js';

const ended = (stderr: string, exitCode = 128) => ({ exitCode, stdout: '', stderr });

describe('parsePush', () => {
  it.each([
    // the line of the ref, the verdict
    ['*\tabc:refs/tags/v1\t[new tag]', { kind: 'created' }],
    ['=\tabc:refs/tags/v1\t[up to date]', { kind: 'up-to-date' }],
    ['!\tabc:refs/tags/v1\t[rejected] (already exists)', { kind: 'rejected', reason: 'already exists' }],
    [
      '!\tabc:refs/tags/v1\t[remote rejected] (protected (by rule 7))',
      { kind: 'rejected', reason: 'protected (by rule 7)' },
    ],
    ['!\tabc:refs/tags/v1\t[no match]', { kind: 'rejected', reason: '[no match]' }],
  ])('reads %j', (line, verdict) => {
    expect(parsePush(`To https://host/x.git\n${line}\nDone\n`)).toEqual(verdict);
  });

  it('knows that git did not come to the ref', () => {
    expect(parsePush('')).toEqual({ kind: 'none' });
    expect(parsePush('To https://host/x.git\n')).toEqual({ kind: 'none' });
  });
});

describe('isUnauthorized', () => {
  it.each([
    // what git says, whether it is about the user's rights
    ["fatal: Authentication failed for 'https://host/x.git/'", true],
    ["fatal: could not read Username for 'https://host': terminal prompts disabled", true],
    ["fatal: unable to access 'https://host/x.git/': The requested URL returned error: 403", true],
    ['remote: Permission to team/x.git denied to robot.\nfatal: unable to access', true],
    ['remote: Write access to repository not granted.', true],
    ['git@host: Permission denied (publickey).\nfatal: Could not read from remote repository.', true],
    ['ERROR: The key you are authenticating with has been marked as read only.', true],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', true],
    ['remote: Repository not found.\nfatal: repository not found', true],
    ['remote: You are not allowed to push code to this project.', true],
    ["fatal: unable to access 'https://host/': Could not resolve host: host", false],
    ["fatal: '/srv/x.git' does not appear to be a git repository", false],
    ['ssh: connect to host host port 22: Connection timed out', false],
    ["fatal: unable to access 'https://host/': The requested URL returned error: 502", false],
  ])('%j: %s', (stderr, expected) => expect(isUnauthorized({ stderr })).toBe(expected));
});

describe('refusals', () => {
  it('are worded by what git said, without its advice', () => {
    const stderr =
      "fatal: '/srv/x.git' does not appear to be a git repository\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n";
    expect(readRefusal('git remote origin', ended(stderr)).message).toBe(
      'git remote origin could not be reached: "fatal: \'/srv/x.git\' does not appear to be a git repository; fatal: Could not read from remote repository.".',
    );
    expect(readRefusal('git remote origin', ended('fatal: Authentication failed')).code).toBe('forge-unauthorized');
  });

  it('tell the remote’s no from the clone’s own hook and from no connection', () => {
    const failedToPush = "not today\nerror: failed to push some refs to 'origin'";
    expect(pushRefusal('v1', 'the remote', ended(failedToPush, 1))).toMatchObject({
      code: 'tag-push-hook-refused',
      message: expect.stringContaining('"not today"'),
    });
    expect(pushRefusal('v1', 'the remote', ended('fatal: Authentication failed')).code).toBe('tag-push-unauthorized');
    expect(pushRefusal('v1', 'the remote', ended('fatal: no route')).code).toBe('forge-unreachable');
    expect(
      refRefusal('v1', 'the remote', 'hook declined', ended('remote: no tags on Fridays   \nhint: x')).message,
    ).toBe('the remote refused tag "v1" (hook declined): "no tags on Fridays".');
  });
});

describe('refRefusal', () => {
  const said = (...lines: readonly string[]) =>
    refRefusal(
      'v1.0.0',
      'the remote',
      'pre-receive hook declined',
      ended(lines.map((line) => `remote: ${line}\n`).join(''), 1),
    );

  it.each([
    // who refuses, what it says, the code
    [
      'a ruleset of GitHub',
      [
        'error: GH013: Repository rule violations found for refs/tags/v1.0.0.        ',
        'Review all repository rules at https://github.com/team/x/rules?ref=refs%2Ftags%2Fv1.0.0        ',
        '',
        '- Cannot create ref due to creations being restricted.        ',
      ],
      'tag-push-protected',
    ],
    [
      'another rule of GitHub',
      [
        'error: GH013: Repository rule violations found for refs/tags/v1.0.0.',
        '- Commits must have verified signatures.',
      ],
      'tag-push-protected',
    ],
    [
      'GitHub’s tag protection',
      [
        'error: GH006: Protected tag update failed for refs/tags/v1.0.0.',
        'error: You are not authorized to create a tag',
      ],
      'tag-push-protected',
    ],
    [
      'GitHub on seeing a secret',
      [
        'error: GH013: Repository rule violations found for refs/tags/v1.0.0.',
        '- GITHUB PUSH PROTECTION',
        '- Push cannot contain secrets',
      ],
      'tag-push-rejected',
    ],
    [
      'a rule of GitHub for a branch',
      ['error: GH013: Repository rule violations found for refs/heads/main.'],
      'tag-push-rejected',
    ],
    ['GitLab', ['GitLab: You are not allowed to create this tag as it is protected.'], 'tag-push-protected'],
    ['Forgejo', ['', 'Forgejo: Tag v1.0.0 is protected'], 'tag-push-protected'],
    [
      'GitLab for want of a role',
      ['GitLab: You are not allowed to push code to this project.'],
      'tag-push-unauthorized',
    ],
    ['Gitea for want of a right', ['Gitea: User permission denied for writing.'], 'tag-push-unauthorized'],
    ['somebody’s hook', ['tags are protected on Fridays'], 'tag-push-rejected'],
    ['nobody', [], 'tag-push-rejected'],
  ])('hears %s', (_who, lines, code) => {
    const refusal = said(...lines);
    expect(refusal.code).toBe(code);
    const last = lines.at(-1)?.trim();
    expect(refusal.message).toContain(last ? last : '(pre-receive hook declined)');
  });
});

describe('remoteWords', () => {
  it('are the remote’s alone, on one line, masked', () => {
    const stderr = 'Enumerating\nremote: see https://bot:pw@host/rules  \rremote:   \nremote: now\nerror: failed';
    expect(remoteWords(stderr)).toBe('see https://***@host/rules; now');
  });
});
