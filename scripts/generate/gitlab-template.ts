import { commentText } from '../../src/commands/init/comment-text.js';
import { type GitlabFace, type GitlabRule, gitlabJobsText } from '../../src/commands/init/gitlab-jobs.js';
import { type GitlabSetting, jobSettings, toolSettings } from './gitlab-settings.js';

const GENERATED = `\
# Generated from src/project/inputs.ts, src/commands/init/gitlab-jobs.ts and scripts/generate/gitlab-settings.ts; change
# those, then run: npm run generate`;

/** The CI/CD component: typed inputs (https://docs.gitlab.com/ci/inputs/), then the jobs that they are put into. */
export const gitlabComponent = (): string => `\
${GENERATED}
#
# The CI/CD component of ota-release: a dry run on merge requests, the release on the default branch. Guide: docs/gitlab.md.
# Secrets are no inputs: OTA_SIGNING_KEY and GITLAB_TOKEN are masked, protected variables of the project.
spec:
  inputs:
${[...jobSettings, ...toolSettings].map(inputLines).join('')}\
---
${gitlabJobsText(componentFace())}`;

/** The same jobs as a file to include, driven by variables. */
export const gitlabInclude = (): string => `\
${GENERATED}
#
# The jobs of ota-release for include: a dry run on merge requests, the release on the default branch. Guide: docs/gitlab.md.
# Set what differs from this in variables of your .gitlab-ci.yml or of the project. Secrets belong into the project's:
# OTA_SIGNING_KEY and GITLAB_TOKEN, masked and protected.
variables:
${jobSettings.map(variableLines).join('')}\
${commentText(`What else the tool is told, where it is set: ${toolSettings.flatMap(({ variable }) => variable ?? []).join(', ')}.`, 0)}

${gitlabJobsText(includeFace())}`;

const inputLines = (setting: GitlabSetting): string =>
  [
    `    ${setting.name}:`,
    `      description: ${JSON.stringify(setting.description)}`,
    `      type: ${setting.type}`,
    `      default: ${literal(setting.default)}`,
    ...(setting.options ? [`      options: [${setting.options.map(literal).join(', ')}]`] : []),
    ...(setting.regex ? [`      regex: ${JSON.stringify(setting.regex)}`] : []),
    '',
  ].join('\n');

const literal = (value: string | boolean): string => (typeof value === 'boolean' ? String(value) : `'${value}'`);

const variableLines = (setting: GitlabSetting): string =>
  setting.variable === undefined
    ? ''
    : `${commentText(setting.description, 2)}\n  ${setting.variable}: '${String(setting.default)}'\n`;

const input = (name: string): string => `$[[ inputs.${name} ]]`;

/** Settings of the jobs that their scripts read. */
const IN_SCRIPTS = new Set(['command', 'site-branch', 'site-directory', 'tool']);
/** Settings that the job of Pages reads. */
const IN_PAGES = new Set(['site-branch', 'pages-branch']);

/** The flag, which no variable outdoes: what anybody proposes is never released. */
const CHECK = `\
case "$OTA_COMMAND" in
  release) $OTA_TOOL release --dry-run ;;
  *) $OTA_TOOL "$OTA_COMMAND" ;;
esac`;

const COMMON = {
  run: { check: CHECK, release: '$OTA_TOOL "$OTA_COMMAND"' },
  site: { branch: '"$OTA_SITE_BRANCH"', folder: '"$OTA_SITE_DIRECTORY"', optional: true },
} as const;

/** A branch that is the host itself goes before one that carries a folder. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expansion of the shell
const PAGES_BRANCH = '"${OTA_PAGES_BRANCH:-$OTA_SITE_BRANCH}"';

const componentFace = (): GitlabFace => {
  const prefix = input('job-prefix');
  const releases = releaseRules(`"${input('when')}"`, input('changes'));
  return {
    ...COMMON,
    jobs: { shared: `.${prefix}shared`, check: `${prefix}check`, release: `${prefix}release` },
    image: input('image'),
    stages: { check: input('check-stage'), release: input('stage') },
    variables: {
      ...asVariables(jobSettings.filter(({ name }) => IN_SCRIPTS.has(name))),
      ...asVariables(toolSettings.filter((setting) => !forReleaseOnly(setting))),
    },
    releaseVariables: asVariables(toolSettings.filter(forReleaseOnly)),
    resourceGroup: input('resource-group'),
    releaseRules: releases,
    pages: {
      job: `${prefix}pages`,
      branch: PAGES_BRANCH,
      variables: asVariables(jobSettings.filter(({ name }) => IN_PAGES.has(name))),
      rules: pagesRules(releases, `"${input('pages')}" == "true" && "${input('dry-run')}" == "false"`),
    },
  };
};

const includeFace = (): GitlabFace => {
  const releases = releaseRules('$OTA_WHEN', '$OTA_CHANGES');
  return {
    ...COMMON,
    jobs: { shared: '.ota-shared', check: 'ota-check', release: 'ota-release' },
    image: '$OTA_IMAGE',
    stages: { check: 'test', release: 'deploy' },
    variables: {},
    releaseVariables: {},
    resourceGroup: '$OTA_RESOURCE_GROUP',
    releaseRules: releases,
    pages: {
      job: 'ota-pages',
      branch: PAGES_BRANCH,
      variables: {},
      rules: pagesRules(releases, '$OTA_PAGES == "true" && $OTA_DRY_RUN != "true"'),
    },
  };
};

/** `dry-run` is for the release alone: a merge request is never anything else. */
const forReleaseOnly = ({ name }: GitlabSetting): boolean => name === 'dry-run';

const asVariables = (settings: readonly GitlabSetting[]): Readonly<Record<string, string>> =>
  Object.fromEntries(settings.flatMap(({ name, variable }) => (variable ? [[variable, input(name)]] : [])));

/**
 * When the release is part of a pipeline. A branch's pipeline and a merge request's never hold the same job, so that nothing
 * runs twice.
 */
const releaseRules = (when: string, changes: string): readonly GitlabRule[] => {
  const onDefaultBranch = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';
  return [
    { if: `${when} == "default-branch" && ${onDefaultBranch} && $CI_PIPELINE_SOURCE == "push"`, changes },
    // Somebody has asked for this pipeline, whatever was changed last.
    { if: `${when} == "default-branch" && ${onDefaultBranch} && $CI_PIPELINE_SOURCE == "web"` },
    { if: `${when} == "manual" && ${onDefaultBranch} && $CI_PIPELINE_SOURCE =~ /^(push|web)$/`, when: 'manual' },
    { if: `${when} == "tag" && $CI_COMMIT_TAG =~ /(^|\\/)v[0-9]/` },
  ];
};

/** Whenever there is a release; it waits for one that somebody has to start. */
const pagesRules = (releases: readonly GitlabRule[], condition: string): readonly GitlabRule[] =>
  releases.map(({ if: release, changes }) => ({
    if: `${condition} && ${release}`,
    ...(changes === undefined ? {} : { changes }),
  }));
