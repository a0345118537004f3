import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { closing } from '../support/closing.js';
import { doctorHere, healthyWorkspace } from '../support/doctor.js';
import { startGithub } from '../support/github/double.js';
import { TOKENS, VIEWERS } from '../support/github/forge.js';
import { TOKENS as GITLAB_TOKENS, newState } from '../support/gitlab/fixture.js';
import { startGitlab } from '../support/gitlab/server.js';
import { loopbackServers } from '../support/loopback.js';
import { putDoubles } from '../support/put-double.js';
import { s3Doubles } from '../support/s3-double.js';
import { SECRET, type Workspace } from '../support/workspace.js';

const closeLater = closing();
const serve = loopbackServers();
const putDouble = putDoubles();
const s3Double = s3Doubles();

const opened = async (): Promise<Workspace> => {
  const w = await healthyWorkspace();
  closeLater(w.dispose);
  return w;
};

/** Every file of a directory with its bytes’ digest, as git has them, and every ref. */
const stateOf = ({ repo, site, remote, git }: Workspace): readonly string[] => [
  execFileSync('sh', ['-c', 'find . -path ./.git -prune -o -type f -exec sha256sum {} + | sort'], {
    cwd: repo,
    encoding: 'utf8',
  }),
  execFileSync('sh', ['-c', 'find . -exec stat -c "%n %s %Y" {} + | sort'], { cwd: site, encoding: 'utf8' }),
  git('--git-dir', remote, 'for-each-ref'),
  git('for-each-ref'),
  git('status', '--porcelain'),
];

const withoutMachine = (text: string, w: Workspace): string =>
  text
    .replace(/ota-release \S+, Node\.js .*/, 'ota-release VERSION, Node.js …')
    .replace(/[0-9a-f]{12}, git .*/, 'COMMIT, git …')
    .replace(w.site, 'SITE')
    .replace(/good for \d+ days/, 'good for DAYS days');

const HEALTHY = `ok      tool       ota-release VERSION, Node.js …
skipped clock      not examined: there is no server to compare it with
ok      git        main at COMMIT, git …
ok      project    pump 1.0.0, channel stable, ota-release.yaml
ok      keys       2 trusted, 1 must sign; 1 can sign here
ok      secrets    OTA_SIGNING_KEY
ok      forge      git remote origin, by git alone
ok      host       SITE, read only (--probe tries it out)
ok      site       revision 1, latest 1.0.0, good for DAYS days
ok      pipelines  jobs release, refresh
skipped devices    not examined: no family of devices is switched on
✓ all is well
`;

describe('a healthy project', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = await healthyWorkspace();
    return w.dispose;
  });

  test('is told in a line for each examination, with exit code 0, and nothing is written', async () => {
    const before = stateOf(w);
    const { exitCode, stdout } = await w.run(['doctor'], { env: { OTA_RELEASE_CLOCK: undefined } });
    expect(withoutMachine(stdout, w)).toBe(HEALTHY);
    expect(exitCode).toBe(0);
    expect(stateOf(w)).toEqual(before);
  });

  test('is as well without any secret, which is named by nobody', async () => {
    const { exitCode, report, codes } = await doctorHere(w, [], { env: { OTA_SIGNING_KEY: undefined } });
    expect([exitCode, report.ok, codes()]).toEqual([0, true, []]);
    expect(report.examinations.find(({ name }) => name === 'secrets')?.said).toBe('none in the environment');
  });

  test('shows no secret, and tries the host out where that is asked for', async () => {
    const { exitCode, stdout, codes } = await doctorHere(w, ['--probe'], { env: { GITHUB_TOKEN: 'ghp_hidden' } });
    expect([exitCode, codes()]).toEqual([0, []]);
    expect(stdout).toContain('tried out');
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toContain('ghp_hidden');
  });
});

describe('a clone in which something is missing', () => {
  test('a shallow clone, uncommitted changes and a pointer of Git LFS', async () => {
    const w = await opened();
    w.write(
      'bundle/model.bin',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
    );
    w.write('bundle/Model.bin', 'another file on this file system\n');
    w.commit('Add a model');
    const shallow = w.clone('shallow', '--depth=1');
    shallow.write('notes.txt', 'not committed\n');
    const { exitCode, codes, stdout } = await doctorHere(shallow, [], { env: { GITHUB_ACTIONS: 'true' } });
    expect(codes('git')).toEqual([
      'warning doctor-git-shallow',
      'error doctor-git-lfs-pointers',
      'warning doctor-git-case-clash',
      'warning repository-dirty',
    ]);
    expect(stdout).toContain('Give actions/checkout with: fetch-depth: 0.');
    expect(stdout).toContain('bundle/model.bin');
    expect(exitCode).toBe(2);
  });

  test('no remote, and line ends that git has changed', async () => {
    const w = await opened();
    w.git('remote', 'remove', 'origin');
    w.git('config', 'core.autocrlf', 'true');
    rmSync(join(w.repo, 'bundle/app/main.py'));
    w.git('checkout', '--', 'bundle/app/main.py');
    const { codes, exitCode } = await doctorHere(w);
    expect(codes('git')).toEqual(['warning doctor-git-line-endings', 'error repository-remote-missing']);
    expect(exitCode).toBe(2);
  });

  test('a tag that was moved here, and an executable bit that git does not know', async () => {
    const w = await opened();
    w.git('commit', '--quiet', '--allow-empty', '--message', 'later');
    w.git('tag', '--force', '--annotate', '--message', 'moved', 'v1.0.0');
    w.git('config', 'core.fileMode', 'false');
    execFileSync('chmod', ['+x', join(w.repo, 'bundle/app/main.py')]);
    expect((await doctorHere(w)).codes('git')).toEqual([
      'warning doctor-git-file-modes',
      'warning doctor-git-tags-differ',
    ]);
  });

  test('a directory without anything says what to type first', async () => {
    const cwd = mkdtempSync(join(realpathSync(tmpdir()), 'ota-doctor-'));
    closeLater(() => rmSync(cwd, { recursive: true, force: true }));
    const { exitCode, stdout } = await runCli(['doctor'], { cwd, env: { OTA_RELEASE_CLOCK: undefined } });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('Type: ota-release init');
    expect(stdout).toContain('[repository-missing]');
    const noGit = await runCli(['doctor'], { cwd, env: { PATH: '/nonexistent' } });
    expect(noGit.stdout).toContain('[repository-no-git]');
  });
});

describe('a project file with errors', () => {
  test('keeps nothing else from being examined', async () => {
    const w = await opened();
    w.edit('ota-release.yaml', (text) => `${text.replace('models: [pc-200, pc-400]', 'models: 7')}unheard: of\n`);
    const { report, codes, exitCode } = await doctorHere(w);
    expect(codes('project').length).toBe(2);
    const said = Object.fromEntries(report.examinations.map((one) => [one.name, one.said]));
    expect(said.site).toMatch(/^revision 1, latest 1\.0\.0/);
    expect(said.keys).toBe('2 trusted, 1 must sign; 1 can sign here');
    expect(exitCode).toBe(2);
  });
});

describe('keys', () => {
  test('a committed secret, and one that was committed once, are found and not shown', async () => {
    const w = await opened();
    w.write('tools/settings.txt', `${SECRET}\n`);
    w.commit('A text');
    w.write('old/ota.key', `${SECRET}\n`);
    w.commit('A key');
    w.git('rm', '--quiet', 'old/ota.key');
    w.commit('No key');
    const { codes, stdout, exitCode } = await doctorHere(w);
    expect(codes('keys')).toEqual(['error doctor-key-committed', 'error doctor-key-in-history']);
    expect(stdout).not.toContain(SECRET);
    expect(exitCode).toBe(2);
  });

  test('a secret key file that others can read lies in the work tree', async () => {
    const w = await opened();
    w.write('ota.key', `${SECRET}\n`);
    const { codes } = await doctorHere(w);
    expect(codes('keys')).toEqual(['error doctor-key-in-tree', 'warning doctor-key-file-mode']);
  });

  test('an index that is about to expire is exit code 3', async () => {
    const w = await opened();
    const soon = new Date(Date.now() + 160 * 86_400_000).toISOString();
    const { codes, exitCode } = await doctorHere(w, [], { env: { OTA_RELEASE_CLOCK: soon } });
    expect(codes()).toEqual(['warning doctor-clock-set', 'error freshness-about-to-expire']);
    expect(exitCode).toBe(3);
  });
});

/** The project with another host, read by the same rules. */
const withHost = (w: Workspace, host: string, publicUrl?: string): void =>
  w.edit('ota-release.yaml', (text) =>
    text
      .replace('host: ../site', host)
      .replace(
        'publicUrl: https://updates.example.com/pump',
        `publicUrl: ${publicUrl ?? 'https://updates.example.com/pump'}`,
      ),
  );

describe('hosts', () => {
  test('a server of PUT that ignores conditions is found by --probe, which leaves nothing behind', async () => {
    const w = await opened();
    const server = await putDouble({ ignoresConditions: true });
    withHost(w, `host: ${server.url}\npublicCheck: off`);
    const dry = await doctorHere(w, [], { env: { OTA_HOST_TOKEN: 'host-secret' } });
    expect(dry.codes('host')).toEqual([]);
    expect(server.requests.some((request) => /^(PUT|DELETE|MKCOL)/.test(request))).toBe(false);
    const probed = await doctorHere(w, ['--probe'], { env: { OTA_HOST_TOKEN: 'host-secret' } });
    expect(probed.codes('host')).toContain('error host-ignores-conditions');
    expect(server.objects.size).toBe(0);
    expect(probed.stdout).not.toContain('host-secret');
  });

  test('a bucket that ignores conditions, and a clock that is an hour off', async () => {
    const w = await opened();
    const s3 = await s3Double({ creating: 'ignored' });
    const slow = await serve((_request, response) => {
      response.sendDate = false;
      response.writeHead(404, { date: new Date(Date.now() - 3_600_000).toUTCString() }).end();
    });
    withHost(
      w,
      `host: { bucket: ${s3.bucket}, endpoint: '${s3.endpoint}', region: eu-central-1, pathStyle: true }`,
      slow,
    );
    const env = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'aws-secret' };
    const { codes, stdout } = await doctorHere(w, ['--probe'], { env });
    expect(codes('host')).toContain('error host-ignores-conditions');
    expect(stdout).not.toContain('aws-secret');
    const { codes: others } = await doctorHere(w, ['--host', '../site', '--public-check', 'on'], { env });
    expect(others('clock')).toEqual(['error doctor-clock-wrong']);
  });

  test('a host that never answers costs seconds, and hides nothing else', async () => {
    const w = await opened();
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    closeLater(() => void silent.close());
    const { port } = silent.address() as { readonly port: number };
    withHost(w, `host: http://127.0.0.1:${port}/site\npublicCheck: off`);
    const before = performance.now();
    const { codes, exitCode, report } = await doctorHere(w);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(codes('host')).toEqual([expect.stringMatching(/^error (doctor-no-answer|host-unreachable)$/)]);
    expect(report.examinations.find(({ name }) => name === 'pipelines')?.health).toBe('ok');
    expect(exitCode).toBe(1);
  });
});

describe('forges', () => {
  test.each([
    // token, findings of the forge
    [undefined, ['error forge-token-missing']],
    [TOKENS.readingJob, ['error github-permission-missing']],
    [TOKENS.job, []],
  ])('GitHub with the token %s', async (token, expected) => {
    const w = await opened();
    w.git('--git-dir', w.remote, 'config', 'http.receivepack', 'true');
    const github = await startGithub({ gitDirectory: w.remote });
    closeLater(github.stop);
    for (const name of Object.keys(TOKENS) as (keyof typeof TOKENS)[])
      github.state.tokens.set(TOKENS[name], VIEWERS[name]);
    const { owner, name, addresses } = github.state;
    w.git('remote', 'set-url', 'origin', `${addresses.web}/${owner}/${name}.git`);
    const env = { GITHUB_SERVER_URL: addresses.web, GITHUB_API_URL: addresses.api, GITHUB_TOKEN: token };
    const { codes } = await doctorHere(w, ['--forge', 'github'], { env });
    expect(codes('forge')).toEqual(expected);
  });

  test('GitLab with a token that may only read, on a branch that is not protected', async () => {
    const w = await opened();
    const state = newState();
    const [own, job] = state.tokens;
    if (!own || !job) throw new Error('two tokens');
    state.tokens.splice(0, 2, { ...own, scopes: ['read_api'] }, job);
    const server = await startGitlab(state, w.remote, '');
    closeLater(server.stop);
    w.git('remote', 'set-url', 'origin', server.gitUrl(GITLAB_TOKENS.job));
    const env = {
      CI_SERVER_URL: server.apiUrl.replace(/\/api\/v4$/, ''),
      GITLAB_CI: 'true',
      GITLAB_TOKEN: GITLAB_TOKENS.private,
      CI_COMMIT_REF_PROTECTED: 'false',
      CI_COMMIT_REF_NAME: 'feature',
    };
    const { codes } = await doctorHere(w, [], { env });
    expect(codes('forge')).toEqual(['error gitlab-permission-missing', 'warning doctor-pipeline-unprotected']);
    const looking = await doctorHere(w, [], { env: { ...env, OTA_SIGNING_KEY: undefined } });
    expect(looking.codes('forge')[0]).toBe('warning gitlab-permission-missing');
  });
});

describe('pipelines', () => {
  test('a workflow that lacks what a release needs', async () => {
    const w = await opened();
    mkdirSync(join(w.repo, '.github/workflows'), { recursive: true });
    writeFileSync(
      join(w.repo, '.github/workflows/release.yml'),
      `on: push
jobs:
  release:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v4
      - run: npx ota-release release
`,
    );
    const { codes, report } = await doctorHere(w);
    expect(codes('pipelines')).toEqual([
      'warning doctor-pipeline-depth',
      'error doctor-pipeline-permission',
      'warning doctor-pipeline-concurrency',
      'warning doctor-pipeline-unpinned',
      'warning doctor-pipeline-key-missing',
      'warning doctor-pipeline-refresh-missing',
    ]);
    const [first] = report.examinations.find(({ name }) => name === 'pipelines')?.findings ?? [];
    expect(first?.place).toEqual({ file: '.github/workflows/release.yml', line: 3 });
  });
});
