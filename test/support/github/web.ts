import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import { serveGit } from '../git-http.js';
import { pushRefusal, viewerOf } from './access.js';
import type { GithubState } from './state.js';

/** What github.com itself serves: git, archives, and the files of releases. */
export const webListener =
  (on: GithubState): RequestListener =>
  (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://server');
    const repository = `/${on.owner}/${on.name}`;
    const path = decodeURIComponent(pathname);
    if (path.startsWith(`${repository}.git/`)) return serveGitFor(on, request, response, pathname, search);
    if (path.startsWith('/_codeload/')) return serveArchive(on, request, response, path);
    if (path.startsWith(`${repository}/releases/download/`)) return serveDownload(on, response, path);
    response.writeHead(404).end('not here');
  };

/** Where downloads are redirected to: it knows the signed address and nobody's token. */
export const storageListener =
  (on: GithubState): RequestListener =>
  (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
    const asset = on.releases.flatMap(({ assets }) => assets).find(({ id }) => `/${id}` === pathname);
    // As object stores do: two credentials are one too many.
    if (!asset || !searchParams.has('signed') || request.headers.authorization)
      return void response.writeHead(400).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    createReadStream(asset.file).pipe(response);
  };

const serveGitFor = (
  on: GithubState,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  search: string,
): void => {
  const viewer = viewerOf(on, request.headers.authorization);
  const pushes = pathname.endsWith('/git-receive-pack') || search.includes('git-receive-pack');
  if (!viewer || (viewer.kind === 'anonymous' && (pushes || on.private)))
    return void response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('who are you?');
  const refused = pushes ? pushRefusal(on, viewer) : undefined;
  if (refused !== undefined) return void response.writeHead(403, { 'content-type': 'text/plain' }).end(refused);
  const below = pathname.slice(`/${on.owner}/${on.name}.git`.length);
  serveGit(request, response, { root: dirname(on.gitDirectory), path: `/${basename(on.gitDirectory)}${below}` });
};

const serveArchive = (on: GithubState, request: IncomingMessage, response: ServerResponse, path: string): void => {
  const [, ref] = /\/legacy\.tar\.gz\/(.+)$/.exec(path) ?? [];
  if (!on.archives || ref === undefined) return void response.writeHead(404).end('not here');
  response.writeHead(200, { 'content-type': 'application/x-gzip' });
  if (request.method === 'HEAD') return void response.end();
  const args = ['-C', on.gitDirectory, 'archive', '--format=tar.gz', `--prefix=${on.owner}-${on.name}/`, ref];
  spawn('git', args, { stdio: ['ignore', 'pipe', 'ignore'] }).stdout.pipe(response);
};

const serveDownload = (on: GithubState, response: ServerResponse, path: string): void => {
  const found = on.releases
    .filter(({ draft }) => !draft)
    .flatMap((release) => release.assets.map((asset) => ({ release, asset })))
    .find(({ release, asset }) => path.endsWith(`/releases/download/${release.tagName}/${asset.name}`));
  if (!found) return void response.writeHead(404).end('not here');
  response.writeHead(200, { 'content-type': found.asset.contentType });
  createReadStream(found.asset.file).pipe(response);
};
