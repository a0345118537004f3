import type { Connection } from '../forge.js';
import { ask } from './ask.js';
import type { GitlabClient } from './client.js';
import { projectQuestion } from './project.js';
import { readRefusal, refusalError } from './refusal.js';
import { reached } from './send.js';
import { tagsShape } from './shapes.js';

/**
 * What a device would find (Ivy contract, “Source download”): Ivy asks GitLab for the tags like `v0.0.0`, where an empty
 * list is a yes, then fetches the archive of the tag. The README is told by the project itself.
 *
 * @throws OtaError `forge-unreachable`, `forge-rate-limited`, `forge-answer-unexpected`.
 */
export const connect = async (client: GitlabClient, tag: string | undefined): Promise<Connection> => {
  if (!(await readsTags(client))) return { repository: false, archive: undefined, readme: undefined };
  return {
    repository: true,
    archive: tag === undefined ? undefined : await hasArchive(client, tag),
    readme: await hasReadme(client),
  };
};

const readsTags = async (client: GitlabClient): Promise<boolean> => {
  const question = {
    location: client.location,
    request: 'GET repository/tags',
    what: 'read tags',
    shape: tagsShape,
    send: () => client.tags.all(client.project, { search: 'v0.0.0', page: 1, perPage: 1 }),
  };
  const answer = await ask(question);
  if (answer.kind === 'given') return true;
  if (NO.has(answer.refusal.status)) return false;
  throw refusalError(question, answer.refusal);
};

/** A token that GitLab doesn't know, may not use, or lets see nothing. */
const NO: ReadonlySet<number> = new Set([401, 403, 404]);

/**
 * By HEAD, so that no archive travels (GitLab, “Repositories API”, get file archive). GitLab allows five archives a minute,
 * and counts this one.
 */
const hasArchive = async ({ location, raw }: GitlabClient, tag: string): Promise<boolean | undefined> => {
  const path = `repository/archive.tar.gz?sha=${encodeURIComponent(tag)}`;
  const response = await reached(location, () => raw(path, { method: 'HEAD' }));
  if (response.ok) return true;
  if (NO.has(response.status)) return false;
  if (response.status === METHOD_NOT_ALLOWED) return undefined;
  const refusal = await reached(location, () => readRefusal(response));
  throw refusalError({ location, request: `HEAD ${path}`, what: 'download archives' }, refusal);
};

const METHOD_NOT_ALLOWED = 405;

const hasReadme = async (client: GitlabClient): Promise<boolean | undefined> => {
  const answer = await ask(projectQuestion(client));
  if (answer.kind === 'refused' || answer.value.readme_url === undefined) return undefined;
  return answer.value.readme_url !== null;
};
