import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { programText, rollbackScriptText, updateScriptText } from '../../../src/commands/init/bundle-files.js';
import { runBuiltMain } from '../built-main.js';
import { cliFile } from '../cli.js';
import { writeProgram } from '../quickstart/desk.js';
import { createWorkspaceLater, PUBLIC_KEY, SECRET, type Workspace } from '../workspace.js';

/**
 * A project as the pages suppose it: releases 1.0.0, 1.1.0 and 1.2.0 in the channel stable, 1.3.0-rc.1 in beta, the keys in `keys/`,
 * the site in `site/`. Neither of those two is part of the repository.
 */
export const prepareProject = (): Promise<Workspace> =>
  createWorkspaceLater('project of the pages', async (workspace) => {
    const { repo, write, releaseHere } = workspace;
    write('../repo/.git/info/exclude', '/keys/\n/site\n/usb/\n/*.tar\n/*.tar.gz\n/request.json\n/without.yaml\n');
    for (const name of ['keys', 'next'])
      await runBuiltMain(['keys', 'generate', '--out', join(workspace.directory, name)], { cwd: repo });
    // The key of the workspace in the place of the one that was made, because releases of all tests are signed by it.
    await asFiles(workspace);
    cpSync(join(workspace.directory, 'next/ota.pub'), join(repo, 'keys/next.pub'));
    symlinkSync('../site', join(repo, 'site'));
    mkdirSync(join(workspace.directory, 'bin'));
    writeProgram(join(workspace.directory, 'bin/ota-release'), `exec "${process.execPath}" "${cliFile}" "$@"`);
    rmSync(join(repo, 'bundle'), { recursive: true });
    write('bundle/rollback.sh', rollbackScriptText('pump'));
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      raiseTo(workspace, version);
      await published(releaseHere());
    }
    raiseTo(workspace, '1.3.0-rc.1');
    await published(releaseHere(['--channel', 'beta']));
  });

/** Raises the version everywhere it stands, commits and pushes; the bundle is what `init` begins with, which survives any fault. */
export const raiseTo = ({ write, bump, commit }: Workspace, version: string): void => {
  bump(version);
  write('bundle/update.sh', updateScriptText('pump'));
  write('bundle/files/bin/pump', `${programText('pump')}echo ${version}\n`);
  commit(`Bundle of ${version}`);
};

const asFiles = async ({ repo, write }: Workspace): Promise<void> => {
  write('keys/ota.key', `${SECRET}\n`);
  write('keys/ota.pub.b64', `${PUBLIC_KEY}\n`);
  const shown = await runBuiltMain(['keys', 'show', PUBLIC_KEY, '--json'], { cwd: repo });
  const keys = JSON.parse(shown.stdout) as readonly { readonly pem: string; readonly minisign: string }[];
  for (const { pem, minisign } of keys) {
    write('keys/ota.pub.pem', pem);
    write('keys/ota.pub', minisign);
  }
};

const published = async (run: ReturnType<Workspace['releaseHere']>): Promise<void> => {
  const { json, stdout, stderr } = await run;
  if (json.outcome !== 'published') throw new Error(stdout + stderr);
};
