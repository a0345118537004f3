import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real WebDAV server on loopback, configured as docs/hosting/http-put.md says. */
export interface DavServer {
  /** A fresh folder of the server's, as a host's URL, and where it is on disk. */
  readonly site: () => { readonly url: string; readonly directory: string };
  readonly stop: () => Promise<void>;
}

/** Who may write. */
export const DAV_USER = { OTA_HOST_USER: 'ci', OTA_HOST_PASSWORD: 'let me in' } as const;

export interface DavOptions {
  /** Further lines inside of what the documentation configures for the folder. */
  readonly inside?: string;
  /** Changes what the documentation says. */
  readonly change?: (configuration: string) => string;
}

export type StartDav = (options?: DavOptions) => Promise<DavServer>;

interface Recipe {
  readonly program: string;
  /** The code block of the documentation. */
  readonly language: string;
  /** Where `inside` goes: before the last of these. */
  readonly end: string;
  /** A whole configuration around what the documentation says. */
  readonly around: (documented: string, place: Place) => string;
  readonly args: (file: string, place: Place) => readonly string[];
}

interface Place {
  readonly home: string;
  readonly port: number;
}

const LIGHTTPD: Recipe = {
  program: 'lighttpd',
  language: 'lighttpd',
  end: '}',
  around: (documented, { home, port }) => `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${home}/www"
server.upload-dirs = ( "${home}/uploads" )
server.errorlog = "${home}/log"
mimetype.assign = ()
${documented}`,
  args: (file) => ['-D', '-f', file],
};

const NGINX: Recipe = {
  program: 'nginx',
  language: 'nginx',
  end: '}',
  around: (documented, { home, port }) => `
load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon off;
master_process off;
pid ${home}/pid;
error_log ${home}/log;
events {}
http {
  access_log off;
  ${['proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    ${documented}
  }
}
`,
  args: (file, { home }) => ['-p', home, '-c', file, '-e', `${home}/log`],
};

const MODULES = [
  'mpm_event',
  'authz_core',
  'authz_user',
  'authn_core',
  'authn_file',
  'auth_basic',
  'dav',
  'dav_fs',
  'dir',
];

const APACHE: Recipe = {
  program: 'apache2',
  language: 'apache',
  end: '</Directory>',
  around: (documented, { home, port }) => `
ServerRoot ${home}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${home}/pid
ErrorLog ${home}/log
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
DocumentRoot ${home}/www
<Directory ${home}/www>
Require all granted
</Directory>
${documented}`,
  args: (file) => ['-X', '-f', file],
};

/** lighttpd with mod_webdav: keeps conditions. */
export const startLighttpdDav: StartDav = (options) => start(LIGHTTPD, options);
/** nginx with its own DAV module and the one for PROPFIND: ignores conditions. */
export const startNginxDav: StartDav = (options) => start(NGINX, { inside: 'dav_ext_methods PROPFIND;', ...options });
/** Apache with mod_dav: looks at conditions before it writes, and lets several writers through. */
export const startApacheDav: StartDav = (options) => start(APACHE, options);

const documented = (language: string): string => {
  const page = readFileSync(new URL('../../docs/hosting/http-put.md', import.meta.url), 'utf8');
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  if (block === undefined) throw new Error(`no configuration of ${language} in the documentation`);
  return block;
};

/** Root can't be who serves with Apache, so what it writes belongs to the user that it becomes. */
const WWW_DATA = 33;

const start = async (recipe: Recipe, { inside = '', change = (text) => text }: DavOptions = {}): Promise<DavServer> => {
  const home = mkdtempSync(join(tmpdir(), 'ota-dav-'));
  chmodSync(home, 0o755);
  for (const name of ['www/updates', 'www/.uploads', 'uploads', 'lib/dav'])
    mkdirSync(join(home, name), { recursive: true });
  writeFileSync(join(home, 'htpasswd'), `${DAV_USER.OTA_HOST_USER}:{SHA}${sha1(DAV_USER.OTA_HOST_PASSWORD)}\n`);
  if (process.getuid?.() === 0)
    for (const name of ['www/updates', 'www/.uploads', 'lib/dav']) chownSync(join(home, name), WWW_DATA, WWW_DATA);
  const place = { home, port: await freePort() };
  const block = documented(recipe.language);
  const last = block.lastIndexOf(recipe.end);
  const filled = `${block.slice(0, last)}${inside}\n${block.slice(last)}`
    .replaceAll('/srv/www', `${home}/www`)
    .replaceAll(/\/etc\/[a-z0-9]+\/updates\.htpasswd/g, `${home}/htpasswd`)
    .replaceAll('/var/lib/apache2', `${home}/lib`);
  const file = join(home, 'configuration');
  writeFileSync(file, recipe.around(change(filled), place));
  const child = spawn(recipe.program, recipe.args(file, place), { stdio: 'ignore' });
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
    await listening(child, place.port);
  } catch (error) {
    const log = existsSync(join(home, 'log')) ? readFileSync(join(home, 'log'), 'utf8') : '';
    await stop();
    throw new Error(`${recipe.program} did not start: ${log}`, { cause: error });
  }
  return { site: sites(place), stop };
};

const sites = ({ home, port }: Place): DavServer['site'] => {
  let count = 0;
  return () => {
    count += 1;
    const directory = join(home, 'www/updates', `site${count}`);
    mkdirSync(directory);
    if (process.getuid?.() === 0) chownSync(directory, WWW_DATA, WWW_DATA);
    return { url: `http://127.0.0.1:${port}/updates/site${count}`, directory };
  };
};

const sha1 = (text: string): string => createHash('sha1').update(text).digest('base64');

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

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
