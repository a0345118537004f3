import type { OtaError } from '../errors/ota-error.js';
import { fail } from '../errors/ota-error.js';
import { type GitResult, gitWords } from '../repository/git.js';

/** What the remote said to one pushed ref. */
export type PushVerdict =
  | { readonly kind: 'created' }
  | { readonly kind: 'up-to-date' }
  /** The remote, or git on seeing the remote's refs, turned the ref down. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** git ended before it came to the ref. */
  | { readonly kind: 'none' };

/** Reads `git push --porcelain` of one new ref: `flag TAB from:to TAB summary (reason)` (git-push(1), Output). */
export const parsePush = (stdout: string): PushVerdict => {
  const [, flag, summary = ''] = /^([ +\-*!=])\t[^\t]*\t(.*)$/m.exec(stdout) ?? [];
  if (flag === undefined) return { kind: 'none' };
  if (flag === '!') return { kind: 'rejected', reason: /\((.*)\)\s*$/.exec(summary)?.[1] ?? summary };
  return flag === '=' ? { kind: 'up-to-date' } : { kind: 'created' };
};

/**
 * Words by which git, curl, ssh and the common forges refuse a user. They are git's English ones: git runs with
 * LC_ALL=C. A forge answers "not found" for a repository that the user may not see.
 */
const UNAUTHORIZED = new RegExp(
  [
    'authentication failed',
    'could not read (username|password)',
    'terminal prompts disabled',
    'invalid (username|credentials)',
    'permission denied',
    'permission to .+ denied',
    'host key verification failed',
    'returned error: 40[13]',
    'access denied',
    'not allowed to (push|upload|download)',
    'marked as read[- ]only',
    'write access to (the )?repository not granted',
    'remote: .*not found',
    'insufficient permission',
  ].join('|'),
  'i',
);

/** Whether git ended because the remote knows the user but grants nothing, or wants to know the user. */
export const isUnauthorized = ({ stderr }: Pick<GitResult, 'stderr'>): boolean => UNAUTHORIZED.test(stderr);

/** The error for a remote that could not be read. */
export const readRefusal = (location: string, result: GitResult): OtaError => {
  const details = { location, words: spokenWords(result.stderr) };
  return isUnauthorized(result) ? fail('forge-unauthorized', details) : fail('forge-unreachable', details);
};

/** The error for a push that ended before the remote judged the ref. */
export const pushRefusal = (name: string, location: string, result: GitResult): OtaError => {
  const words = spokenWords(result.stderr);
  // The pre-push hook's no is the one end without a verdict of the remote and without a `fatal:` of git.
  if (isHookRefusal(result)) return fail('tag-push-hook-refused', { name, words });
  return isUnauthorized(result)
    ? fail('tag-push-unauthorized', { location, words })
    : fail('forge-unreachable', { location, words });
};

const isHookRefusal = ({ exitCode, stderr }: GitResult): boolean =>
  exitCode === 1 && !/^fatal: /m.test(stderr) && /^error: failed to push some refs/m.test(stderr);

/**
 * Words by which the common forges turn a tag down because a rule protects its name: GitHub's rulesets and, on older
 * Enterprise Servers, its tag protection; GitLab's protected tags; those of Forgejo and Gitea.
 */
const PROTECTED = new RegExp(
  [
    'cannot create ref due to creations being restricted',
    'GH013: repository rule violations found for refs/tags/',
    'GH006: protected tag',
    'not allowed to create this tag as it is protected',
    'tag \\S+ is protected',
  ].join('|'),
  'i',
);

/** GitHub tells a secret in the pushed commits by the same number as a rule that is broken. */
const PUSHED_SECRET = /push cannot contain secrets|push protection/i;

/** Words by which a forge's own hook, and nobody else's, denies the right to push: GitLab, Forgejo and Gitea. */
const UNAUTHORIZED_REF = /you are not allowed to (push|upload) code|user permission denied for writing/i;

/** The error for a ref that the remote turned down: a protected tag, a missing right, or a reason of the remote's own. */
export const refRefusal = (name: string, location: string, reason: string, { stderr }: GitResult): OtaError => {
  const said = remoteLines(stderr);
  const words = remoteWords(stderr);
  if (PROTECTED.test(said) && !PUSHED_SECRET.test(said)) return fail('tag-push-protected', { name, location, words });
  if (UNAUTHORIZED_REF.test(said)) return fail('tag-push-unauthorized', { location, words });
  return fail('tag-push-rejected', { name, location, reason, words });
};

/** How a refused push is told. */
export interface PushRefusals {
  /** The remote ended the push before it judged the ref. */
  readonly push: (name: string, location: string, result: GitResult) => OtaError;
  /** The remote turned the ref down. */
  readonly ref: (name: string, location: string, reason: string, result: GitResult) => OtaError;
}

/** As any git remote's are. */
export const GIT_REFUSALS: PushRefusals = { push: pushRefusal, ref: refRefusal };

/** What the remote's own programs said, on one line. */
export const remoteWords = (stderr: string): string => gitWords(remoteLines(stderr));

/** The lines git marks `remote: `, without the mark. */
const remoteLines = (stderr: string): string =>
  stderr
    .split(/[\r\n]+/)
    .flatMap((line) => (line.startsWith('remote: ') ? [line.slice('remote: '.length).trim()] : []))
    .join('\n');

/** Lines that git adds for people at a terminal and that explain nothing. */
const ADVICE =
  /^(hint: |error: failed to push some refs|Please make sure you have the correct access|and the repository exists)/;

/** What git and the remote said, without git's advice. */
export const spokenWords = (stderr: string): string =>
  gitWords(
    stderr
      .split(/[\r\n]+/)
      .filter((line) => !ADVICE.test(line))
      .join('\n'),
  );
