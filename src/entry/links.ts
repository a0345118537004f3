import type { FileFromRoot } from '../report/run-record.js';
import type { SummaryLinks } from '../report/summary-section.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the links of a summary go: files to the commit that the job runs on, codes to the errors page of the action's own
 * repository. What the environment doesn't tell has no link.
 */
export const summaryLinks = (environment: Environment, fileFromRoot: FileFromRoot): SummaryLinks => {
  const files = blobUrl(environment);
  const docs = actionUrl(environment);
  return {
    ...(files === undefined
      ? {}
      : { fileLink: (file, line) => linkTo(files, fileFromRoot(file), line === undefined ? '' : `#L${line}`) }),
    ...(docs === undefined ? {} : { docsLink: (path: string) => `${docs}/${path}` }),
  };
};

const linkTo = (files: string, path: string | undefined, fragment: string): string | undefined =>
  path === undefined ? undefined : `${files}/${path.split('/').map(encodeURIComponent).join('/')}${fragment}`;

/** The commit's files in the forge's own pages. */
const blobUrl = (environment: Environment): string | undefined => {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } =
    environment;
  if (GITHUB_ACTIONS === 'true' && GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
};

/** The repository of the action, at the version that the step uses. */
const actionUrl = (environment: Environment): string | undefined => {
  const { GITHUB_SERVER_URL, GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF } = environment;
  if (!GITHUB_SERVER_URL || !GITHUB_ACTION_REPOSITORY || !GITHUB_ACTION_REF) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_ACTION_REPOSITORY}/blob/${GITHUB_ACTION_REF}`;
};
