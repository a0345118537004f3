import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';

/**
 * A committed project of `init`, a web server on loopback with what it will publish, and a device: all but the release. The
 * environment has an `npx` that runs this clone's build.
 */
export const openProject = async (root) => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-recording-'));
  const [directory, device, bin] = [join(home, 'pump'), join(home, 'device'), join(home, 'bin')];
  for (const folder of [directory, device, bin]) mkdirSync(folder);
  const env = environmentOf(home, bin);
  writeProgram(join(bin, 'npx'), `shift\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"`);
  const server = await serve(join(directory, 'site'));
  const run = (command, ...args) => execFileSync(command, args, { cwd: directory, env, stdio: 'ignore' });
  run('git', 'init', '--quiet', '--bare', '../remote.git');
  run('git', 'init', '--quiet', '--initial-branch=main');
  run('git', 'remote', 'add', 'origin', '../remote.git');
  writeFileSync(join(directory, 'VERSION'), '1.0.0\n');
  run('npx', 'ota-release', 'init', '--yes', '--forge', 'git', '--host', 'site', '--public-url', server.url);
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '--message', 'Release with ota-release');
  run('git', 'push', '--quiet', 'origin', 'HEAD');
  for (const name of ['ota-agent', 'next-release.awk'])
    copyFileSync(join(root, 'examples/device-agent', name), join(device, name));
  copyFileSync(join(home, 'pump-keys/ota.pub.pem'), join(device, 'trusted.pem'));
  writeFileSync(
    join(device, 'ota-agent.conf'),
    `PRODUCT=pump\nMODEL=pump\nSITE=${server.url}\nSTATE=${device}/state\nDEVICE_ROOT=${device}/root\n`,
  );
  const close = () => {
    server.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { directory, home, url: server.url, env, close };
};

const environmentOf = (home, bin) => ({
  PATH: `${bin}:${process.env.PATH}`,
  HOME: home,
  TMPDIR: tmpdir(),
  LC_ALL: 'C.UTF-8',
  TERM: 'xterm-256color',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Recording',
  GIT_AUTHOR_EMAIL: 'recording@example.com',
  GIT_COMMITTER_NAME: 'Recording',
  GIT_COMMITTER_EMAIL: 'recording@example.com',
});

const writeProgram = (file, text) => {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
};

/** Serves the files below a directory to this machine. */
const serve = async (directory) => {
  const server = createServer((request, response) => {
    const file = join(directory, normalize(decodeURIComponent(request.url ?? '/')));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
};
