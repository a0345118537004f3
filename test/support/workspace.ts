import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runBuiltMain } from './built-main.js';
import { baseEnvironment, type CliOptions, type CliRun, runCli } from './cli.js';
import { madeOnce, madeOnceLater } from './made-once.js';
import { projectFiles, script } from './project-files.js';

/** What a workspace is made with. */
export interface WorkspaceOptions {
  /** Name of the directory that holds it all; may have blanks and any letters. */
  readonly name?: string;
  readonly version?: string;
  /** Lines put at the end of the project file. */
  readonly extra?: string;
  /** Size of a file of noise in the bundle, which no compression shrinks. */
  readonly noiseBytes?: number;
}

/**
 * A team's machine in a temporary directory: a git repository with a project, its bare remote and the site's directory,
 * side by side. It names them by relative paths alone, so that it can be copied.
 */
export interface Workspace {
  readonly directory: string;
  /** The work tree, where the command line runs. */
  readonly repo: string;
  readonly remote: string;
  readonly site: string;
  /** Runs the command line in the work tree, with the signing secret in the environment. */
  readonly run: (args: readonly string[], options?: Partial<CliOptions>) => Promise<CliRun>;
  /** `release --json`. */
  readonly release: (args?: readonly string[], options?: Partial<CliOptions>) => Promise<CliRun>;
  /** `run` and `release` in this process, see runBuiltMain: for what a test is not about. */
  readonly runHere: Workspace['run'];
  readonly releaseHere: Workspace['release'];
  /** `verify --json` of the whole site with the public key. */
  readonly verify: (args?: readonly string[]) => Promise<CliRun>;
  readonly git: (...args: readonly string[]) => string;
  /** Writes a file of the work tree. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Changes the text of a file of the work tree. */
  readonly edit: (path: string, change: (text: string) => string) => void;
  /** Commits whatever was changed and pushes it to a branch of the remote. */
  readonly commit: (message: string, branch?: string) => void;
  /** Raises the version everywhere it stands, then commits and pushes. */
  readonly bump: (version: string, branch?: string) => void;
  /** The tags of the remote: name and peeled commit. */
  readonly remoteTags: () => readonly string[];
  /** Another machine of the team: a clone of its own beside this one, with the same remote and site. */
  readonly clone: (name: string, ...gitArgs: readonly string[]) => Workspace;
  /** The whole workspace again, in a directory of its own. */
  readonly copy: () => Workspace;
  readonly dispose: () => void;
}

const SEED = createHash('sha256').update('signing key of the tests').digest();
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The secret that signs every test release: a base64 seed. */
export const SECRET = SEED.toString('base64');

/** Its public key in base64, derived by Node's own cryptography. */
export const PUBLIC_KEY = publicKeyOf(SEED);

/** The base64 public key of a 32-byte Ed25519 seed. */
export function publicKeyOf(seed: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

/** When every commit was made: equal workspaces have equal commits. */
const COMMIT_DATE = '2026-01-15T10:00:00Z';

/** A new workspace with one commit, pushed, ready to release. */
export const createWorkspace = (options: WorkspaceOptions = {}): Workspace => {
  const { name = 'team', ...contents } = options;
  const temporary = temporaryDirectory();
  const directory = join(temporary, name);
  madeOnce(`workspace ${JSON.stringify(contents)}`, directory, (made) => fill(made, contents));
  return openWorkspace({ temporary, directory, repoName: 'repo' });
};

/** A new workspace whose first release is published. */
export const createReleasedWorkspace = (options: WorkspaceOptions = {}): Promise<Workspace> =>
  createWorkspaceLater('first release', publish, options);

const publish = async ({ releaseHere }: Workspace): Promise<void> => {
  const { json, stdout, stderr } = await releaseHere();
  if (json.outcome !== 'published') throw new Error(stdout + stderr);
};

/** A new workspace with what `work` has done to it, which is done once in a run of the tests: `title` tells it from others. */
export const createWorkspaceLater = async (
  title: string,
  work: (workspace: Workspace) => Promise<void>,
  options: WorkspaceOptions = {},
): Promise<Workspace> => {
  const { name = 'team', ...contents } = options;
  const temporary = temporaryDirectory();
  const directory = join(temporary, name);
  await madeOnceLater(`${title} ${JSON.stringify(contents)}`, directory, async (made) => {
    fill(made, contents);
    await work(openWorkspace({ temporary: made, directory: made, repoName: 'repo' }));
  });
  return openWorkspace({ temporary, directory, repoName: 'repo' });
};

const fill = (directory: string, { version = '1.0.0', extra = '', noiseBytes }: WorkspaceOptions): void => {
  const workspace = openWorkspace({ temporary: directory, directory, repoName: 'repo' });
  mkdirSync(workspace.repo, { recursive: true });
  git(directory, 'init', '--quiet', '--bare', '--template=', '--initial-branch=main', 'remote.git');
  git(directory, 'init', '--quiet', '--template=', '--initial-branch=main', 'repo');
  // No test is about git's housekeeping, which is a process more for each commit, fetch and push.
  git(workspace.remote, 'config', 'receive.autogc', 'false');
  workspace.git('config', 'maintenance.auto', 'false');
  workspace.git('remote', 'add', 'origin', '../remote.git');
  const files = projectFiles({ version, publicKey: PUBLIC_KEY, extra });
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  if (noiseBytes) workspace.write('bundle/payload.bin', noise(noiseBytes));
  workspace.commit(`Release ${version}`);
};

/** Bytes that look random and are always the same. */
const noise = (size: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, i) =>
    createHash('sha512').update(String(i)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
};

// The real path, because git shows that one: the temporary directory may itself be behind a link.
const temporaryDirectory = (): string => mkdtempSync(join(realpathSync(tmpdir()), 'ota-e2e-'));

const git = (cwd: string, ...args: readonly string[]): string => {
  const dates = { GIT_AUTHOR_DATE: COMMIT_DATE, GIT_COMMITTER_DATE: COMMIT_DATE };
  const env = { ...baseEnvironment, ...dates } as NodeJS.ProcessEnv;
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
};

interface WorkspacePaths {
  /** The temporary directory, which `dispose` removes. */
  readonly temporary: string;
  readonly directory: string;
  readonly repoName: string;
}

const openWorkspace = ({ temporary, directory, repoName }: WorkspacePaths): Workspace => {
  const repo = join(directory, repoName);
  const site = join(directory, 'site');
  const remote = join(directory, 'remote.git');
  const signing = ({ env, ...options }: Partial<CliOptions> = {}): CliOptions => ({
    cwd: repo,
    ...options,
    env: { OTA_SIGNING_KEY: SECRET, ...env },
  });
  const run: Workspace['run'] = (args, options) => runCli(args, signing(options));
  const runHere: Workspace['run'] = (args, options) => runBuiltMain(args, signing(options));
  const write: Workspace['write'] = (path, content) => {
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    writeFileSync(join(repo, path), content, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  };
  const edit: Workspace['edit'] = (path, change) => write(path, change(readFileSync(join(repo, path), 'utf8')));
  const commit: Workspace['commit'] = (message, branch = 'main') => {
    git(repo, 'add', '--all');
    git(repo, 'commit', '--quiet', '--allow-empty', '--message', message);
    git(repo, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  };
  return {
    directory,
    repo,
    remote,
    site,
    run,
    release: (args = [], options) => run(['release', '--json', ...args], options),
    runHere,
    releaseHere: (args = [], options) => runHere(['release', '--json', ...args], options),
    verify: (args = []) => runHere(['verify', site, '--key', PUBLIC_KEY, '--json', ...args]),
    git: (...args) => git(repo, ...args),
    write,
    edit,
    commit,
    bump: (version, branch) => {
      edit('ota-release.yaml', (text) => text.replace(/^version: .*$/m, `version: ${version}`));
      edit('config/template.json', (text) =>
        text.replace(/"software_version": "[^"]*"/, `"software_version": "${version}"`),
      );
      write('bundle/update.sh', script(version));
      commit(`Release ${version}`, branch);
    },
    remoteTags: () =>
      !existsSync(remote)
        ? []
        : git(remote, 'for-each-ref', '--format=%(refname:strip=2) %(*objectname)', 'refs/tags')
            .split('\n')
            .filter(Boolean),
    clone: (name, ...gitArgs) => {
      git(directory, 'clone', '--quiet', '--template=', ...gitArgs, `file://${remote}`, name);
      git(join(directory, name), 'remote', 'set-url', 'origin', '../remote.git');
      return openWorkspace({ temporary, directory, repoName: name });
    },
    copy: () => {
      const target = temporaryDirectory();
      const copied = join(target, basename(directory));
      cpSync(directory, copied, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
      return openWorkspace({ temporary: target, directory: copied, repoName });
    },
    dispose: () => rmSync(temporary, { recursive: true, force: true }),
  };
};
