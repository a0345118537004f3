import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type GitlabRun, runGitlabPipeline } from '../gitlab-ci.js';
import type { Desk } from './desk.js';
import { type AnswerCommand, standInFor } from './forge-cli.js';
import type { Pages } from './pages.js';

/** A GitLab that a page’s `glab` talks to. */
export interface QuickstartGitlab {
  /** The words of every command that was answered, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

/** Starts one with the empty project `TEAM/pump`, made on the web; gitlab-ci-local is its runner, a folder its Pages. */
export const openGitlab = async (desk: Desk, pages: Pages): Promise<QuickstartGitlab> => {
  const variables: Record<string, string> = {};
  const settings: Record<string, string> = {};
  const asked: string[] = [];
  const remote = desk.serve('TEAM/pump');
  let pipelines = 0;
  let released = '';
  let running: Promise<string> | undefined;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: desk.home, env: desk.env, encoding: 'utf8' }).trim();

  const start = (source: 'api' | 'push'): void => {
    pipelines += 1;
    const repo = join(desk.home, `pipeline-${pipelines}`);
    git('clone', '--quiet', '--template=', remote, repo);
    // GitLab compares with what stood there before; gitlab-ci-local with where the default branch stands on the remote.
    if (released !== '') git('-C', repo, 'update-ref', 'refs/remotes/origin/main', released);
    released = git('-C', remote, 'rev-parse', 'main');
    const predefined = {
      PATH: desk.env.PATH,
      CI_PIPELINE_SOURCE: source,
      CI_DEFAULT_BRANCH: 'main',
      CI_COMMIT_BRANCH: 'main',
    };
    running = runGitlabPipeline({ repo, variables, predefined }).then((run) => ended(run, pages));
  };
  const answers: readonly (readonly [words: RegExp, answer: (input: string, found: string) => unknown])[] = [
    [/^variable set (\w+) --masked --protected$/, (input, name) => void Object.assign(variables, { [name]: input })],
    [
      /^api --method (?:PUT projects\/:id|PATCH projects\/:id\/pages) --field (\w+=\w+)$/,
      (_, setting) => {
        const [name = '', value = ''] = setting.split('=');
        settings[name] = value;
        return '{}\n';
      },
    ],
    [
      /^ci run$/,
      () => {
        if (settings.ci_push_repository_for_job_token_allowed !== 'true') throw new Error('no job may push');
        start('api');
      },
    ],
    [
      /^ci status --live$/,
      async () => {
        if (git('-C', remote, 'rev-parse', 'main') !== released) start('push');
        const failure = await running;
        if (failure) throw new Error(failure);
      },
    ],
  ];
  const answer: AnswerCommand = async ({ words, input }) => {
    const [pattern, does] = answers.find(([one]) => one.test(words)) ?? [];
    if (!pattern || !does) throw new Error(`nobody has told what this does: ${words}`);
    asked.push(words);
    return String((await does(input, pattern.exec(words)?.[1] ?? '')) ?? '');
  };
  return { asked, close: await standInFor(desk, 'glab', answer) };
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
