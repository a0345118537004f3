import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runWorkflow } from '../workflow/runner.js';
import type { Desk } from './desk.js';
import { type Answer, answering, type QuickstartForge, standInFor } from './forge-cli.js';
import type { Pages } from './pages.js';

const WORKFLOW = '.github/workflows/release.yml';
const OWNER = 'team';

/** Starts a GitHub that a page’s `gh` talks to: its repository is a bare one on the desk, its runner that of the tests. */
export const openGithub = async (desk: Desk, pages: Pages): Promise<QuickstartForge> => {
  const asked: string[] = [];
  const remote = desk.serve(`${OWNER}/pump`);
  const secrets: Record<string, string> = {};
  const runs = workflowRuns(desk, remote, secrets);
  const answers = [...repositoryAnswers(desk, secrets), ...runAnswers(runs), ...pagesAnswers(remote, pages)];
  return { asked, close: await standInFor(desk, 'gh', answering(answers, asked)) };
};

/** The runs of the workflow, each begun by hand or by a push. */
const workflowRuns = (desk: Desk, remote: string, secrets: Readonly<Record<string, string>>) => {
  /** Each ends with the log of what failed, or with nothing. */
  const failures: Promise<string>[] = [];
  let begunFor = '';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' }).trim();
  const start = (name: 'push' | 'workflow_dispatch', payload = {}): void => {
    begunFor = git('rev-parse', 'main');
    const run = runWorkflow({
      file: WORKFLOW,
      remote,
      commit: begunFor,
      ref: 'refs/heads/main',
      event: { name, payload: { ...payload, repository: { default_branch: 'main' } } },
      secrets,
      path: desk.env.PATH ?? '',
      directory: join(desk.home, 'runs', String(failures.length + 1)),
    });
    failures.push(
      run.then(({ jobs }) =>
        jobs
          .filter(({ result }) => result === 'failure')
          .map(({ log }) => log)
          .join('\n'),
      ),
    );
  };
  /** GitHub starts what a push asks for, once it is there. */
  const startPushed = (): void => {
    if (begunFor === '' || git('rev-parse', 'main') === begunFor) return;
    const { push } = (parse(git('show', `main:${WORKFLOW}`)) as { on: { push: { paths: readonly string[] } } }).on;
    const changed = git('diff', '--name-only', begunFor, 'main').split('\n');
    if (push.paths.some((one) => changed.includes(one))) start('push', { before: begunFor });
  };
  return { failures, start, startPushed };
};

const repositoryAnswers = (desk: Desk, secrets: Record<string, string>): readonly Answer[] => [
  [
    /^repo create pump --public --clone$/,
    ({ directory }) => {
      const options = { cwd: directory, env: desk.env, stdio: 'ignore' } as const;
      execFileSync('git', ['clone', '--quiet', `git@github.com:${OWNER}/pump.git`], options);
    },
  ],
  [/^secret set (\w+)$/, ({ input }, name) => void Object.assign(secrets, { [name]: input })],
];

const runAnswers = ({ failures, start, startPushed }: ReturnType<typeof workflowRuns>): readonly Answer[] => [
  [/^workflow run release\.yml$/, () => start('workflow_dispatch')],
  [
    /^run list --workflow release\.yml --limit 1 --json databaseId --jq \.\[0\]\.databaseId$/,
    () => {
      startPushed();
      return `${failures.length}\n`;
    },
  ],
  [
    /^run watch --exit-status (\d+)$/,
    async (_, id) => {
      const log = await failures[Number(id) - 1];
      if (log !== '') throw new Error(log ?? `there is no run ${id}`);
    },
  ],
];

const pagesAnswers = (remote: string, pages: Pages): readonly Answer[] => {
  let served = '';
  return [
    [
      /^api --silent repos\/\{owner\}\/\{repo\}\/pages -f source\[branch\]=(\w+) -f source\[path\]=\/$/,
      (_, branch) => {
        served = branch;
        pages.build(remote, served);
      },
    ],
    // The workflow asks for this one.
    [
      /^api --silent --method POST repos\/.*\/pages\/builds$/,
      () => {
        if (served === '') throw new Error('HTTP 404');
        pages.build(remote, served);
      },
    ],
  ];
};
