import { type Handler, invalid, NOT_FOUND, refusal } from './exchange.js';
import { commitJson, commitOf, gitCommitJson, readRef, refJson, tagJson, typeOf } from './git-shapes.js';
import { refusesCreation } from './rulesets.js';
import { repositoryUrl, webUrl } from './shapes.js';
import { type GithubState, gitIn } from './state.js';

const isEmpty = (on: GithubState): boolean => gitIn(on, ['rev-list', '--all', '--max-count=1']) === '';
const EMPTY = refusal(409, 'Git Repository is empty.');

const getRef: Handler = ({ parameters }, on) => {
  const found = readRef(on, `refs/${parameters.ref}`);
  if (found) return { status: 200, json: refJson(on, found) };
  return isEmpty(on) ? EMPTY : NOT_FOUND;
};

const createRef: Handler = ({ json, viewer }, on) => {
  const ref = String(json.ref);
  const sha = String(json.sha);
  if (!/^refs\/[^/]+\/./.test(ref)) return invalid('Reference name is invalid');
  if (typeOf(on, sha) === undefined) return invalid('Object does not exist');
  if (readRef(on, ref)) return invalid('Reference already exists');
  if (refusesCreation(on, ref, viewer))
    return invalid('Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n');
  // An update that expects nothing there: of two at once, one is refused.
  if (gitIn(on, ['update-ref', ref, sha, '0'.repeat(40)]) === undefined) return invalid('Reference already exists');
  const made = refJson(on, { ref, sha });
  return { status: 201, json: made, headers: { location: made.url } };
};

const SIGNATURE = '-----BEGIN SSH SIGNATURE-----\nZG91Ymxl\n-----END SSH SIGNATURE-----\n';

const createTag: Handler = ({ json, viewer }, on) => {
  const { tag, message, object, type } = json;
  if (typeOf(on, String(object)) !== type) return invalid('Object does not exist');
  const { name, email, date } = taggerOf(json.tagger, viewer.login);
  const head = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${name} <${email}> ${Date.parse(date) / 1000} +0000`;
  const sha = gitIn(on, ['mktag'], `${head}\n\n${message}${on.signsTags ? SIGNATURE : ''}`);
  if (sha === undefined) return invalid('Validation Failed', [{ resource: 'Tag', code: 'invalid', field: 'tag' }]);
  const made = tagJson(on, sha);
  return { status: 201, json: made, headers: { location: made.url } };
};

const taggerOf = (tagger: unknown, login: string) => ({
  name: login,
  email: `${login}@users.noreply.github.com`,
  date: '2026-01-15T10:00:00Z',
  ...(typeof tagger === 'object' ? tagger : {}),
});

const getTag: Handler = ({ parameters }, on) => {
  const sha = parameters.tag_sha ?? '';
  return typeOf(on, sha) === 'tag' ? { status: 200, json: tagJson(on, sha) } : NOT_FOUND;
};

const getCommit: Handler = ({ parameters }, on) => {
  const sha = parameters.commit_sha ?? '';
  if (typeOf(on, sha) === 'commit') return { status: 200, json: gitCommitJson(on, sha) };
  return isEmpty(on) ? EMPTY : NOT_FOUND;
};

const branchesWhereHead: Handler = ({ parameters }, on) => {
  const sha = parameters.commit_sha ?? '';
  if (typeOf(on, sha) !== 'commit') return isEmpty(on) ? EMPTY : invalid(`No commit found for SHA: ${sha}`);
  const names = gitIn(on, ['for-each-ref', `--points-at=${sha}`, '--format=%(refname:strip=2)', 'refs/heads']) ?? '';
  const commit = { sha, url: `${repositoryUrl(on)}/commits/${sha}` };
  const json = names
    .split('\n')
    .filter(Boolean)
    .map((name) => ({ name, commit, protected: false }));
  return { status: 200, json };
};

const compare: Handler = ({ parameters }, on) => {
  const basehead = parameters.basehead ?? '';
  const [base, head] = basehead.split('...').map((name) => commitOf(on, name));
  const mergeBase = base && head ? gitIn(on, ['merge-base', base, head]) : undefined;
  if (!base || !head || !mergeBase) return NOT_FOUND;
  const count = (range: string): number => Number(gitIn(on, ['rev-list', '--count', range]));
  const ahead = count(`${base}..${head}`);
  const behind = count(`${head}..${base}`);
  const commits = (gitIn(on, ['rev-list', '--reverse', `${base}..${head}`]) ?? '').split('\n').filter(Boolean);
  const html = `${webUrl(on)}/compare/${basehead}`;
  const json = {
    url: `${repositoryUrl(on)}/compare/${basehead}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitJson(on, base),
    merge_base_commit: commitJson(on, mergeBase),
    status: ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical',
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: commits.map((sha) => commitJson(on, sha)),
    files: [],
  };
  return { status: 200, json };
};

/** Endpoints about refs, tags and commits, over the real repository. */
export const gitRoutes: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'POST /repos/{owner}/{repo}/git/refs': createRef,
  'POST /repos/{owner}/{repo}/git/tags': createTag,
  'GET /repos/{owner}/{repo}/git/tags/{tag_sha}': getTag,
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': getCommit,
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head': branchesWhereHead,
  'GET /repos/{owner}/{repo}/compare/{basehead}': compare,
};
