import type { DetectedProject } from './detect.js';
import type { ForgeName } from './detect-forge.js';

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

/** Lays the branch `site` out as the folder that `host` names. */
const FETCH_SITE = `\
mkdir -p site
if git fetch origin +refs/heads/site:refs/remotes/origin/site; then
  git archive refs/remotes/origin/site | tar -x -C site --exclude=.nojekyll
fi`;

/**
 * Makes the folder the next commit of the branch `site`. The push is refused, never forced, where another pipeline was
 * quicker: run the pipeline again then, and it resumes. GitHub Pages serves files as they are where it finds .nojekyll,
 * which belongs to the branch, not to the site.
 */
const pushSite = (indexFile: string): string => `\
export GIT_INDEX_FILE="${indexFile}"
export GIT_COMMITTER_NAME=ota-release GIT_COMMITTER_EMAIL=ota-release@localhost
export GIT_AUTHOR_NAME=ota-release GIT_AUTHOR_EMAIL=ota-release@localhost
git --work-tree=site add --all --force
git update-index --add --cacheinfo "100644,$(git hash-object -w --stdin </dev/null),.nojekyll"
tree=$(git write-tree)
parent=$(git rev-parse --quiet --verify refs/remotes/origin/site || true)
if [ -z "$parent" ] || [ "$(git rev-parse "$parent^{tree}")" != "$tree" ]; then
  commit=$(git commit-tree "$tree" \${parent:+-p "$parent"} -m "Release from $(git rev-parse HEAD)")
  git push origin "$commit:refs/heads/site"
fi`;

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
        run: npx --yes ${PIPELINE_TOOL} check
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
${indent(FETCH_SITE, 10)}
      - name: Release
        run: npx --yes ${PIPELINE_TOOL} release
        env:
          OTA_SIGNING_KEY: \${{ secrets.OTA_SIGNING_KEY }}
      - name: Push the site
        run: |
${indent(pushSite('$RUNNER_TEMP/site.index'), 10)}
`;

const gitlabText = (versionFile: string): string => `\
# Checks every merge request; releases when the file that holds the version changes on the default branch.
# Two variables, both masked and protected: OTA_SIGNING_KEY holds the text of ota.key, OTA_PUSH_TOKEN a project access
# token that may push tags and branches (write_repository). The site is kept in the branch "site": let any web server
# serve that branch.
check:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0"
  script:
    - npx --yes ${PIPELINE_TOOL} check

release:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      changes: ["${versionFile}"]
  variables:
    GIT_DEPTH: "0"
  # One at a time.
  resource_group: ota-release
  script:
    - git remote set-url origin "https://ota-release:$OTA_PUSH_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
    - |
${indent(FETCH_SITE, 6)}
    - npx --yes ${PIPELINE_TOOL} release
    - |
${indent(pushSite('$CI_BUILDS_DIR/site.index'), 6)}
`;
