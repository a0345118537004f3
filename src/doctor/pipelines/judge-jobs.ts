import { type Place, type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { runsOneOf, type ToolJob, WRITING } from './tool-job.js';

/** What is known of the project that the jobs are for. */
export interface JobNeeds {
  readonly project?: Pick<Project, 'host' | 'oneAtATime' | 'signing'>;
  /** The repository keeps files in Git LFS. */
  readonly lfs: boolean;
}

/** Commands that make a tag. */
const TAGGING = ['release', 'channel', 'reissue'];

/** Everything that speaks against a job that runs this tool. */
export const jobProblems = (job: ToolJob, needs: JobNeeds): readonly Problem[] => {
  const { name, file, line } = job;
  const place: Place = { file, ...(line === undefined ? {} : { line }) };
  const secrets = job.written.map((written) =>
    problem('doctor-pipeline-key-written', { job: name, name: written }, place),
  );
  if (job.delegated || job.commands.length === 0) return secrets;
  const writes = runsOneOf(job, WRITING);
  return [
    ...secrets,
    ...checkoutProblems(job, needs, place),
    ...(writes ? [...permissionProblems(job, needs, place), ...writingProblems(job, needs, place)] : []),
  ];
};

const checkoutProblems = (job: ToolJob, { lfs }: JobNeeds, place: Place): readonly Problem[] => {
  const { checkout, forge, name } = job;
  if (!checkout || !runsOneOf(job, ['release', 'check', 'plan', 'channel', 'reissue'])) return [];
  const key = forge === 'github' ? 'fetch-depth' : 'GIT_DEPTH';
  return [
    ...(checkout.whole ? [] : [problem('doctor-pipeline-depth', { job: name, key }, place)]),
    ...(lfs && !checkout.lfs ? [problem('doctor-pipeline-lfs', { job: name }, place)] : []),
  ];
};

const permissionProblems = (job: ToolJob, { project }: JobNeeds, place: Place): readonly Problem[] => {
  const { permissions, name } = job;
  const pushes = project?.host?.kind === 'git-branch';
  const needsContents = pushes || runsOneOf(job, TAGGING);
  if (permissions === undefined) return [];
  if (permissions === 'unsaid')
    return needsContents ? [problem('doctor-pipeline-permission-unsaid', { job: name }, place)] : [];
  const lacking = (permission: string, why: string): readonly Problem[] => {
    const found = permissions[permission] ?? 'none';
    return found === 'write'
      ? []
      : [problem('doctor-pipeline-permission', { job: name, permission, found, why }, place)];
  };
  return [
    ...(needsContents ? lacking('contents', pushes ? 'for the tag and the branch of the site' : 'for the tag') : []),
    ...(job.takesRole ? lacking('id-token', 'to take the role of the cloud') : []),
  ];
};

const writingProblems = (job: ToolJob, { project }: JobNeeds, place: Place): readonly Problem[] => {
  const { name, forge } = job;
  const elsewhere = (project?.signing.signers ?? []).length > 0;
  const severity = project?.oneAtATime ? 'error' : 'warning';
  return [
    ...(job.alone
      ? []
      : [
          problem(
            'doctor-pipeline-concurrency',
            { job: name, key: forge === 'github' ? 'concurrency' : 'resource_group' },
            place,
            severity,
          ),
        ]),
    ...(job.cutOff
      ? [
          problem(
            'doctor-pipeline-cut-off',
            { job: name, key: forge === 'github' ? 'cancel-in-progress' : 'interruptible' },
            place,
          ),
        ]
      : []),
    ...(job.unpinned.length > 0 ? [problem('doctor-pipeline-unpinned', { job: name, uses: job.unpinned }, place)] : []),
    ...(job.givenKey || elsewhere ? [] : [problem('doctor-pipeline-key-missing', { job: name }, place)]),
    ...(job.strangers ? [problem('doctor-pipeline-strangers', { job: name }, place)] : []),
  ];
};
