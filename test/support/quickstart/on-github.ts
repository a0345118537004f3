import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runWorkflow } from '../workflow/runner.js';
import type { Desk } from './desk.js';
import { type AnswerCommand, type ForgeCommand, standInFor } from './forge-cli.js';
import type { Pages } from './pages.js';

/** A GitHub that a page’s `gh` talks to. */
export interface QuickstartGithub {
  /** The words of every command that was answered, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

interface Run {
  readonly id: number;
  /** Ends with the log of what failed, or with nothing. */
  readonly failure: Promise<string>;
}

const WORKFLOW = '.github/workflows/release.yml';
const OWNER = 'team';

/** Starts one: its repositories are bare ones on the desk, its runner is that of the tests, its Pages are a folder. */
export const openGithub = async (desk: Desk, pages: Pages): Promise<QuickstartGithub> => {
  const secrets: Record<string, string> = {};
  const runs: Run[] = [];
  const asked: string[] = [];
  const [remote, path] = [desk.serve(`${OWNER}/pump`), desk.env.PATH ?? ''];
  let hasPages = false;
  let released = '';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' }).trim();

  const start = (event: 'push' | 'workflow_dispatch', payload = {}): void => {
    const id = runs.length + 1;
    released = git('rev-parse', 'main');
    const run = runWorkflow({
      file: WORKFLOW,
      remote,
      commit: released,
      ref: 'refs/heads/main',
      event: { name: event, payload: { ...payload, repository: { default_branch: 'main' } } },
      secrets,
      path,
      directory: join(desk.home, 'runs', String(id)),
    });
    const failed = run.then(({ jobs }) => jobs.filter(({ result }) => result === 'failure').map(({ log }) => log));
    runs.push({ id, failure: failed.then((logs) => logs.join('\n')) });
  };
  /** GitHub starts what a push asks for, once it is there. */
  const startPushed = (): void => {
    if (released === '' || git('rev-parse', 'main') === released) return;
    const { push } = (parse(git('show', `main:${WORKFLOW}`)) as { on: { push: { paths: readonly string[] } } }).on;
    const changed = git('diff', '--name-only', released, 'main').split('\n');
    if (push.paths.some((one) => changed.includes(one))) start('push', { before: released });
  };

  const answers: readonly (readonly [words: RegExp, answer: (command: ForgeCommand, found: string) => unknown])[] = [
    [/^repo create pump --public --clone$/, ({ directory }) => clone(desk, directory)],
    [/^secret set (\w+)$/, ({ input }, name) => void Object.assign(secrets, { [name]: input })],
    [/^workflow run release\.yml$/, () => start('workflow_dispatch')],
    [
      /^run list --workflow release\.yml --limit 1 --json databaseId --jq \.\[0\]\.databaseId$/,
      () => {
        startPushed();
        return `${runs.at(-1)?.id}\n`;
      },
    ],
    [
      /^run watch --exit-status (\d+)$/,
      async (_, id) => {
        const log = await runs[Number(id) - 1]?.failure;
        if (log !== '') throw new Error(log ?? `there is no run ${id}`);
      },
    ],
    [
      /^api --silent repos\/\{owner\}\/\{repo\}\/pages -f source\[branch\]=(\w+) -f source\[path\]=\/$/,
      (_, branch) => {
        hasPages = true;
        pages.build(remote, branch);
      },
    ],
    // The workflow asks for this one.
    [
      /^api --silent --method POST repos\/(.*)\/pages\/builds$/,
      () => {
        if (!hasPages) throw new Error('HTTP 404');
        pages.build(remote, 'site');
      },
    ],
  ];
  const answer: AnswerCommand = async (command) => {
    const [pattern, does] = answers.find(([words]) => words.test(command.words)) ?? [];
    if (!pattern || !does) throw new Error(`nobody has told what this does: ${command.words}`);
    asked.push(command.words);
    return String((await does(command, pattern.exec(command.words)?.[1] ?? '')) ?? '');
  };
  return { asked, close: await standInFor(desk, 'gh', answer) };
};

const clone = (desk: Desk, directory: string): void => {
  execFileSync('git', ['clone', '--quiet', `git@github.com:${OWNER}/pump.git`], {
    cwd: directory,
    env: desk.env,
    stdio: 'ignore',
  });
};
