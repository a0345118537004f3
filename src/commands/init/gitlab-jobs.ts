import { fetchSiteText, pushSiteText, type SiteBranch } from './site-branch.js';

/** When a job is part of a pipeline. */
export interface GitlabRule {
  readonly if: string;
  readonly changes?: string;
  readonly when?: 'manual';
}

/**
 * What the pipelines for GitLab differ in: the component takes its values as inputs, the plain file as variables, and the
 * pipeline that `init` writes has them in its text. No value holds a single quote.
 */
export interface GitlabFace {
  /** Names of the jobs; `shared` is the hidden job that the others extend. */
  readonly jobs: { readonly shared: string; readonly check: string; readonly release: string };
  readonly image: string;
  /** Absent where GitLab's own default is meant. */
  readonly stages?: { readonly check: string; readonly release: string };
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that the release alone is given. */
  readonly releaseVariables: Readonly<Record<string, string>>;
  readonly resourceGroup: string;
  /** Shell commands. */
  readonly run: { readonly check: string; readonly release: string };
  /**
   * The folder that holds the site and the branch that carries it, as shell words; `optional` where the branch's name may be
   * empty. Absent where the host keeps the site itself.
   */
  readonly site?: CarriedSite;
  /** The jobs show AWS who they are, where the variable AWS_ROLE_ARN names a role. */
  readonly awsIdentity?: boolean;
  readonly releaseRules: readonly GitlabRule[];
  /** The job that publishes the site as Pages; absent where there is none. */
  readonly pages?: {
    readonly job: string;
    /** The branch that is published, as a shell word. */
    readonly branch: string;
    readonly rules: readonly GitlabRule[];
    readonly variables: Readonly<Record<string, string>>;
  };
}

type CarriedSite = SiteBranch & { readonly optional: boolean };

/** The folder of the reports in the job, which its artifacts name. */
export const REPORTS_FOLDER = 'ota-release-reports';

/** The folder that is published as Pages. */
const PAGES_FOLDER = 'ota-release-pages';

/**
 * The jobs as YAML: one that judges a merge request, one that releases, and where it is asked for one that publishes the site
 * as Pages. No value is ever put into a script's text: shells see variables alone.
 */
export const gitlabJobsText = (face: GitlabFace): string =>
  [sharedJob(face), checkJob(face), releaseJob(face), ...pagesJob(face, face.jobs.release)].join('\n');

/** The job that signs the index anew in scheduled pipelines, and the one that publishes the site as Pages after it. */
export const gitlabRefreshText = (
  {
    image,
    resourceGroup,
    site,
    awsIdentity,
    ...face
  }: Pick<GitlabFace, 'image' | 'resourceGroup' | 'site' | 'awsIdentity' | 'pages'>,
  { job, refresh, status }: { readonly job: string; readonly refresh: string; readonly status: string },
): string =>
  [
    `\
# Signs the index anew, so that devices never see one that has expired, and fails long before they would. Make the schedule in Build,
# Pipeline schedules: once a week, for the default branch.
${yaml(job)}:
  image: ${yaml(image)}
  # The group of the release job: they wait for each other.
  resource_group: ${yaml(resourceGroup)}
  interruptible: false
${ruleLines([{ if: ON_SCHEDULE }])}\
${site === undefined ? '' : `${variablesText({ GIT_DEPTH: '0' })}`}\
${identityLines(awsIdentity)}\
  script:
${scriptItems([
  ...identityScripts(awsIdentity),
  ...fetchScripts(site),
  refresh,
  ...(site === undefined
    ? []
    : [`${PUSH_SITE}\n${pushSiteText({ ...site, push: 'push_site', messageEnd: ' [skip ci]' })}`]),
  status,
])}
`,
    ...pagesJob(
      {
        image,
        ...(face.pages === undefined
          ? {}
          : { pages: { ...face.pages, job: `${job}-pages`, rules: [{ if: ON_SCHEDULE }] } }),
      },
      job,
    ),
  ].join('\n');

const ON_SCHEDULE = '$CI_PIPELINE_SOURCE == "schedule"';

const sharedJob = ({ jobs, image, variables }: GitlabFace): string => `\
${yaml(jobs.shared)}:
  image: ${yaml(image)}
  variables:
    # The whole history: a shallow clone can't tell whether a commit is on a branch.
    GIT_DEPTH: '0'
${variableLines(variables)}\
  artifacts:
    # Of a job that failed too: the findings are in them.
    when: always
    paths:
      - ${REPORTS_FOLDER}/
    reports:
      junit: ${REPORTS_FOLDER}/junit.xml
      codequality: ${REPORTS_FOLDER}/code-quality.json
      dotenv: ${REPORTS_FOLDER}/outputs.env
`;

const checkJob = ({ jobs, stages, run, site, awsIdentity }: GitlabFace): string => `\
# What a release of this merge request would be, and everything that keeps it from being good. Needs no secret.
${yaml(jobs.check)}:
  extends: ${yaml(jobs.shared)}
${stages ? `  stage: ${yaml(stages.check)}\n` : ''}\
  interruptible: true
  rules:
    - if: '$CI_PIPELINE_SOURCE == "merge_request_event"'
  artifacts:
    expose_as: ota-release
${identityLines(awsIdentity)}\
  script:
${scriptItems([REPORTS, ...identityScripts(awsIdentity), ...fetchScripts(site), run.check])}
`;

const releaseJob = ({
  jobs,
  stages,
  releaseVariables,
  resourceGroup,
  run,
  site,
  awsIdentity,
  releaseRules,
}: GitlabFace): string => `\
${yaml(jobs.release)}:
  extends: ${yaml(jobs.shared)}
${stages ? `  stage: ${yaml(stages.release)}\n` : ''}\
  # One at a time, and none is cut off.
  resource_group: ${yaml(resourceGroup)}
  interruptible: false
${ruleLines(releaseRules)}\
${variablesText(releaseVariables)}\
${identityLines(awsIdentity)}\
  script:
${scriptItems([
  REPORTS,
  ...identityScripts(awsIdentity),
  ...fetchScripts(site),
  run.release,
  ...(site === undefined ? [] : [pushScript(site)]),
])}
`;

const fetchScripts = (site: CarriedSite | undefined): readonly string[] =>
  site === undefined ? [] : [ifKept(site, fetchSiteText(site))];

const pushScript = (site: CarriedSite): string =>
  `${PUSH_SITE}\n${ifReleased(site, pushSiteText({ ...site, push: 'push_site', messageEnd: ' [skip ci]' }))}`;

const identityLines = (awsIdentity = false): string =>
  awsIdentity ? '  id_tokens:\n    AWS_IDENTITY_TOKEN:\n      aud: sts.amazonaws.com\n' : '';

const identityScripts = (awsIdentity = false): readonly string[] => (awsIdentity ? [TAKE_ROLE] : []);

const pagesJob = (
  { image, stages, pages }: Pick<GitlabFace, 'image' | 'stages' | 'pages'>,
  needs: string,
): readonly string[] =>
  pages === undefined
    ? []
    : [
        `\
# The newest site as Pages, which asks for an index.html that has something in it.
${yaml(pages.job)}:
  image: ${yaml(image)}
${stages ? `  stage: ${yaml(stages.release)}\n` : ''}\
  needs: [${yaml(needs)}]
${ruleLines(pages.rules)}\
${variablesText(pages.variables)}\
  pages:
    publish: ${PAGES_FOLDER}
  artifacts:
    paths:
      - ${PAGES_FOLDER}/
  script:
${scriptItems([
  `rm -rf ${PAGES_FOLDER}\n${fetchSiteText({ branch: pages.branch, folder: PAGES_FOLDER })}`,
  pagesIndex(pages.branch),
])}
`,
      ];

const REPORTS = `\
reports="$PWD/${REPORTS_FOLDER}"
rm -rf "$reports"
export OTA_JUNIT="$reports/junit.xml" OTA_CODE_QUALITY="$reports/code-quality.json"
export OTA_DOTENV="$reports/outputs.env" OTA_SUMMARY="$reports/summary.md"`;

/** Where the SDK looks for a role (AWS SDKs and Tools, “Assume role with web identity”). The token is in no command line. */
const TAKE_ROLE = `\
if [ -n "\${AWS_ROLE_ARN:-}" ]; then
  AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"
  export AWS_WEB_IDENTITY_TOKEN_FILE
  printf '%s' "$AWS_IDENTITY_TOKEN" >"$AWS_WEB_IDENTITY_TOKEN_FILE"
fi`;

/** The token goes from the environment to git, and into no command line, URL or file. */
const PUSH_SITE = `\
push_site() {
  if [ -z "\${GITLAB_TOKEN:-}" ]; then
    git push --quiet origin "$1"
  else
    git -c credential.helper= \\
      -c credential.helper='!answer() { echo username=ota-release; echo "password=$GITLAB_TOKEN"; }; answer' \\
      push --quiet "$CI_PROJECT_URL.git" "$1"
  fi
}`;

const pagesIndex = (branch: string): string => `\
if [ ! -f ${PAGES_FOLDER}/index.json ] && [ ! -d ${PAGES_FOLDER}/channels ]; then
  echo "There is no site in the branch "${branch}"." >&2
  exit 1
fi
if [ ! -s ${PAGES_FOLDER}/index.html ]; then
  echo '<!doctype html><title>Updates</title><a href="index.json">index.json</a> <a href="versions">versions</a>' \\
    >${PAGES_FOLDER}/index.html
fi`;

const ifKept = ({ branch, optional }: CarriedSite, text: string): string =>
  optional ? `if [ -n ${branch} ]; then\n${indented(text, 2)}\nfi` : text;

/** A plan, or a dry run, leaves the site as it is. */
const ifReleased = ({ branch, optional }: CarriedSite, text: string): string =>
  optional
    ? `if [ -n ${branch} ] && grep -q -E '^OTA_RELEASE_OUTCOME=(published|resumed|unchanged)$' "$OTA_DOTENV"; then\n${indented(text, 2)}\nfi`
    : text;

const ruleLines = (rules: readonly GitlabRule[]): string =>
  `  rules:\n${rules.map((rule) => `${ruleText(rule)}\n`).join('')}`;

const ruleText = ({ if: condition, changes, when }: GitlabRule): string =>
  [
    `    - if: '${condition}'`,
    ...(changes === undefined ? [] : [`      changes: ['${changes}']`]),
    ...(when === undefined ? [] : [`      when: ${when}`, '      allow_failure: true']),
  ].join('\n');

const variablesText = (variables: Readonly<Record<string, string>>): string =>
  Object.keys(variables).length === 0 ? '' : `  variables:\n${variableLines(variables)}`;

const variableLines = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `    ${name}: '${value}'\n`)
    .join('');

/** A value as YAML: in quotes unless it is a plain word, so that GitLab puts an input's text into a text. */
const yaml = (value: string): string => (/^[a-z.][a-z0-9._-]*$/.test(value) ? value : `'${value}'`);

const scriptItems = (texts: readonly string[]): string => texts.map(scriptItem).join('\n');

const scriptItem = (text: string): string => (text.includes('\n') ? `    - |\n${indented(text, 6)}` : `    - ${text}`);

const indented = (text: string, blanks: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(blanks));
