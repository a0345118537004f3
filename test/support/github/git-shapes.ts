import { repositoryUrl, webUrl } from './shapes.js';
import { type GithubState, gitIn } from './state.js';

/** The type of an object of the repository; undefined where it has no such object. */
export const typeOf = (on: GithubState, sha: string): string | undefined =>
  /^[0-9a-f]{40}$/.test(sha) ? gitIn(on, ['cat-file', '-t', sha]) : undefined;

/** The commit that a name stands for: a branch, a tag, an id. */
export const commitOf = (on: GithubState, name: string): string | undefined =>
  gitIn(on, ['rev-parse', '--quiet', '--verify', '--end-of-options', `${name}^{commit}`]);

/** The full name and the object of a ref; undefined where there is none of that very name. */
export const readRef = (on: GithubState, ref: string) => {
  const sha = gitIn(on, ['show-ref', '--verify', '--hash', ref]);
  return sha === undefined ? undefined : { ref, sha };
};

export const refJson = (on: GithubState, { ref, sha }: { readonly ref: string; readonly sha: string }) => {
  const type = typeOf(on, sha) ?? 'commit';
  return {
    ref,
    node_id: 'MDA6RW50aXR5MQ==',
    url: `${repositoryUrl(on)}/git/${ref}`,
    object: { sha, type, url: `${repositoryUrl(on)}/git/${type}s/${sha}` },
  };
};

const UNVERIFIED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

export const tagJson = (on: GithubState, sha: string) => {
  const text = gitIn(on, ['cat-file', 'tag', sha]) ?? '';
  const [, object = '', type = '', tag = '', name = '', email = '', seconds = '0', message = ''] =
    /^object (\w+)\ntype (\w+)\ntag (.+)\ntagger (.*?) ?<(.*)> (\d+) [+-]\d{4}\n\n(.*)$/s.exec(text) ?? [];
  return {
    node_id: 'MDA6RW50aXR5MQ==',
    sha,
    url: `${repositoryUrl(on)}/git/tags/${sha}`,
    tag,
    message,
    tagger: { name, email, date: dateOf(seconds) },
    object: { sha: object, type, url: `${repositoryUrl(on)}/git/${type}s/${object}` },
    verification: UNVERIFIED,
  };
};

const dateOf = (seconds: string): string => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;

/** The parts of a commit, each on a line of its own, the message last. */
const COMMIT_FORMAT = ['%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%n');

const commitParts = (on: GithubState, sha: string) => {
  const lines = (gitIn(on, ['log', '-1', '--no-color', `--format=${COMMIT_FORMAT}`, sha]) ?? '').split('\n');
  const [
    tree = '',
    parents = '',
    authorName = '',
    authorEmail = '',
    authorTime = '0',
    name = '',
    email = '',
    time = '0',
  ] = lines;
  const url = `${repositoryUrl(on)}/git/commits`;
  return {
    author: { name: authorName, email: authorEmail, date: dateOf(authorTime) },
    committer: { name, email, date: dateOf(time) },
    message: lines.slice(8).join('\n'),
    tree: { sha: tree, url: `${repositoryUrl(on)}/git/trees/${tree}` },
    parents: parents
      .split(' ')
      .filter(Boolean)
      .map((parent) => ({ sha: parent, url: `${url}/${parent}`, html_url: `${webUrl(on)}/commit/${parent}` })),
  };
};

/** `GET /repos/{owner}/{repo}/git/commits/{sha}`. */
export const gitCommitJson = (on: GithubState, sha: string) => ({
  sha,
  node_id: 'MDA6RW50aXR5MQ==',
  url: `${repositoryUrl(on)}/git/commits/${sha}`,
  html_url: `${webUrl(on)}/commit/${sha}`,
  ...commitParts(on, sha),
  verification: UNVERIFIED,
});

/** A commit among others, as a comparison has it. */
export const commitJson = (on: GithubState, sha: string) => {
  const { parents, ...commit } = commitParts(on, sha);
  const url = `${repositoryUrl(on)}/commits/${sha}`;
  return {
    sha,
    node_id: 'MDA6RW50aXR5MQ==',
    commit: { ...commit, url: `${repositoryUrl(on)}/git/commits/${sha}`, comment_count: 0, verification: UNVERIFIED },
    url,
    html_url: `${webUrl(on)}/commit/${sha}`,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents,
  };
};
