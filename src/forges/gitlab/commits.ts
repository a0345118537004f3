import { ask } from './ask.js';
import type { GitlabClient } from './client.js';
import { isAbsence, refusalError } from './refusal.js';
import { refsShape } from './shapes.js';

/**
 * Whether a branch or tag of the project holds the commit (GitLab, “Commits API”, get references a commit is pushed to). A
 * commit that nothing names any more may still be known to GitLab; it has no references then.
 *
 * @throws OtaError `forge-…`.
 */
export const hasCommit = async (client: GitlabClient, commit: string): Promise<boolean> => {
  const question = {
    location: client.location,
    request: `GET repository/commits/${commit}/refs`,
    what: 'read commits',
    shape: refsShape,
    // One is enough; a page that is named keeps the library from fetching the others.
    send: () => client.commits.allReferences(client.project, commit, { type: 'all', page: 1, perPage: 1 }),
  };
  const answer = await ask(question);
  if (answer.kind === 'given') return answer.value.length > 0;
  if (isAbsence(answer.refusal)) return false;
  throw refusalError(question, answer.refusal);
};
