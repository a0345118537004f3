import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { initProject } from '../../src/commands/init.js';
import { baseEnvironment, runCli } from '../support/cli.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();

const COMMON = [
  'ota-release.yaml',
  'bundle/update.sh',
  'bundle/rollback.sh',
  'bundle/files/bin/pump',
  'config/config.schema.json',
  'config/foreign-config.schema.json',
  'config/template.json',
];

const newProject = (): string => {
  const directory = join(temporaryDirectory(), 'pump');
  mkdirSync(directory);
  return directory;
};

describe('initProject', () => {
  test.each([
    // forge, pipelines
    ['github', ['.github/workflows/release.yml', '.github/workflows/refresh.yml']],
    ['gitlab', ['.gitlab-ci.yml']],
    [undefined, ['.github/workflows/release.yml', '.github/workflows/refresh.yml', '.gitlab-ci.yml']],
  ] as const)('writes everything, with the pipeline of %s', async (forge, pipelines) => {
    const directory = newProject();
    const { written, kept } = await initProject({ directory, ...(forge ? { forge } : {}) });
    expect(written).toEqual([...COMMON, ...pipelines]);
    expect(kept).toEqual([]);
    expect(filesOf(directory)).toEqual([...written].sort());
  });

  test.each([
    // forge | host | host of the project file | files that a folder or a forge brings
    ['github', undefined, 'branch:site', ['.github/workflows/release.yml', '.github/workflows/refresh.yml']],
    ['git', undefined, 'site', ['.gitignore']],
    ['gitlab', 'public/site', 'public/site', ['.gitignore', '.gitlab-ci.yml']],
    ['gitlab', 'https://dav.example.com/updates', 'https://dav.example.com/updates', ['.gitlab-ci.yml']],
  ] as const)('on %s with --host %s the site goes to %s', async (forge, text, host, further) => {
    const directory = newProject();
    const given = text === undefined ? {} : { host: { text, origin: '--host' } };
    const { written } = await initProject({ directory, forge, ...given });
    expect(parse(readFileSync(join(directory, 'ota-release.yaml'), 'utf8'))).toMatchObject({ host });
    expect([...written].sort()).toEqual([...COMMON, ...further].sort());
  });

  test('gives its word for a host that may ignore conditions only where a pipeline keeps it', async () => {
    const host = { text: 'https://dav.example.com/updates', origin: '--host' };
    const words = await Promise.all(
      (['github', 'gitlab', 'git'] as const).map(async (forge) => {
        const directory = newProject();
        await initProject({ directory, forge, host });
        return (parse(readFileSync(join(directory, 'ota-release.yaml'), 'utf8')) as { oneAtATime?: boolean })
          .oneAtATime;
      }),
    );
    expect(words).toEqual([true, true, undefined]);
  });

  test('writes nothing where the host is none', async () => {
    const directory = newProject();
    const given = initProject({ directory, forge: 'github', host: { text: 'ftp://example.com', origin: 'OTA_HOST' } });
    await expect(given).rejects.toMatchObject({ code: 'project-host-unsupported' });
    expect(filesOf(directory)).toEqual([]);
  });

  test('a second time writes nothing', async () => {
    const directory = newProject();
    await initProject({ directory });
    const before = filesOf(directory).map((file) => readFileSync(join(directory, file), 'utf8'));
    const { written, kept } = await initProject({ directory });
    expect(written).toEqual([]);
    expect(kept).toEqual(expect.arrayContaining(['ota-release.yaml', 'bundle/update.sh', '.gitlab-ci.yml']));
    expect(filesOf(directory).map((file) => readFileSync(join(directory, file), 'utf8'))).toEqual(before);
  });

  test.each(['ota-release.yml', 'ota-release.json'])('writes no second project file beside %s', async (name) => {
    const directory = newProject();
    writeFileSync(join(directory, name), '{}');
    const { kept, written } = await initProject({ directory, forge: 'github' });
    expect(kept).toEqual([name]);
    expect(written).toContain('bundle/update.sh');
    expect(existsSync(join(directory, 'ota-release.yaml'))).toBe(false);
  });

  test('what is published stays out of git', async () => {
    const directory = newProject();
    const folder = 'out [1]/site';
    await initProject({ directory, host: { text: folder, origin: '--host' } });
    mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, folder, 'latest'), '');
    execFileSync('git', ['init', '--quiet', directory], { env: baseEnvironment });
    expect(spawnSync('git', ['-C', directory, 'check-ignore', '--quiet', `${folder}/latest`]).status).toBe(0);
  });

  test('shell scripts are executable, end their lines with LF and are sound POSIX sh', async () => {
    const directory = newProject();
    await initProject({ directory });
    for (const script of ['bundle/update.sh', 'bundle/rollback.sh']) {
      const file = join(directory, script);
      expect(statSync(file).mode & 0o100).toBe(0o100);
      expect(readFileSync(file, 'utf8')).toMatch(/^#!\/bin\/sh\n[^\r]*$/);
      expect(spawnSync('sh', ['-n', file]).status).toBe(0);
    }
  });
});

describe('what init writes', () => {
  /** A project as init leaves it, committed and pushed. */
  const committed = async (edit: (directory: string) => void = () => undefined): Promise<string> => {
    const directory = newProject();
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', directory, ...args], { env: baseEnvironment });
    git('init', '--quiet', '--initial-branch=main');
    execFileSync('git', ['init', '--quiet', '--bare', join(directory, '../remote.git')]);
    git('remote', 'add', 'origin', '../remote.git');
    edit(directory);
    await initProject({ directory });
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Start');
    git('push', '--quiet', 'origin', 'main');
    return directory;
  };

  test.each([
    // where the version is, file, text
    ['nowhere', 'README', 'pump\n'],
    ['in package.json', 'package.json', '{"name":"pump","version":"1.2.3"}'],
    ['in pyproject.toml', 'pyproject.toml', '[project]\nname = "pump"\nversion = "1.2.3-rc.1"\n'],
  ])('passes check with one warning, that there is no key yet; version %s', async (_, file, text) => {
    const cwd = await committed((directory) => writeFileSync(join(directory, file), text));
    const { exitCode, stdout } = await runCli(['check', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly code: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(['key-none-trusted']);
    expect(exitCode).toBe(0);
  });

  test('passes a strict check once a key is put in', async () => {
    const cwd = await committed();
    await runCli(['keys', 'generate', '--out', '../pump-keys'], { cwd });
    const key = readFileSync(join(cwd, '../pump-keys/ota.pub.b64'), 'utf8').trim();
    const file = join(cwd, 'ota-release.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('trustedKeys: []', `trustedKeys: [${key}]`));
    execFileSync('git', ['-C', cwd, 'commit', '--quiet', '--all', '--message', 'Key'], { env: baseEnvironment });
    execFileSync('git', ['-C', cwd, 'push', '--quiet', 'origin', 'main'], { env: baseEnvironment });
    const { exitCode, stdout } = await runCli(['check', '--strict'], { cwd });
    expect(exitCode, stdout).toBe(0);
  });
});
