import { commentText } from './comment-text.js';
import { carriedFolder, type HostSetup, isAws, SITE_BRANCH, shellWord } from './host-setup.js';
import { NEXT_VERSION } from './next-version.js';
import { fetchSiteText, pushSiteText, type SiteBranch } from './site-branch.js';

/** What a workflow is written from. */
export interface GithubFacts {
  /** The file that holds the version; absent where a tag makes one. */
  readonly versionFile?: string;
  readonly host: HostSetup;
  /** The command that starts the tool. */
  readonly tool: string;
  /** GitHub Pages serve the branch that keeps the site. */
  readonly pages?: boolean;
}

/** The workflow that checks every pull request and releases from the default branch. */
export const githubWorkflowText = (facts: GithubFacts): string => {
  const { host, versionFile } = facts;
  const identity = identityLine(host);
  return `\
# Checks every pull request; releases ${versionFile === undefined ? 'when a tag v1.2.0 is pushed' : 'when the file that holds the version changes on the default branch'}.
${commentText(secrets(host, facts.pages))}
name: release
on:
  pull_request:
  push:
    ${versionFile === undefined ? "tags: ['v[0-9]*']" : `paths: [${JSON.stringify(versionFile)}]`}
  workflow_dispatch:
permissions: {}
jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read${identity}
    steps:
${checkSteps(facts).map(stepText).join('')}\
  release:
    if: github.event_name != 'pull_request' && ${versionFile === undefined ? "github.ref_type == 'tag'" : 'github.ref_name == github.event.repository.default_branch'}
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write${identity}
    # One at a time, and none is ever cut off.
    concurrency:
      group: ota-release
      cancel-in-progress: false
    steps:
${releaseSteps(facts).map(stepText).join('')}${facts.pages ? pagesJob('release') : ''}`;
};

/** The workflow that signs the index anew every week, and fails long before devices refuse it. */
export const githubRefreshText = (facts: GithubFacts): string => {
  const { host } = facts;
  return `\
# Signs the index anew every week, so that devices never see one that has expired, and fails long before they would. What it needs is
# what the release workflow needs. GitHub switches schedules off in a public repository that has seen no activity for 60 days.
name: refresh
on:
  schedule:
    - cron: '17 4 * * 1'
  workflow_dispatch:
permissions: {}
jobs:
  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: ${writesRepository(host) ? 'write' : 'read'}${identityLine(host)}
    # The group of the release workflow: neither is ever cut off by the other.
    concurrency:
      group: ota-release
      cancel-in-progress: false
    steps:
${refreshSteps(facts).map(stepText).join('')}${facts.pages ? pagesJob('refresh') : ''}`;
};

const identityLine = (host: HostSetup): string => (isAws(host) ? '\n      id-token: write' : '');

const writesRepository = (host: HostSetup): boolean =>
  host.spec.kind === 'git-branch' || carriedFolder(host) !== undefined;

/**
 * What a workflow's own token pushes starts no build of Pages (GitHub, “Troubleshooting 404 errors”, “Using GITHUB_TOKEN”); a
 * build that is asked for (REST, “Request a GitHub Pages build”) takes the newest commit of the branch.
 */
const pagesJob = (needs: string): string => `\
  pages:
    # What a job's own token pushes starts no build of Pages: this asks for one.
    needs: ${needs}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      pages: write
    steps:
      - name: Build Pages
        run: |
          if ! gh api --silent --method POST "repos/$GITHUB_REPOSITORY/pages/builds"; then
            echo '::warning::Pages took no request. Choose the branch in Settings, Pages, Deploy from a branch: that builds at once.'
          fi
        env:
          GH_TOKEN: \${{ github.token }}
`;

const KEY = 'The secret OTA_SIGNING_KEY holds the text of ota.key.';
const READ_BY_ANYBODY = 'No secret is needed, or visible, on a pull request: there the site is read as anybody may.';
const NO_SECRET = 'No secret is needed, or visible, on a pull request.';

/** What the jobs are given. */
const secrets = (host: HostSetup, pages = false): string => {
  const { spec } = host;
  switch (spec.kind) {
    case 's3':
      return isAws(host)
        ? `${KEY} The release takes the role that the variable AWS_ROLE_ARN names, which may write to the bucket${regionOf(host) === undefined ? '; the variable AWS_REGION names its region' : ''}. A pull request reads the site as anybody may, or with the role in AWS_READ_ROLE_ARN, which may do nothing but read and which no fork gets.`
        : `${KEY} The secrets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are those of the object storage. ${READ_BY_ANYBODY}`;
    case 'http-put':
      return `${KEY} The secret OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD, is for the server. ${READ_BY_ANYBODY}`;
    case 'git-branch':
      return `${KEY} The site is kept in the branch ${JSON.stringify(spec.branch)}: ${pages ? PAGES : 'let GitHub Pages (docs/hosting.md of ota-release has the job for it), or any web server, serve that branch.'} ${NO_SECRET}`;
    case 'directory':
      return carriedFolder(host) === undefined
        ? `${KEY} The site is in a directory of the machine that runs the jobs: name that runner in runs-on. ${NO_SECRET}`
        : `${KEY} The site is kept in the branch ${JSON.stringify(SITE_BRANCH)}: let GitHub Pages, or any web server, serve that branch. ${NO_SECRET}`;
  }
};

const PAGES = 'let GitHub Pages serve it once it is there (Settings, Pages, Deploy from a branch).';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const CHECKOUT = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const TAKE_ROLE = 'aws-actions/configure-aws-credentials@61815dcd50bd041e203e49132bacad1fd04d2708 # v5.1.1';
const SUMMARY = '--summary "$GITHUB_STEP_SUMMARY"';

const expression = (text: string): string => `\${{ ${text} }}`;
const secret = (name: string): Readonly<Record<string, string>> => ({ [name]: expression(`secrets.${name}`) });

const regionOf = ({ spec }: HostSetup): string | undefined => (spec.kind === 's3' ? spec.region : undefined);

/** The step that takes a role of AWS. */
const takeRole = (host: HostSetup, variable: string, condition?: string): readonly Step[] =>
  isAws(host)
    ? [
        {
          name: 'Take the role',
          ...(condition === undefined ? {} : { if: condition }),
          uses: TAKE_ROLE,
          with: {
            'role-to-assume': expression(`vars.${variable}`),
            'aws-region': regionOf(host) ?? expression('vars.AWS_REGION'),
          },
        },
      ]
    : [];

const checkSteps = ({ host, tool, versionFile }: GithubFacts): readonly Step[] => [
  { uses: CHECKOUT, with: { 'fetch-depth': '0', 'persist-credentials': 'false' } },
  ...takeRole(
    host,
    'AWS_READ_ROLE_ARN',
    'vars.AWS_READ_ROLE_ARN && github.event.pull_request.head.repo.full_name == github.repository',
  ),
  {
    name: 'Check',
    run: versionFile === undefined ? `${NEXT_VERSION}\n${tool} check ${SUMMARY}` : `${tool} check ${SUMMARY}`,
    env: readingEnvironment(host),
  },
];

/** What it takes to read the site of a repository, or a bucket, that isn’t everybody’s. */
const readingEnvironment = (host: HostSetup): Readonly<Record<string, string>> => {
  if (host.spec.kind === 'git-branch') return { GITHUB_TOKEN: expression('github.token') };
  return isAws(host) && regionOf(host) === undefined ? { AWS_REGION: expression('vars.AWS_REGION') } : {};
};

const releaseSteps = ({ host, tool }: GithubFacts): readonly Step[] => {
  const site = carriedSite(host);
  return [
    { uses: CHECKOUT, with: { 'fetch-depth': '0' } },
    ...takeRole(host, 'AWS_ROLE_ARN'),
    ...(site ? [{ name: 'Fetch the site', run: fetchSiteText(site) }] : []),
    {
      name: 'Release',
      run: `${tool} release ${SUMMARY}`,
      env: { ...secret('OTA_SIGNING_KEY'), ...writingEnvironment(host) },
    },
    ...(site ? [{ name: 'Push the site', run: pushSiteText({ ...site, push: 'git push origin' }) }] : []),
  ];
};

const refreshSteps = ({ host, tool }: GithubFacts): readonly Step[] => {
  const site = carriedSite(host);
  const environment = writingEnvironment(host);
  return [
    { uses: CHECKOUT, with: { 'fetch-depth': '0' } },
    ...takeRole(host, 'AWS_ROLE_ARN'),
    ...(site ? [{ name: 'Fetch the site', run: fetchSiteText(site) }] : []),
    {
      name: 'Refresh',
      run: `${tool} refresh ${SUMMARY}`,
      env: { ...secret('OTA_SIGNING_KEY'), ...environment },
    },
    ...(site ? [{ name: 'Push the site', run: pushSiteText({ ...site, push: 'git push origin' }) }] : []),
    // Also where the refresh has failed: then it says how long there is to put that right.
    { name: 'Status', if: 'always()', run: `${tool} status ${SUMMARY}`, env: environment },
  ];
};

const carriedSite = (host: HostSetup): SiteBranch | undefined => {
  const folder = carriedFolder(host);
  return folder === undefined ? undefined : { branch: SITE_BRANCH, folder: shellWord(folder) };
};

const writingEnvironment = (host: HostSetup): Readonly<Record<string, string>> => {
  const { kind } = host.spec;
  if (kind === 'http-put')
    return { ...secret('OTA_HOST_TOKEN'), ...secret('OTA_HOST_USER'), ...secret('OTA_HOST_PASSWORD') };
  return kind === 's3' && !isAws(host) ? { ...secret('AWS_ACCESS_KEY_ID'), ...secret('AWS_SECRET_ACCESS_KEY') } : {};
};

const stepText = (step: Step): string => {
  const lines = [
    ...(step.name === undefined ? [] : [`name: ${step.name}`]),
    ...(step.if === undefined ? [] : [`if: ${step.if}`]),
    ...(step.uses === undefined ? [] : [`uses: ${step.uses}`]),
    ...mapLines('with', step.with),
    ...(step.run === undefined ? [] : runLines(step.run)),
    ...mapLines('env', step.env),
  ];
  return lines.map((line, i) => `${i === 0 ? '      - ' : line === '' ? '' : '        '}${line}\n`).join('');
};

const mapLines = (key: string, map: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.keys(map).length === 0
    ? []
    : [`${key}:`, ...Object.entries(map).map(([name, value]) => `  ${name}: ${value}`)];

const runLines = (script: string): readonly string[] =>
  script.includes('\n')
    ? ['run: |', ...script.split('\n').map((line) => (line === '' ? '' : `  ${line}`))]
    : [`run: ${script}`];
