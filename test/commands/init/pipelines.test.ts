import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostSetup } from '../../../src/commands/init/host-setup.js';
import { PIPELINE_TOOL, pipelineFile, pipelineFiles } from '../../../src/commands/init/pipelines.js';
import { initProject } from '../../../src/commands/init.js';
import { baseEnvironment, cliFile, runCli, runProcess } from '../../support/cli.js';
import { cloneRoot } from '../../support/markdown.js';
import { temporaryDirectories } from '../../support/temporary.js';

interface GithubStep {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface GithubJob {
  readonly steps: readonly GithubStep[];
  readonly permissions: Readonly<Record<string, string>>;
}
interface GitlabJob {
  readonly script: readonly string[];
}

const temporaryDirectory = temporaryDirectories();
const project = { versionFile: 'package.json' };
const textOf = (forge: 'github' | 'gitlab', host: string): string =>
  pipelineFile(forge, project, hostSetup(host, '--host')).text;
const githubOf = (host: string) =>
  parse(textOf('github', host)) as { readonly jobs: Readonly<Record<string, GithubJob>> };
const gitlabOf = (host: string) => parse(textOf('gitlab', host)) as Readonly<Record<string, GitlabJob>>;
const github = githubOf('site');
const gitlab = gitlabOf('site');

const githubScripts = (host: string, job: string): readonly string[] =>
  githubOf(host).jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];
// GitLab runs the lines of a job in one shell.
const gitlabScripts = (host: string, job: string): readonly string[] => [gitlabOf(host)[job]?.script.join('\n') ?? ''];

describe('pipelineFile', () => {
  test('runs the versions of the tool that this one is', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      readonly version: string;
    };
    expect(PIPELINE_TOOL).toBe(`ota-release@${version.split('.').slice(0, 2).join('.')}`);
  });

  test('GitHub: no permission unasked, actions pinned by commit, the secret in the release step alone', () => {
    expect(github).toMatchObject({ permissions: {} });
    expect(github.jobs.check?.permissions).toEqual({ contents: 'read' });
    const steps = Object.values(github.jobs).flatMap((job) => job.steps);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    expect(steps.filter(({ env }) => env).map(({ env }) => env)).toEqual([
      { OTA_SIGNING_KEY: expect.stringContaining('secrets.OTA_SIGNING_KEY') },
    ]);
  });

  test('a release starts when the file that holds the version changes', () => {
    expect(textOf('github', 'site')).toContain('paths: ["package.json"]');
    expect(gitlab.release).toMatchObject({
      rules: [{ changes: ['package.json'] }, { if: expect.stringContaining('web') }],
    });
  });

  test.each(['site', '/srv/site', 'branch:site', 's3://updates', 's3://updates?endpoint=https://m', 'https://dav'])(
    'GitLab, for %s: one release at a time, and what the variables are that it needs',
    (host) => {
      expect(gitlabOf(host).release).toMatchObject({ resource_group: 'ota-release', interruptible: false });
      const top = textOf('gitlab', host).split('.ota-release:')[0]?.replaceAll('\n# ', ' ') ?? '';
      expect(top).toContain('OTA_SIGNING_KEY');
      if (host.startsWith('https:')) expect(top).toContain('OTA_HOST_TOKEN');
      if (host.startsWith('s3:'))
        expect(top).toMatch(host.includes('endpoint') ? /AWS_SECRET_ACCESS_KEY/ : /AWS_ROLE_ARN/);
      expect('id_tokens' in (gitlabOf(host).release ?? {})).toBe(host === 's3://updates');
    },
  );
});

describe('the scheduled job', () => {
  const withRefresh = { ...project, refresh: true };
  const filesOf = (
    forge: 'github' | 'gitlab',
    host: string,
    facts: Parameters<typeof pipelineFiles>[1] = withRefresh,
  ) => pipelineFiles(forge, facts, hostSetup(host, '--host'));
  const exampleOf = (path: string) => parse(readFileSync(join(cloneRoot, 'examples/refresh', path), 'utf8')) as unknown;

  test('on GitLab is that of the example and of the component', () => {
    const [file] = filesOf('gitlab', 'branch:site');
    const jobs = parse(file?.text ?? '') as Readonly<Record<string, unknown>>;
    expect({ 'ota-refresh': jobs['ota-refresh'] }).toEqual(exampleOf('.gitlab-ci.yml'));
  });

  test('on GitHub is that of the example, but for what starts the tool', () => {
    const refresh = parse(filesOf('github', 'branch:site')[1]?.text ?? '') as {
      readonly jobs: { readonly refresh: GithubJob };
    };
    const example = exampleOf('.github/workflows/refresh.yml') as typeof refresh;
    const { steps, ...job } = refresh.jobs.refresh;
    const { steps: exampleSteps, ...exampleJob } = example.jobs.refresh;
    expect({ ...refresh, jobs: job }).toEqual({ ...example, jobs: exampleJob });
    expect(steps.map(({ uses, run }) => uses ?? run?.split(' ').at(3))).toEqual([
      exampleSteps[0]?.uses,
      'refresh',
      'status',
    ]);
  });

  test.each(['site', 's3://updates', 'https://dav.example.com'])(
    'for %s does what the release does around it',
    (host) => {
      for (const forge of ['github', 'gitlab'] as const) {
        const text =
          filesOf(forge, host)
            .at(-1)
            ?.text.split(forge === 'gitlab' ? 'ota-refresh:' : 'jobs:')[1] ?? '';
        expect(text.includes('git ls-remote')).toBe(host === 'site');
        expect(/AWS_ROLE_ARN/.test(text)).toBe(host === 's3://updates');
        if (forge === 'github') expect(text.includes('OTA_HOST_TOKEN')).toBe(host.startsWith('https:'));
      }
    },
  );

  test('Pages show what it signed: GitHub is asked for a build, GitLab runs a job', () => {
    const facts = { ...withRefresh, pages: true };
    for (const { text } of filesOf('github', 'branch:site', facts))
      expect((parse(text) as { readonly jobs: object }).jobs).toMatchObject({
        pages: { permissions: { pages: 'write' }, steps: [{ run: expect.stringContaining('pages/builds') }] },
      });
    const [gitlabFile] = filesOf('gitlab', 'branch:site', facts);
    expect(parse(gitlabFile?.text ?? '')).toMatchObject({
      pages: { needs: ['release'] },
      'ota-refresh-pages': { needs: ['ota-refresh'], rules: [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }] },
    });
  });
});

describe('the job that asks GitHub for a build of Pages', () => {
  const scripts = pipelineFiles(
    'github',
    { ...project, refresh: true, pages: true },
    hostSetup('branch:site', '--host'),
  ).flatMap(({ text }) => {
    const { jobs } = parse(text) as ReturnType<typeof githubOf>;
    return jobs.pages?.steps.flatMap(({ run }) => run ?? []) ?? [];
  });

  test.each([
    [0, ''],
    [1, expect.stringMatching(/^::warning::.*Settings, Pages, Deploy from a branch/)],
  ])('asks after release and refresh, and fails neither, where gh ends with %i', async (status, said) => {
    const home = temporaryDirectory();
    // Stands for GitHub’s answer.
    writeFileSync(join(home, 'gh'), `#!/bin/sh\necho "$*" >>asked\nexit ${status}\n`, { mode: 0o755 });
    const env = { PATH: `${home}:${process.env.PATH}`, GITHUB_REPOSITORY: 'acme/pump' };
    expect(scripts).toHaveLength(2);
    for (const script of scripts) {
      const run = await runProcess('bash', ['-e', '-c', script], { cwd: home, env });
      expect(run).toMatchObject({ exitCode: 0, stdout: said });
    }
    const request = 'api --silent --method POST repos/acme/pump/pages/builds\n';
    expect(readFileSync(join(home, 'asked'), 'utf8')).toBe(request.repeat(2));
  });
});

/** A runner's view of a project: a clone with a bare remote, and `npx` running the built tool. */
const openRunner = async (host: string) => {
  const home = temporaryDirectory();
  const repo = join(home, 'pump');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8', env: baseEnvironment });
  mkdirSync(repo);
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin/npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${cliFile}" "$@"\n`);
  chmodSync(join(home, 'bin/npx'), 0o755);
  execFileSync('git', ['init', '--quiet', '--bare', join(home, 'remote.git')]);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repo]);
  git('remote', 'add', 'origin', '../remote.git');
  await initProject({ directory: repo, forge: 'github', host: { text: host, origin: '--host' } });
  await runCli(['keys', 'generate', '--out', '../keys'], { cwd: repo });
  const env = {
    ...baseEnvironment,
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
    OTA_SIGNING_KEY: readFileSync(join(home, 'keys/ota.key'), 'utf8'),
  };
  const setVersion = (from: string, to: string): void => {
    const key = readFileSync(join(home, 'keys/ota.pub.b64'), 'utf8').trim();
    for (const file of ['ota-release.yaml', 'config/template.json']) {
      const text = readFileSync(join(repo, file), 'utf8');
      writeFileSync(join(repo, file), text.replace(`"${from}"`, `"${to}"`).replace('Keys: []', `Keys: [${key}]`));
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', to);
    git('push', '--quiet', 'origin', 'main');
  };
  /** Runs the scripts of a job in a fresh clone, each in a shell of its own as runners do. */
  const runJob = async (scripts: readonly string[], name: string): Promise<string> => {
    const clone = join(home, name);
    execFileSync('git', ['clone', '--quiet', '--branch', 'main', join(home, 'remote.git'), clone]);
    let output = '';
    for (const script of scripts) {
      const { exitCode, stdout, stderr } = await runProcess('bash', ['-e', '-c', script], { cwd: clone, env });
      output += stdout + stderr;
      expect(exitCode, output).toBe(0);
    }
    return output;
  };
  /** Lays the branch `site` out as a web server would serve it. */
  const checkOutSite = (): string => {
    const site = join(home, 'served');
    execFileSync('git', ['clone', '--quiet', '--branch', 'site', join(home, 'remote.git'), site]);
    return site;
  };
  return { home, git, setVersion, runJob, checkOutSite };
};

describe.each(['site', 'branch:site'])('run on a clone with a bare remote, the host %s', (host) => {
  test('the GitLab pipeline checks and releases', async () => {
    const { home, setVersion, runJob, checkOutSite } = await openRunner(host);
    setVersion('0.1.0', '0.1.0');
    await runJob(gitlabScripts(host, 'check'), 'check');
    expect(await runJob(gitlabScripts(host, 'release'), 'release')).toContain('published');
    const reports = join(home, 'release/ota-release-reports');
    expect(readdirSync(reports).sort()).toEqual(['code-quality.json', 'junit.xml', 'outputs.env', 'summary.md']);
    expect(readFileSync(join(reports, 'outputs.env'), 'utf8')).toContain('OTA_RELEASE_OUTCOME=published\n');
    expect(JSON.parse(readFileSync(join(checkOutSite(), 'latest'), 'utf8'))).toBe('0.1.0');
  });

  test('the GitHub pipeline checks, releases twice, and keeps the whole site in its branch', async () => {
    const { home, git, setVersion, runJob, checkOutSite } = await openRunner(host);
    setVersion('0.1.0', '0.1.0');
    await runJob(githubScripts(host, 'check'), 'check');
    expect(await runJob(githubScripts(host, 'release'), 'first')).toContain('published');
    expect(readFileSync(join(home, 'summary.md'), 'utf8')).toContain('0.1.0');
    setVersion('0.1.0', '0.2.0');
    expect(await runJob(githubScripts(host, 'release'), 'second')).toContain('published');
    expect(await runJob(githubScripts(host, 'release'), 'again')).toContain('unchanged');
    const site = checkOutSite();
    expect(JSON.parse(readFileSync(join(site, 'versions'), 'utf8'))).toEqual(['0.1.0', '0.2.0']);
    expect(existsSync(join(site, '.nojekyll'))).toBe(true);
    const log = execFileSync('git', ['-C', site, 'log', '--format=%s'], { encoding: 'utf8' });
    expect(log.trim().split('\n')).toHaveLength(2);
    expect(git('ls-remote', '--tags', 'origin')).toMatch(/v0\.1\.0[\s\S]*v0\.2\.0/);
    rmSync(join(site, '.git'), { recursive: true });
    const verified = await runCli(['verify', site, '--key', '../keys/ota.pub', '--json'], { cwd: join(home, 'again') });
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
  });
});
