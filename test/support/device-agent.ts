import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { encodePublicKey, publicKeyOfSeed } from '../../src/signing/public-key.js';
import { type CliRun, runProcess } from './cli.js';
import { pathOfRequest } from './loopback.js';
import { cloneRoot } from './markdown.js';
import type { SiteObjects } from './site.js';
import { SECRET } from './workspace.js';

/** The files of examples/device-agent that a device needs. */
const EXAMPLE = join(cloneRoot, 'examples/device-agent');
/** What is copied to a device. */
const AGENT_FILES = ['ota-agent', 'next-release.awk'] as const;

/** The shells that the agent is run with: their words, and whether the tools are those of BusyBox. */
export const SHELLS = {
  dash: ['dash'],
  busybox: ['busybox', 'sh'],
  bash: ['bash', '--posix'],
} as const;
export type ShellName = keyof typeof SHELLS;

/** What a server does to the requests for a path that ends so, each time one of them is used up. */
export interface Fault {
  readonly path: string;
  readonly kind: 'cut' | 'status' | 'ignore-range' | 'other-bytes' | 'longer';
  /** The status, or after how many bytes it is cut. */
  readonly value?: number;
  times: number;
}

/** A request that came. */
export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
}

/** A site on a server that does what it is told, `/{name}/…`. */
export interface FaultySite {
  objects: SiteObjects;
  faults: Fault[];
  readonly asked: Asked[];
}

/** Serves sites by their names, with their faults. */
export const faultyListener =
  (sites: ReadonlyMap<string, FaultySite>): RequestListener =>
  (request, response) => {
    const [name = '', ...rest] = pathOfRequest(request).split('/');
    const path = rest.join('/');
    const site = sites.get(name);
    const bytes = site?.objects.get(path);
    site?.asked.push({ path, range: request.headers.range });
    const fault = site?.faults.find((one) => one.times > 0 && path.endsWith(one.path));
    if (fault) fault.times -= 1;
    if (!bytes || fault?.kind === 'status') return void response.writeHead(fault?.value ?? 404).end();
    switch (fault?.kind) {
      case 'cut':
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, fault.value), () => setTimeout(() => response.destroy(), 20));
        return;
      case 'ignore-range':
        return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
      case 'other-bytes':
        return serve(response, Buffer.from(bytes).fill(0x41), request.headers.range);
      case 'longer':
        return void response.writeHead(200).end(Buffer.concat([bytes, Buffer.alloc(1_000_000, 'x')]));
      default:
        serve(response, bytes, request.headers.range);
    }
  };

const serve = (response: ServerResponse, bytes: Uint8Array, range: string | undefined): void => {
  const [, first] = /^bytes=(\d+)-$/.exec(range ?? '') ?? [];
  if (first === undefined) return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  const part = bytes.subarray(Number(first));
  const headers = {
    'content-length': part.length,
    'content-range': `bytes ${first}-${bytes.length - 1}/${bytes.length}`,
  };
  response.writeHead(206, headers).end(part);
};

/** The objects of a site in a directory. */
export const objectsIn = (directory: string): SiteObjects =>
  new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(directory.length + 1), readFileSync(file)] as const;
      }),
  );

/** A device in a directory of its own. */
export interface Device {
  readonly directory: string;
  /** Runs the agent, with these lines at the end of its settings. */
  readonly run: (command: string, settings?: readonly string[], args?: readonly string[]) => Promise<CliRun>;
  /** Puts a file into the device’s root, for the scripts of the bundle to find. */
  readonly put: (name: string, text?: string) => void;
  /** A file of the device’s root, or of its state; empty where it is not there. */
  readonly read: (path: string) => string;
  /** The phase that the journal tells. */
  readonly phase: () => string;
}

/** When the devices’ clocks stand, unless a test says another: a day after the clock of the releases. */
const NOW = '2026-01-16T12:00:00Z';

/** A clock that stands; the agent’s settings may replace any tool. */
export const clockAt = (time: string): string =>
  `date() { case $* in *%s*) echo ${Date.parse(time) / 1000} ;; *) echo ${time} ;; esac; }`;

/** Where BusyBox is all there is, but for OpenSSL. */
const busyboxPath = (directory: string): string => {
  const bin = join(directory, 'busybox-bin');
  if (existsSync(bin)) return bin;
  mkdirSync(bin, { recursive: true });
  execFileSync('busybox', ['--install', '-s', bin]);
  for (const name of ['openssl', 'dash', 'bash'])
    symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(bin, `${name}`));
  return bin;
};

/** How a device is made. */
export interface DeviceOptions {
  readonly directory: string;
  readonly siteUrl: string;
  readonly shell: ShellName;
  /** The version that it has; none where it is left out. */
  readonly version?: string;
  readonly settings?: readonly string[];
  /** The ordinary user that it runs as. */
  readonly uid?: number;
  /** What is put before the command to run it elsewhere. */
  readonly enter?: readonly string[];
}

/** A device as it leaves the workshop, below `directory`. */
export const makeDevice = ({
  directory,
  siteUrl,
  shell,
  version,
  settings = [],
  uid,
  enter = [],
}: DeviceOptions): Device => {
  const [root, state, keys] = ['root', 'state', 'keys'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [root, state, keys]) mkdirSync(folder, { recursive: true });
  if (version !== undefined) {
    writeFileSync(join(state, 'version'), `${version}\n`);
    for (const name of ['a', 'b']) writeFileSync(join(root, name), `${version}\n`);
  }
  for (const name of AGENT_FILES) copyFileSync(join(EXAMPLE, name), join(directory, name));
  const key = publicKeyOfSeed(Buffer.from(SECRET, 'base64'));
  writeFileSync(join(keys, 'trusted.pem'), encodePublicKey(key, 'pem'));
  const base = [
    'PRODUCT=pump MODEL=pc-200 DEVICE_ID=device-1',
    `SITE=${siteUrl} STATE=${state} KEYS=${keys} DEVICE_ROOT=${root}`,
    // For the scripts of the tests’ bundles, which find the agent by its lock.
    'export STATE',
    clockAt(NOW),
    // The machine’s disk is shared with all other tests; what comes to the disk when is told by the tests that kill the agent.
    'sync() { :; }',
    'SPARE_KIB=0',
    ...settings,
  ];
  const conf = join(directory, 'ota-agent.conf');
  const PATH = shell === 'busybox' ? busyboxPath(join(directory, '..')) : process.env.PATH;
  const as = uid === undefined ? enter : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const words = [...as, ...(shell === 'busybox' ? ['/usr/bin/busybox', 'sh'] : SHELLS[shell])];
  return {
    directory,
    run: (command, more = [], args = []) => {
      writeFileSync(conf, [...base, ...more, ''].join('\n'));
      if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${uid}`, directory]);
      const [file = 'sh', ...rest] = [...words, join(directory, 'ota-agent'), ...args, command];
      return runProcess(file, rest, { cwd: directory, env: { PATH: uid === undefined ? PATH : process.env.PATH } });
    },
    put: (name, text = '') => writeFileSync(join(root, name), text),
    read: (path) => (existsSync(join(directory, path)) ? readFileSync(join(directory, path), 'utf8').trim() : ''),
    phase: () => readFileSync(join(state, 'journal'), 'utf8').split(' ')[0] ?? '',
  };
};

/** A message of the agent. */
export interface Message {
  readonly current_version: string;
  readonly latest_version: string;
  readonly status: string;
  readonly error: string;
  readonly last_checked: string;
}

/** The messages on standard output of a run with `--json`. */
export const messagesOf = ({ stdout }: CliRun): readonly Message[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Message);
