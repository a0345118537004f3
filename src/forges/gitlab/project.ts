import type { Question } from './ask.js';
import type { GitlabClient } from './client.js';
import { type ProjectFacts, projectShape } from './shapes.js';

/** The request for the project itself (GitLab, “Projects API”, get a single project), as the token's user sees it. */
export const projectQuestion = (client: GitlabClient): Question<ProjectFacts> => ({
  location: client.location,
  request: 'GET project',
  what: 'read the project',
  shape: projectShape,
  send: () => client.projects.show(client.project),
});
