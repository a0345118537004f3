import type { DetectedProject } from './detect.js';
import type { ForgeName } from './detect-forge.js';
import { gitlabJobsText } from './gitlab-jobs.js';
import { fetchSiteText, pushSiteText } from './site-branch.js';

/** The versions of the tool that a new pipeline runs: fixes are taken, changes of behaviour are not. */
export const PIPELINE_TOOL = 'ota-release@0.1';

/** A pipeline file: where the forge looks for it, and its text. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

/** The pipeline that checks every change and releases from the default branch. */
export const pipelineFile = (forge: ForgeName, project: Pick<DetectedProject, 'versionFile'>): PipelineFile =>
  forge === 'github'
    ? { path: '.github/workflows/release.yml', text: githubText(project.versionFile) }
    : { path: '.gitlab-ci.yml', text: gitlabText(project.versionFile) };

/** The branch that keeps the site, and the folder that `host` names. */
const SITE = { branch: 'site', folder: 'site' } as const;

const indent = (text: string, blanks: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(blanks));

const githubText = (versionFile: string): string => `\
# Checks every pull request; releases when the file that holds the version changes on the default branch.
# The secret OTA_SIGNING_KEY holds the text of ota.key. The site is kept in the branch "site": let GitHub Pages, or any
# web server, serve that branch. No secret is needed, or visible, on a pull request.
name: release
on:
  pull_request:
  push:
    paths: ["${versionFile}"]
permissions: {}
jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Check
        run: npx --yes ${PIPELINE_TOOL} check --summary "$GITHUB_STEP_SUMMARY"
  release:
    if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write
    # One at a time, and none is ever cut off.
    concurrency:
      group: ota-release
      cancel-in-progress: false
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
      - name: Fetch the site
        run: |
${indent(fetchSiteText(SITE), 10)}
      - name: Release
        run: npx --yes ${PIPELINE_TOOL} release --summary "$GITHUB_STEP_SUMMARY"
        env:
          OTA_SIGNING_KEY: \${{ secrets.OTA_SIGNING_KEY }}
      - name: Push the site
        run: |
${indent(pushSiteText({ ...SITE, push: 'git push origin' }), 10)}
`;

const gitlabText = (versionFile: string): string => `\
# Judges every merge request; releases when the file that holds the version changes on the default branch.
# The variable OTA_SIGNING_KEY, masked and protected, holds the text of ota.key. The tag, and the branch "site" that keeps the
# site, are pushed by the job's own token (Settings, CI/CD, Job token permissions: allow Git push requests to the repository)
# or by a project access token in the variable GITLAB_TOKEN (scopes api and write_repository). Let any web server serve the
# branch.
${gitlabJobsText({
  jobs: { shared: '.ota-release', check: 'check', release: 'release' },
  image: 'node:22',
  variables: {},
  releaseVariables: {},
  resourceGroup: 'ota-release',
  run: { check: `npx --yes ${PIPELINE_TOOL} check`, release: `npx --yes ${PIPELINE_TOOL} release` },
  site: { ...SITE, optional: false },
  releaseRules: [
    { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes: versionFile },
  ],
})}`;
