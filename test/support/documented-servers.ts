import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { headerFiles, NGINX_FILE } from '../../src/site/header-files.js';
import type { Authority } from './authority.js';
import { codeBlocks } from './markdown.js';

/** The web servers that docs/hosting/web-server.md configures. */
export type DocumentedServerName = 'nginx' | 'caddy' | 'apache' | 'lighttpd';

/** A real web server on loopback that serves a folder by the configuration of the page. */
export interface DocumentedServer {
  /** Without a trailing slash. */
  readonly url: string;
  /** Where it answers plain http beside it. */
  readonly plainUrl: string;
  readonly stop: () => Promise<void>;
}

interface Place {
  readonly home: string;
  readonly site: string;
  readonly port: number;
  readonly plainPort: number;
}

interface Recipe {
  readonly program: string;
  /** What a machine of one's own has around the page's text, and what its ports and paths are here. */
  readonly around: (documented: string, place: Place) => string;
  readonly args: (file: string, place: Place) => readonly string[];
  readonly scheme: 'http' | 'https';
}

const NGINX: Recipe = {
  program: 'nginx',
  scheme: 'https',
  around: (documented, { home, port, plainPort }) => `
daemon off;
master_process off;
pid ${home}/pid;
error_log ${home}/log;
events {}
http {
  access_log off;
  # What a distribution sets for every server.
  gzip on;
  gzip_types *;
  types { text/html html; application/json json; application/zip zip; }
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`).join('\n  ')}
  ${documented
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replace('/etc/nginx/updates.conf', `${home}/updates.conf`)}
}`,
  args: (file, { home }) => ['-p', home, '-c', file, '-e', `${home}/log`],
};

const CADDY: Recipe = {
  program: 'caddy',
  // Its certificates come from an authority on the net.
  scheme: 'http',
  around: (documented, { port }) =>
    `{\n\tadmin off\n\tauto_https off\n}\n${documented.replace('updates.example.com {', `http://127.0.0.1:${port} {`)}`,
  args: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
};

const MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'deflate', 'filter', 'ssl', 'headers', 'env', 'alias'];

const APACHE: Recipe = {
  program: 'apache2',
  scheme: 'https',
  around: (documented, { home, port }) => `
ServerRoot ${home}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${home}/pid
ErrorLog ${home}/log
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
TypesConfig /etc/mime.types
SetOutputFilter DEFLATE
${documented.replace('*:443', `127.0.0.1:${port}`)}`,
  args: (file) => ['-X', '-f', file],
};

const LIGHTTPD: Recipe = {
  program: 'lighttpd',
  scheme: 'https',
  around: (documented, { home, port, plainPort }) => `
server.bind = "127.0.0.1"
server.port = ${plainPort}
server.errorlog = "${home}/log"
${documented.replace('":443"', `"127.0.0.1:${port}"`)}`,
  args: (file) => ['-D', '-f', file],
};

const RECIPES: Readonly<Record<DocumentedServerName, Recipe>> = {
  nginx: NGINX,
  caddy: CADDY,
  apache: APACHE,
  lighttpd: LIGHTTPD,
};

const PAGE = 'docs/hosting/web-server.md';
const CERTIFICATE = '/etc/letsencrypt/live/updates.example.com/fullchain.pem';
const CERTIFICATE_KEY = '/etc/letsencrypt/live/updates.example.com/privkey.pem';

/**
 * Starts the server with the page's text, in which ports and paths alone are others.
 *
 * @throws Error where the server doesn’t start, with its log, and where a path of the page is none that is replaced here.
 */
export const startDocumentedServer = async (
  name: DocumentedServerName,
  site: string,
  { server }: Authority,
): Promise<DocumentedServer> => {
  const recipe = RECIPES[name];
  const home = mkdtempSync(join(tmpdir(), `ota-${name}-`));
  chmodSync(home, 0o755);
  const place: Place = { home, site, port: await freePort(), plainPort: await freePort() };
  writeFileSync(join(home, 'cert.pem'), server.cert);
  writeFileSync(join(home, 'key.pem'), server.key);
  for (const { path, over } of headerFiles(['nginx'], 'https://updates.example.com'))
    if (path === NGINX_FILE) writeFileSync(join(home, 'updates.conf'), over(undefined));
  const file = join(home, 'configuration');
  writeFileSync(file, recipe.around(filled(documentedText(name), place), place));
  return running(recipe, file, place);
};

const documentedText = (name: DocumentedServerName): string => {
  const [text, ...others] = codeBlocks(PAGE, name);
  if (text === undefined || others.length > 0) throw new Error(`${PAGE} has not one configuration of ${name}`);
  return text;
};

const filled = (text: string, { home, site }: Place): string => {
  mkdirSync(join(home, 'acme'));
  return text
    .replaceAll('/srv/updates', site)
    .replaceAll('/srv/acme', `${home}/acme`)
    .replaceAll(CERTIFICATE, `${home}/cert.pem`)
    .replaceAll(CERTIFICATE_KEY, `${home}/key.pem`);
};

const running = async (recipe: Recipe, file: string, place: Place): Promise<DocumentedServer> => {
  const { home, port, plainPort } = place;
  const env = { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const child = spawn(recipe.program, recipe.args(file, place), { stdio: 'ignore', env });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await listening(child, port);
  } catch (error) {
    const log = existsSync(join(home, 'log')) ? readFileSync(join(home, 'log'), 'utf8') : 'no log';
    await stop();
    throw new Error(`${recipe.program} did not start: ${log}`, { cause: error });
  }
  return { url: `${recipe.scheme}://127.0.0.1:${port}`, plainUrl: `http://127.0.0.1:${plainPort}`, stop };
};

const freePort = (): Promise<number> =>
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

const START_TIMEOUT_MS = 15_000;

const listening = async (child: ChildProcess, port: number): Promise<void> => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) throw new Error('no answer');
    await sleep(10);
  }
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
