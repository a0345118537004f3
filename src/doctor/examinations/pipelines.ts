import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import type { Examination } from '../examination.js';
import { githubJobs } from '../pipelines/github-jobs.js';
import { gitlabJobs, publishesPages } from '../pipelines/gitlab-jobs.js';
import { jobProblems } from '../pipelines/judge-jobs.js';
import type { PipelineFile } from '../pipelines/read-pipelines.js';
import { runsOneOf, type ToolJob } from '../pipelines/tool-job.js';

/** The pipelines in the repository: whether their jobs get what a release needs, and keep secrets from others. */
export const pipelinesExamination: Examination = {
  name: 'pipelines',
  covers: [
    ['a job runs the release, another one refreshes the index', 'devices refuse an index that has expired'],
    ['permissions: contents, and id-token where a role of a cloud is taken', 'the tag; the host'],
    [
      'one release at a time, and none that is cut off: concurrency, resource_group',
      'races on hosts that ignore conditions',
    ],
    [
      'the whole history and the files of Git LFS are checked out: fetch-depth, GIT_DEPTH, lfs',
      'tags; what devices get',
    ],
    ['OTA_SIGNING_KEY is handed over, and no secret stands in the file', 'signing'],
    ['actions of others beside secrets are named by commit; nothing runs on pull_request_target', 'nobody else signs'],
    ['GitLab has a job for Pages, where the public URL is one of Pages', 'devices reach the site'],
  ],
  run: async (facts) => {
    const files = await facts.pipelines();
    const { project } = await facts.loaded();
    const root = (await facts.repository()).value?.root ?? facts.inputs.directory;
    const lfs = (await readFile(join(root, '.gitattributes'), 'utf8').catch(() => '')).includes('filter=lfs');
    const jobs = files.flatMap((file) => (file.forge === 'github' ? githubJobs(file) : gitlabJobs(file)));
    const findings = [
      ...files.flatMap(({ problems }) => problems),
      ...jobs.flatMap((job) => jobProblems(job, { lfs, ...(project ? { project } : {}) })),
      ...missingJobs(files, jobs, project),
    ];
    const names = jobs.map(({ name }) => name).join(', ');
    return {
      said: names === '' ? 'no job runs ota-release' : `${jobs.length === 1 ? 'job' : 'jobs'} ${names}`,
      findings,
    };
  },
};

/** Jobs that should be there. */
export const missingJobs = (
  files: readonly PipelineFile[],
  jobs: readonly ToolJob[],
  project: Pick<Project, 'signing' | 'publicUrl'> | undefined,
): readonly Problem[] => {
  if (!jobs.some((job) => runsOneOf(job, ['release']))) {
    const looked =
      files
        .map(({ file }) => file)
        .slice(0, 3)
        .join(', ') || '.github/workflows and .gitlab-ci.yml';
    return [problem('doctor-pipeline-missing', { looked })];
  }
  const { publicUrl, signing } = project ?? {};
  const pages = publicUrl !== undefined && /^https?:\/\/[^/]*\.gitlab\.io(\/|$)/.test(publicUrl);
  const gitlab = files.filter(({ forge }) => forge === 'gitlab');
  return [
    ...(jobs.some((job) => runsOneOf(job, ['refresh']))
      ? []
      : [problem('doctor-pipeline-refresh-missing', { days: signing?.expiresDays ?? 180 })]),
    ...(pages && gitlab.length > 0 && !gitlab.some(publishesPages)
      ? [problem('doctor-pipeline-pages-missing', { publicUrl })]
      : []),
  ];
};
