import { commentText } from './comment-text.js';
import type { ForgeName } from './detect-forge.js';
import { githubRefreshText, githubWorkflowText } from './github-workflow.js';
import { type GitlabFace, gitlabJobsText, gitlabRefreshText } from './gitlab-jobs.js';
import { carriedFolder, type HostSetup, isAws, SITE_BRANCH, shellWord } from './host-setup.js';
import { NEXT_VERSION } from './next-version.js';

/** The versions of the tool that a new pipeline runs: fixes are taken, changes of behaviour are not. */
export const PIPELINE_TOOL = 'ota-release@0.1';

const TOOL = `npx --yes ${PIPELINE_TOOL}`;

/** A pipeline file: where the forge looks for it, and its text. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

/** What pipelines are written from. */
export interface PipelineFacts {
  /** The file that holds the version, relative to the top of the repository; absent where a tag makes one. */
  readonly versionFile?: string;
  /** The forge’s Pages serve the branch that keeps the site. */
  readonly pages?: boolean;
  /** A scheduled job signs the index anew. */
  readonly refresh?: boolean;
}

/** The pipeline that checks every change and releases from the default branch, one release at a time. */
export const pipelineFile = (forge: ForgeName, facts: PipelineFacts, host: HostSetup): PipelineFile =>
  forge === 'github'
    ? { path: '.github/workflows/release.yml', text: githubWorkflowText(githubFacts(facts, host)) }
    : { path: '.gitlab-ci.yml', text: gitlabText(facts, host) };

/** Every file of the pipelines of a forge: on GitLab one file has all jobs. */
export const pipelineFiles = (forge: ForgeName, facts: PipelineFacts, host: HostSetup): readonly PipelineFile[] => [
  pipelineFile(forge, facts, host),
  ...(forge === 'github' && facts.refresh
    ? [{ path: '.github/workflows/refresh.yml', text: githubRefreshText(githubFacts(facts, host)) }]
    : []),
];

const githubFacts = ({ versionFile, pages = false }: PipelineFacts, host: HostSetup) => ({
  host,
  pages,
  tool: TOOL,
  ...(versionFile === undefined ? {} : { versionFile }),
});

/** The branch that keeps the site, whichever way. */
export const siteBranch = (host: HostSetup): string =>
  host.spec.kind === 'git-branch' ? host.spec.branch : SITE_BRANCH;

const gitlabText = ({ versionFile, pages = false, refresh = false }: PipelineFacts, host: HostSetup): string => {
  const folder = carriedFolder(host);
  const releaseRules = releaseRulesOf(versionFile);
  const face: GitlabFace = {
    jobs: { shared: '.ota-release', check: 'check', release: 'release' },
    image: 'node:22',
    variables: {},
    releaseVariables: {},
    resourceGroup: 'ota-release',
    run: {
      check: versionFile === undefined ? `${NEXT_VERSION}\n${TOOL} check` : `${TOOL} check`,
      release: `${TOOL} release`,
    },
    ...(folder === undefined ? {} : { site: { branch: SITE_BRANCH, folder: shellWord(folder), optional: false } }),
    ...(isAws(host) ? { awsIdentity: true } : {}),
    releaseRules,
    ...(pages
      ? { pages: { job: 'pages', branch: shellWord(siteBranch(host)), rules: releaseRules, variables: {} } }
      : {}),
  };
  return `\
# Judges every merge request; releases ${versionFile === undefined ? 'when a tag v1.2.0 is pushed' : 'when the file that holds the version changes on the default branch'}.
${commentText(secrets(host))}
${gitlabJobsText(face)}${refresh ? `\n${gitlabRefreshText(face, { job: 'ota-refresh', refresh: `${TOOL} refresh`, status: `${TOOL} status` })}` : ''}`;
};

const releaseRulesOf = (versionFile: string | undefined) =>
  versionFile === undefined
    ? [{ if: '$CI_COMMIT_TAG =~ /^v[0-9]/' }]
    : [
        { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes: versionFile },
        // Started by hand: the first release, or one that was cut short.
        { if: '$CI_PIPELINE_SOURCE =~ /^(web|api)$/ && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
      ];

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
