import { type Problem, problem } from '../../errors/problem.js';
import type { ForgeTarget } from '../../forges/detect.js';
import type { Forge } from '../../forges/forge.js';
import { checkRepository } from '../../repository/check-repository.js';
import { lacksPages } from '../../steps/preflight.js';
import { tagName } from '../../version/semver.js';
import { withinDeadline } from '../deadline.js';
import { type Examination, notExamined } from '../examination.js';
import { type Facts, wherePossible } from '../facts.js';

/** The forge: which one it is, and whether this token may make the tag. */
export const forgeExamination: Examination = {
  name: 'forge',
  covers: [
    ['which forge it is, and by what that is told', 'how the tag is made'],
    ['the token is there, is good, and has the permission or scope that a tag needs', 'the tag'],
    ['no protected tag or ruleset refuses it; the repository is not archived', 'the tag'],
    ['the tag of the version is free, or stands on this commit', 'the tag'],
    ['the forge has release pages, where the project asks for one', 'the release page'],
    ['a job of GitLab runs on a protected branch or tag, and so gets protected variables', 'keys and tokens'],
  ],
  run: async (facts) => {
    const [{ value: repository }, found, opened] = await Promise.all([
      facts.repository(),
      facts.target(),
      facts.forge(),
    ]);
    if (!repository || !found) return notExamined('there is no repository');
    const { value: forge } = opened;
    if (!forge) return { said: 'can’t be told', findings: opened.problems };
    const { whole, project } = await facts.loaded();
    const tag = whole ? tagName(whole.version, whole.project.tag.prefix) : undefined;
    const access = await withinDeadline(forge.location, () => forge.preflight(tag));
    const refused = [...access.problems, ...(access.value ?? [])];
    const asks = !refused.some(({ severity }) => severity === 'error');
    const standing = tag !== undefined && asks ? await tagProblems(facts, forge, tag) : [];
    const pages =
      project?.releasePage && lacksPages(forge, project, facts.releases ? 'release' : 'plan')
        ? [problem('page-forge-unable', { location: forge.location }, project.place('releasePage'))]
        : [];
    const findings = [
      ...wherePossible(facts, refused),
      ...standing,
      ...pages,
      ...protectionProblems(facts.environment),
    ];
    return { said: said(found.target, forge, facts), findings };
  },
};

const said = (target: ForgeTarget, { location }: Forge, { environment }: Facts): string => {
  switch (target.kind) {
    case 'github':
      return `${location}, ${token(environment, ['GITHUB_TOKEN', 'GH_TOKEN'])}`;
    case 'gitlab':
      return `${location}, ${token(environment, ['GITLAB_TOKEN', 'CI_JOB_TOKEN'])}`;
    default:
      return `${location}, by git alone`;
  }
};

const token = (environment: Facts['environment'], names: readonly string[]): string => {
  const name = names.find((one) => environment[one]);
  return name === undefined ? 'no token here' : `with ${name}`;
};

/** A tag that stands elsewhere stops a release, and not what is done before the version is raised: a warning here. */
const tagProblems = async (facts: Facts, forge: Forge, tag: string): Promise<readonly Problem[]> => {
  const { value: repository } = await facts.repository();
  if (!repository) return [];
  const { proposal } = facts.inputs;
  const ignore = [repository.root];
  const looked = await withinDeadline(forge.location, () =>
    checkRepository(repository, forge, { tag, allowDirty: true, ignore, proposal }),
  );
  return [...looked.problems, ...(looked.value ?? [])].map((finding) => ({ ...finding, severity: 'warning' }));
};

/** GitLab hands protected variables only to jobs on protected branches and tags (GitLab, “CI/CD variables”). */
const protectionProblems = ({
  GITLAB_CI,
  CI_COMMIT_REF_PROTECTED,
  CI_COMMIT_REF_NAME = '',
  CI_PIPELINE_SOURCE,
}: Facts['environment']): readonly Problem[] =>
  GITLAB_CI === 'true' && CI_COMMIT_REF_PROTECTED === 'false' && CI_PIPELINE_SOURCE !== 'merge_request_event'
    ? [problem('doctor-pipeline-unprotected', { ref: CI_COMMIT_REF_NAME })]
    : [];
