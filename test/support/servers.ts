import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A web server on loopback that serves a directory. */
export interface WebServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const START_TIMEOUT_MS = 15_000;

/** Python's own server, as it is: `python3 -m http.server`. */
export const startPython = async (directory: string): Promise<WebServer> => {
  const port = await freePort();
  const args = ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', directory];
  return started(spawn('python3', args, { stdio: 'ignore' }), port);
};

/**
 * nginx with a bare `root`: no header, type or location of ours, unless the directives of its server have some, or those
 * around it.
 */
export const startNginx = async (directory: string, directives = '', around = ''): Promise<WebServer> => {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'ota-nginx-'));
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(home, name));
  writeFileSync(join(home, 'nginx.conf'), nginxConfiguration({ directory, home, port, directives, around }));
  const child = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')], {
    stdio: 'ignore',
  });
  const server = await started(child, port);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** lighttpd with what a page of the documentation adds to a bare document root. */
export const startLighttpd = async (directory: string, directives: string): Promise<WebServer> => {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'ota-lighttpd-'));
  const file = join(home, 'lighttpd.conf');
  const bare = `server.bind = "127.0.0.1"\nserver.port = ${port}\nserver.document-root = "${directory}"\n`;
  writeFileSync(file, `${bare}server.errorlog = "${home}/error.log"\n${directives}\n`);
  const server = await started(spawn('lighttpd', ['-D', '-f', file], { stdio: 'ignore' }), port);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

const nginxConfiguration = (p: {
  readonly directory: string;
  readonly home: string;
  readonly port: number;
  readonly directives: string;
  readonly around: string;
}): string => `
daemon off;
master_process off;
pid ${p.home}/nginx.pid;
error_log ${p.home}/error.log;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${p.home}/${name.replace('client_', '')};`).join('\n  ')}
  ${p.around}
  server {
    listen 127.0.0.1:${p.port};
    root "${p.directory}";
    ${p.directives}
  }
}
`;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const started = async (child: ChildProcess, port: number): Promise<WebServer> => {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (Date.now() > deadline || child.exitCode !== null) {
      await stop();
      throw new Error(`${child.spawnfile} did not listen on port ${port}`);
    }
    await sleep(20);
  }
  return { url: `http://127.0.0.1:${port}`, stop };
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
