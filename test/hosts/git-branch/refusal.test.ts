import { describe, expect, it } from 'vitest';
import { accessFailure, pushRejection } from '../../../src/hosts/git-branch/refusal.js';

const location = 'branch gh-pages of https://git.example.com/team/site.git';
const result = (stderr: string) => ({ exitCode: 1, stdout: '', stderr });

describe('a push that the remote turned down', () => {
  it.each([
    // reason, the remote's words, code
    ['protected branch hook declined', 'error: GH006: Protected branch update failed', 'host-branch-protected'],
    [
      'push declined due to repository rule violations',
      'error: GH013: Repository rule violations found for refs/heads/gh-pages.',
      'host-branch-protected',
    ],
    [
      'push declined',
      'error: GH013: Repository rule violations found. Push cannot contain secrets',
      'host-branch-refused',
    ],
    [
      'pre-receive hook declined',
      'GitLab: You are not allowed to push code to protected branches on this project.',
      'host-branch-protected',
    ],
    ['pre-receive hook declined', 'Forgejo: Not allowed to push to protected branch gh-pages', 'host-branch-protected'],
    [
      'pre-receive hook declined',
      'GitLab: You are not allowed to push code to this project.',
      'host-branch-unauthorized',
    ],
    ['pre-receive hook declined', 'Forgejo: User permission denied for writing.', 'host-branch-unauthorized'],
    ['pre-receive hook declined', 'error: GH001: Large files detected.', 'host-branch-file-refused'],
    [
      'pre-receive hook declined',
      'GitLab: You are attempting to check in one or more blobs which exceed the 100.0MiB limit',
      'host-branch-file-refused',
    ],
    [
      'pre-receive hook declined',
      'GitLab: Your push would cause it to exceed the allocated storage of 10 GiB',
      'host-branch-quota',
    ],
    ['unpacker error', 'fatal: pack exceeds maximum allowed size', 'host-branch-quota'],
    ['unpacker error', 'fatal: write error: No space left on device', 'host-branch-quota'],
    ['pre-receive hook declined', 'Commit message must name a ticket', 'host-branch-refused'],
    ['hook declined', '', 'host-branch-refused'],
  ])('with %j and %j is %s', (reason, words, code) => {
    const error = pushRejection(location, reason, result(words === '' ? '' : `remote: ${words}\n`));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words || reason);
  });
});

describe('a command without the remote’s word on the branch', () => {
  it.each([
    // git's words, access, code
    [
      "fatal: unable to access 'https://x/': The requested URL returned error: 403",
      'write',
      'host-branch-unauthorized',
    ],
    ["fatal: Authentication failed for 'https://x/'", 'read', 'host-branch-unauthorized'],
    ['fatal: unable to access: Could not resolve host: x', 'read', 'host-unreachable'],
    ['error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413', 'write', 'host-branch-quota'],
    ['fatal: the remote end hung up unexpectedly', 'write', 'host-unreachable'],
  ] as const)('%j, on %s, is %s', (stderr, access, code) => {
    expect(accessFailure(location, access, result(stderr))).toMatchObject({ code });
  });

  it('shows no password', () => {
    const error = accessFailure(location, 'read', result("fatal: unable to access 'https://bot:hunter2@x/'"));
    expect(error.message).toContain('https://***@x/');
    expect(error.message).not.toContain('hunter2');
  });
});
