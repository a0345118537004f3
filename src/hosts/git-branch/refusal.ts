import { fail, type OtaError } from '../../errors/ota-error.js';
import { isUnauthorized, remoteWords, spokenWords } from '../../forges/git-refusal.js';
import type { GitResult } from '../../repository/git.js';

/** Words by which the forges turn a push down because a rule protects the branch. */
const PROTECTED = new RegExp(
  [
    'protected branch',
    'GH006',
    'GH013: repository rule violations',
    'cannot (create|update) (this protected )?ref',
    'changes must be made through a pull request',
    'branch \\S+ is protected',
    'not allowed to (push|create|merge).+protected',
  ].join('|'),
  'i',
);

/** GitHub tells a secret in what is pushed by the same number as a rule that is broken. */
const PUSHED_SECRET = /push cannot contain secrets|push protection/i;

/** Words by which they find a single file too large: GitHub, GitLab, Forgejo and Gitea, Bitbucket. */
const FILE_TOO_LARGE =
  /GH001|large files detected|file size limit|blobs which exceed|files? (found )?exceed(s|ing)?.{0,40}limit|larger than the maximum allowed/i;

/** Words by which they, or a disk, have no room. */
const FULL =
  /quota|exceed(s|ed)? (the|its) (allocated|allowed )?\s*(storage|size)|size limit|pack exceeds maximum|no space left on device|HTTP 413|error: 413/i;

/** Words by which a forge's own hook denies the right to push: GitLab, Forgejo and Gitea. */
const UNAUTHORIZED_HOOK = /you are not allowed to (push|upload) code|user permission denied for writing/i;

/** The error for a push that the remote turned down. */
export const pushRejection = (location: string, reason: string, result: GitResult): OtaError => {
  const words = remoteWords(result.stderr);
  const said = `${reason} ${words}`;
  const shown = words || reason;
  if (PUSHED_SECRET.test(said)) return fail('host-branch-refused', { location, reason, words });
  if (FILE_TOO_LARGE.test(said)) return fail('host-branch-file-refused', { location, words: shown });
  if (FULL.test(said)) return fail('host-branch-quota', { location, words: shown });
  if (PROTECTED.test(said)) return fail('host-branch-protected', { location, words: shown });
  if (UNAUTHORIZED_HOOK.test(said))
    return fail('host-branch-unauthorized', { location, access: 'write', words: shown });
  return fail('host-branch-refused', { location, reason, words });
};

/** The error for a command that ended without a word of the remote on the branch itself. */
export const accessFailure = (location: string, access: 'read' | 'write', result: GitResult): OtaError => {
  const words = spokenWords(result.stderr);
  if (isUnauthorized(result)) return fail('host-branch-unauthorized', { location, access, words });
  if (access === 'write' && FULL.test(words)) return fail('host-branch-quota', { location, words });
  return fail('host-unreachable', { location, path: '.', reason: words });
};
