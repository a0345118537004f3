import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import { setUpDevice, shellQuote } from './device.js';
import { serveLoopback } from './loopback-server.js';
import { demoEnvironment, runCommand } from './run-command.js';
import { sampleFiles } from './sample-project.js';
import { treeLines } from './tree.js';
import { openWorkspace, type Workspace, writeFiles } from './workspace.js';

/** What the demo is run with. */
export interface DemoOptions {
  /** The folder to make. Absolute. */
  readonly directory: string;
  /** The running command line, and the Node.js that runs it: the demo starts them as a user would. */
  readonly cliFile: string;
  readonly execPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes one line, or several, for people. */
  readonly print: (line: string) => void;
}

/** What the chapters of the demo share. */
interface Stage {
  readonly workspace: Workspace;
  readonly siteUrl: string;
  readonly print: (line: string) => void;
  /** Runs a program in a folder of the demo, shows the command, and gives back its standard output. */
  readonly run: (folder: string, file: string, ...args: readonly string[]) => Promise<string>;
  /** Runs this very tool likewise, with variables that only it gets; shows what it printed. */
  readonly ota: (folder: string, args: readonly string[], secret?: Readonly<Record<string, string>>) => Promise<void>;
}

/**
 * Shows the whole way, with the real tool and no network: a key, a repository with its remote, the releases 1.0.0 and
 * 1.1.0, an audit of the site, and a device that takes both with nothing but a shell. Leaves `keys/`, `repo/`,
 * `remote.git/`, `site/` and `device/`.
 *
 * @throws OtaError `demo-…`.
 */
export const runDemo = async (options: DemoOptions): Promise<void> => {
  const { print, cliFile, execPath } = options;
  const environment = demoEnvironment(options.environment);
  const workspace = await openWorkspace(options.directory);
  const server = await serveLoopback(workspace.site);
  try {
    const stage = stageOf(options, workspace, server.url, environment);
    print('A signed release from nothing to an updated device. To repeat a command by hand, first type:');
    print(`  cd ${shellQuote(workspace.directory)}`);
    print(`  ota() { ${shellQuote(execPath)} ${shellQuote(cliFile)} "$@"; }`);
    await makeKey(stage);
    await makeRepository(stage);
    const device = await setUpDevice({ workspace, siteUrl: server.url, execPath, environment });
    await release(stage, '1.0.0');
    await takeUpdate(stage, device, '1.0.0');
    await release(stage, '1.1.0');
    await auditSite(stage);
    await takeUpdate(stage, device, '1.1.0');
    for (const line of await closing(workspace, server.url, server.port)) print(line);
  } finally {
    await server.close();
  }
};

const stageOf = (
  { cliFile, execPath, print }: DemoOptions,
  workspace: Workspace,
  siteUrl: string,
  environment: DemoOptions['environment'],
): Stage => ({
  workspace,
  siteUrl,
  print,
  run: async (folder, file, ...args) => {
    const { stdout } = await runCommand({ file, args, directory: join(workspace.directory, folder), environment });
    return stdout;
  },
  ota: async (folder, args, secret = {}) => {
    const { output } = await runCommand({
      file: execPath,
      args: [cliFile, ...args],
      directory: join(workspace.directory, folder),
      environment: { ...environment, ...secret },
    });
    print(indented(output));
  },
});

const makeKey = async ({ print, ota }: Stage): Promise<void> => {
  chapter(print, 1, 'A signing key, made once', 'ota keys generate --out keys');
  await ota('.', ['keys', 'generate', '--out', 'keys']);
};

const makeRepository = async ({ print, run, workspace }: Stage): Promise<void> => {
  chapter(print, 2, 'A repository, with its remote beside it', 'git init repo', 'git init --bare remote.git');
  await run('.', 'git', 'init', '--quiet', '--bare', '--template=', 'remote.git');
  await run('.', 'git', 'init', '--quiet', '--template=', 'repo');
  for (const folder of ['repo', 'remote.git']) await run(folder, 'git', 'symbolic-ref', 'HEAD', 'refs/heads/main');
  await run('repo', 'git', 'remote', 'add', 'origin', '../remote.git');
  // Whoever goes on in this repository by hand needs an author too.
  await run('repo', 'git', 'config', 'user.name', 'ota-release demo');
  await run('repo', 'git', 'config', 'user.email', 'demo@localhost');
  print(indented(`bundle/ with update.sh, config/ with schemas, ota-release.yaml: see ${workspace.repo}`));
};

const release = async ({ print, run, ota, workspace, siteUrl }: Stage, version: string): Promise<void> => {
  const first = version === '1.0.0';
  chapter(
    print,
    first ? 3 : 5,
    first ? 'Release 1.0.0' : 'Change the product, raise the version, release 1.1.0',
    'cd repo',
    `git add --all && git commit -m "Version ${version}" && git push origin main`,
    'OTA_SIGNING_KEY=$(cat ../keys/ota.key) ota release',
    'cd ..',
  );
  const trustedKey = (await readFile(join(workspace.keys, 'ota.pub.b64'), 'utf8')).trim();
  await writeFiles(workspace.repo, sampleFiles({ version, publicUrl: siteUrl, trustedKey }));
  await run('repo', 'git', 'add', '--all');
  await run('repo', 'git', 'commit', '--quiet', '--message', `Version ${version}`);
  await run('repo', 'git', 'push', '--quiet', 'origin', 'main');
  await ota('repo', ['release'], { OTA_SIGNING_KEY: await readFile(join(workspace.keys, 'ota.key'), 'utf8') });
};

const auditSite = async ({ print, ota }: Stage): Promise<void> => {
  chapter(print, 6, 'Audit the whole site, trusting the key alone', 'ota verify site --key keys/ota.pub');
  await ota('.', ['verify', 'site', '--key', 'keys/ota.pub']);
};

const takeUpdate = async (
  { print }: Stage,
  device: Awaited<ReturnType<typeof setUpDevice>>,
  version: string,
): Promise<void> => {
  const title = version === '1.0.0' ? 'A device takes it, with a shell only' : 'The device takes the update';
  chapter(print, version === '1.0.0' ? 4 : 7, title, 'sh device/ota-agent update');
  print(indented(await device.takeUpdate()));
  const installed = await device.installedVersion();
  if (installed !== version)
    throw fail('demo-step-failed', {
      command: 'sh device/ota-agent update',
      ended: `version ${installed} on the device`,
      output: '',
    });
};

const closing = async (workspace: Workspace, siteUrl: string, port: number): Promise<readonly string[]> => [
  '',
  'The site, as any web server can serve it (digests in names are shortened here):',
  ...(await treeLines(workspace.site)).map((line) => `  ${line}`),
  '',
  'Next:',
  `  python3 -m http.server ${port} --bind 127.0.0.1 --directory site   # serve it again; the page for people is ${siteUrl}/`,
  '  sh device/ota-agent update           # in another terminal: the device asks again, there is nothing to do',
  '  cd repo && ota release --dry-run     # the plan of a release, without a secret',
  '  ota init                             # in a repository of yours: a project file, schemas, a pipeline',
  'Read device/ota-agent: all that a device needs is SHA-256, base64 and one Ed25519 check.',
];

const chapter = (print: DemoOptions['print'], number: number, title: string, ...commands: readonly string[]): void => {
  print(`\n${number}. ${title}`);
  for (const command of commands) print(`   $ ${command}`);
};

const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, '     ');
