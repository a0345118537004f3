import type { ApiAnswer, ApiRequest, Handler } from './exchange.js';
import { invalid, NOT_FOUND } from './exchange.js';
import { readRef } from './git-shapes.js';
import { releaseJson } from './release-shapes.js';
import { refusesCreation } from './rulesets.js';
import { repositoryUrl } from './shapes.js';
import { type GithubState, gitIn, nextId, type ReleaseState } from './state.js';

const mayWrite = ({ viewer }: ApiRequest): boolean =>
  ['write', 'admin'].includes(viewer.role) && viewer.contents === 'write';

/** The part of a list that a request asks for, with the link to the next one. */
export const pageOf = <T>(
  items: readonly T[],
  { query }: ApiRequest,
  url: string,
  toJson: (item: T) => unknown,
): ApiAnswer => {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const part = items.slice((page - 1) * size, page * size);
  const link = `<${url}?per_page=${size}&page=${page + 1}>; rel="next"`;
  return { status: 200, json: part.map(toJson), headers: page * size < items.length ? { link } : {} };
};

const list: Handler = (request, on) => {
  const seen = on.releases.filter(({ draft }) => !draft || mayWrite(request));
  return pageOf([...seen].reverse(), request, `${repositoryUrl(on)}/releases`, (release) => releaseJson(on, release));
};

const getByTag: Handler = ({ parameters }, on) => {
  const found = on.releases.find(({ tagName, draft }) => tagName === parameters.tag && !draft);
  return found ? { status: 200, json: releaseJson(on, found) } : NOT_FOUND;
};

export const releaseById = ({ parameters }: ApiRequest, on: GithubState): ReleaseState | undefined =>
  on.releases.find(({ id }) => String(id) === parameters.release_id);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const create: Handler = (request, on) => {
  const { json } = request;
  const release: ReleaseState = {
    id: nextId(on),
    tagName: String(json.tag_name),
    target: String(json.target_commitish ?? 'main'),
    name: textOf(json.name),
    body: textOf(json.body),
    draft: true,
    prerelease: json.prerelease === true,
    immutable: false,
    createdAt: '2026-01-15T10:00:00Z',
    publishedAt: null,
    assets: [],
  };
  const refusal = json.draft === true ? undefined : publish(release, request, on);
  if (refusal) return refusal;
  on.releases.push(release);
  const made = releaseJson(on, release);
  return { status: 201, json: made, headers: { location: made.url } };
};

const update: Handler = (request, on) => {
  const release = releaseById(request, on);
  if (!release) return NOT_FOUND;
  const { json } = request;
  if (release.immutable && ['draft', 'tag_name', 'target_commitish'].some((key) => key in json && json[key] !== false))
    return invalid('Validation Failed', [{ resource: 'Release', code: 'custom', message: 'Release is immutable' }]);
  if (json.draft === false && release.draft) {
    const refusal = publish(release, request, on);
    if (refusal) return refusal;
  }
  if ('name' in json) release.name = textOf(json.name);
  if ('body' in json) release.body = textOf(json.body);
  if ('prerelease' in json) release.prerelease = json.prerelease === true;
  if (json.make_latest === 'true' && !release.prerelease) on.latestReleaseId = release.id;
  return { status: 200, json: releaseJson(on, release) };
};

/** Makes a draft visible, and its tag where there is none: at the end of the default branch, as GitHub does. */
const publish = (release: ReleaseState, { viewer }: ApiRequest, on: GithubState): ApiAnswer | undefined => {
  const { tagName } = release;
  if (on.releases.some((other) => other !== release && !other.draft && other.tagName === tagName))
    return invalid('Validation Failed', [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }]);
  if (!readRef(on, `refs/tags/${tagName}`)) {
    if (refusesCreation(on, `refs/tags/${tagName}`, viewer)) return invalid('Validation Failed', NO_TAG);
    gitIn(on, ['tag', tagName, 'HEAD']);
  }
  release.draft = false;
  release.immutable = on.immutableReleases;
  release.publishedAt = '2026-01-15T10:05:00Z';
  return undefined;
};

const NO_TAG = [
  {
    resource: 'Release',
    code: 'custom',
    field: 'pre_receive',
    message: 'pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n',
  },
  { resource: 'Release', code: 'custom', message: 'Published releases must have a valid tag' },
];

const remove: Handler = (request, on) => {
  const release = releaseById(request, on);
  if (!release) return NOT_FOUND;
  on.releases.splice(on.releases.indexOf(release), 1);
  return { status: 204 };
};

/** Endpoints about releases. */
export const releaseRoutes: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}/releases': list,
  'POST /repos/{owner}/{repo}/releases': create,
  'GET /repos/{owner}/{repo}/releases/tags/{tag}': getByTag,
  'PATCH /repos/{owner}/{repo}/releases/{release_id}': update,
  'DELETE /repos/{owner}/{repo}/releases/{release_id}': remove,
};
