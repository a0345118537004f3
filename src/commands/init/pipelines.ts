import { commentText } from './comment-text.js';
import type { DetectedProject } from './detect.js';
import type { ForgeName } from './detect-forge.js';
import { githubWorkflowText } from './github-workflow.js';
import { gitlabJobsText } from './gitlab-jobs.js';
import { carriedFolder, type HostSetup, isAws, SITE_BRANCH, shellWord } from './host-setup.js';

/** The versions of the tool that a new pipeline runs: fixes are taken, changes of behaviour are not. */
export const PIPELINE_TOOL = 'ota-release@0.1';

const TOOL = `npx --yes ${PIPELINE_TOOL}`;

/** A pipeline file: where the forge looks for it, and its text. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

/** The pipeline that checks every change and releases from the default branch, one release at a time. */
export const pipelineFile = (
  forge: ForgeName,
  { versionFile }: Pick<DetectedProject, 'versionFile'>,
  host: HostSetup,
): PipelineFile =>
  forge === 'github'
    ? { path: '.github/workflows/release.yml', text: githubWorkflowText({ versionFile, host, tool: TOOL }) }
    : { path: '.gitlab-ci.yml', text: gitlabText(versionFile, host) };

const gitlabText = (versionFile: string, host: HostSetup): string => {
  const folder = carriedFolder(host);
  return `\
# Judges every merge request; releases when the file that holds the version changes on the default branch.
${commentText(secrets(host))}
${gitlabJobsText({
  jobs: { shared: '.ota-release', check: 'check', release: 'release' },
  image: 'node:22',
  variables: {},
  releaseVariables: {},
  resourceGroup: 'ota-release',
  run: { check: `${TOOL} check`, release: `${TOOL} release` },
  ...(folder === undefined ? {} : { site: { branch: SITE_BRANCH, folder: shellWord(folder), optional: false } }),
  ...(isAws(host) ? { awsIdentity: true } : {}),
  releaseRules: [
    { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes: versionFile },
  ],
})}`;
};

const KEY = 'The variable OTA_SIGNING_KEY, masked and protected, holds the text of ota.key.';
const PUSHED =
  "by the job's own token (Settings, CI/CD, Job token permissions: allow Git push requests to the repository) or by a project access token in the variable GITLAB_TOKEN (scopes api and write_repository).";
const TAG = `The tag is pushed ${PUSHED}`;
const READ_BY_ANYBODY = 'In a merge request the site is read as anybody may.';

/** What the jobs are given. */
const secrets = (host: HostSetup): string => {
  const { spec } = host;
  const branchPushed = (branch: string): string =>
    `${KEY} The tag, and the branch "${branch}" that keeps the site, are pushed ${PUSHED} Let Pages or any web server serve the branch.`;
  switch (spec.kind) {
    case 's3':
      return isAws(host)
        ? `${KEY} ${TAG} The release takes the role that the variable AWS_ROLE_ARN names, protected, which may write to the bucket and trusts the identity tokens of this project (audience sts.amazonaws.com)${spec.region === undefined ? '; AWS_REGION names the region' : ''}. ${READ_BY_ANYBODY}`
        : `${KEY} ${TAG} The variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, masked and protected, are those of the object storage. ${READ_BY_ANYBODY}`;
    case 'http-put':
      return `${KEY} ${TAG} The variable OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD, masked and protected, is for the server; packages of this very GitLab need none. ${READ_BY_ANYBODY}`;
    case 'git-branch':
      return branchPushed(spec.branch);
    case 'directory':
      return carriedFolder(host) === undefined
        ? `${KEY} ${TAG} The site is in a directory of the machine that runs the jobs: let them run there alone, by tags.`
        : branchPushed(SITE_BRANCH);
  }
};
