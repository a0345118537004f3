import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type GitlabRun, runGitlabPipeline } from '../gitlab-ci.js';
import type { Desk } from './desk.js';
import { type Answer, answering, type QuickstartForge, standInFor } from './forge-cli.js';
import type { Pages } from './pages.js';

/** Starts a GitLab that a page’s `glab` talks to, with the empty project `TEAM/pump`, made on the web; gitlab-ci-local is its runner. */
export const openGitlab = async (desk: Desk, pages: Pages): Promise<QuickstartForge> => {
  const asked: string[] = [];
  const variables: Record<string, string> = {};
  const pipelines = projectPipelines(desk, pages, variables);
  return { asked, close: await standInFor(desk, 'glab', answering(answersOf(pipelines, variables), asked)) };
};

/** The pipelines of the project, each begun by hand or by a push. */
const projectPipelines = (desk: Desk, pages: Pages, variables: Readonly<Record<string, string>>) => {
  const remote = desk.serve('TEAM/pump');
  let [count, begunFor] = [0, ''];
  let running = Promise.resolve('');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: desk.home, env: desk.env, encoding: 'utf8' }).trim();
  const start = (source: 'api' | 'push'): void => {
    count += 1;
    const repo = join(desk.home, `pipeline-${count}`);
    git('clone', '--quiet', '--template=', remote, repo);
    // GitLab compares with what stood there before; gitlab-ci-local with where the default branch stands on the remote.
    if (begunFor !== '') git('-C', repo, 'update-ref', 'refs/remotes/origin/main', begunFor);
    begunFor = git('-C', remote, 'rev-parse', 'main');
    const predefined = {
      PATH: desk.env.PATH,
      CI_PIPELINE_SOURCE: source,
      CI_DEFAULT_BRANCH: 'main',
      CI_COMMIT_BRANCH: 'main',
    };
    running = runGitlabPipeline({ repo, variables, predefined }).then((run) => ended(run, pages));
  };
  /** What the newest pipeline ends with: what failed, or nothing. A push has started one, once it is there. */
  const ending = (): Promise<string> => {
    if (git('-C', remote, 'rev-parse', 'main') !== begunFor) start('push');
    return running;
  };
  return { start, ending };
};

/** Hands what the job for Pages kept to Pages; gives what failed, or nothing. */
const ended = (run: GitlabRun, pages: Pages): string => {
  if (run.exitCode !== 0) return run.stdout + run.stderr;
  const site = join(run.artifactsDirectory('pages'), 'ota-release-pages');
  if (!existsSync(site)) return `Pages got nothing\n${run.stdout}${run.stderr}`;
  rmSync(pages.folder, { recursive: true, force: true });
  cpSync(site, pages.folder, { recursive: true });
  return '';
};

const answersOf = (
  { start, ending }: ReturnType<typeof projectPipelines>,
  variables: Record<string, string>,
): readonly Answer[] => {
  const settings = new Set<string>();
  return [
    [
      /^variable set (\w+) --masked --protected$/,
      ({ input }, name) => void Object.assign(variables, { [name]: input }),
    ],
    [
      /^api --method (?:PUT projects\/:id|PATCH projects\/:id\/pages) --field (\w+=\w+)$/,
      (_, setting) => {
        settings.add(setting);
        return '{}\n';
      },
    ],
    [
      /^ci run$/,
      () => {
        if (!settings.has('ci_push_repository_for_job_token_allowed=true')) throw new Error('no job may push');
        start('api');
      },
    ],
    [
      /^ci status --live$/,
      async () => {
        const failure = await ending();
        if (failure !== '') throw new Error(failure);
      },
    ],
  ];
};
