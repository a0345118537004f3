import { type Handler, NOT_FOUND } from './exchange.js';
import { readRef } from './git-shapes.js';
import { repositoryJson, repositoryUrl, webUrl } from './shapes.js';
import { type GithubState, gitIn } from './state.js';

const defaultBranch = (on: GithubState): string => gitIn(on, ['symbolic-ref', '--short', 'HEAD']) ?? 'main';

const getRepository: Handler = ({ viewer }, on) => ({
  status: 200,
  json: repositoryJson(on, viewer, defaultBranch(on)),
});

const getReadme: Handler = (_request, on) => {
  const lines = (gitIn(on, ['ls-tree', '-l', 'HEAD']) ?? '').split('\n');
  const file = lines.map((line) => /^\d+ blob (\w+) +(\d+)\t(readme(?:\.\w+)?)$/i.exec(line)).find(Boolean);
  if (!file) return NOT_FOUND;
  const [, sha = '', size, path = ''] = file;
  const branch = defaultBranch(on);
  const url = `${repositoryUrl(on)}/contents/${path}?ref=${branch}`;
  const git = `${repositoryUrl(on)}/git/blobs/${sha}`;
  const html = `${webUrl(on)}/blob/${branch}/${path}`;
  const json = {
    name: path,
    path,
    sha,
    size: Number(size),
    url,
    html_url: html,
    git_url: git,
    download_url: `${webUrl(on)}/raw/${branch}/${path}`,
    type: 'file',
    content: Buffer.from(gitIn(on, ['cat-file', 'blob', sha]) ?? '').toString('base64'),
    encoding: 'base64',
    _links: { self: url, git, html },
  };
  return { status: 200, json };
};

const getTarball: Handler = ({ parameters }, on) => {
  const found = ['refs/heads/', 'refs/tags/'].flatMap((prefix) => readRef(on, `${prefix}${parameters.ref}`) ?? []);
  const [first, second] = found;
  if (!first) return NOT_FOUND;
  const headers = {
    'content-type': 'text/html;charset=utf-8',
    location: `${on.addresses.web}/_codeload/${on.owner}/${on.name}/legacy.tar.gz/${first.ref}`,
  };
  // A branch and a tag of one name: GitHub lets the client choose.
  return second
    ? { status: 300, json: { message: 'Multiple resource types were returned for this ref' } }
    : { status: 302, headers };
};

/** Endpoints about the repository as a whole. */
export const repositoryRoutes: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}': getRepository,
  'GET /repos/{owner}/{repo}/readme': getReadme,
  'GET /repos/{owner}/{repo}/tarball/{ref}': getTarball,
};
