import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PurgeSurroundings } from '../cdn/purge.js';
import { fail } from '../errors/ota-error.js';
import { openForge } from '../forges/registry.js';
import { openHost } from '../hosts/registry.js';
import type { FetchOptions } from '../hosts/surroundings.js';
import type { Fetch } from '../http/fetch.js';
import type { RawNetwork } from '../http/raw-network.js';
import { readPageTemplate } from '../page/page-template.js';
import { buildRunOf } from '../provenance/build-run.js';
import { createMask, type Mask } from '../report/mask.js';
import type { Reporter } from '../report/reporter.js';
import { formatDuration } from '../report/units.js';
import { openRepository } from '../repository/repository.js';
import { parseSecretKey } from '../signing/secret-key.js';
import { type Signer, seedSigner } from '../signing/signer.js';
import type { Pacing } from '../site/public/pacing.js';
import type { Services } from '../steps/services.js';
import { clockOf, sourceDateEpochOf } from './clock.js';
import { secretsOf, withoutSecrets } from './secrets.js';
import { toolVersion } from './tool-version.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Hides the environment's secrets: for what is printed before a command is known. */
export const environmentMask = (environment: Environment): Mask => createMask(secretsOf(environment));

/** Where the secrets of further signers stand, for projects whose threshold asks for more than one. */
const FURTHER_SIGNERS = ['_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'];

const WORK_DIRECTORY = 'ota-release-';
const STALE_WORK_MS = 86_400_000;

/** As long as any account’s name is. */
const MAX_ACTOR_LENGTH = 100;

/** What a hurried command gives a network. */
const HURRIED = { maxWaitMs: 1_500, timeoutMs: 6_000 } as const;
const HURRIED_SLEEP_MS = 200;

const BACK_OFF_STEP_MS = 20;
const BACK_OFF_MAX_MS = 1000;

/** What a face (command line, action, job) knows when it starts. */
export interface Surroundings {
  readonly environment: Environment;
  /** The working directory. Absolute. */
  readonly directory: string;
  /** A file that holds the signing key, instead of `OTA_SIGNING_KEY`. */
  readonly signingKeyFile?: string;
  /** The file through which signatures are made elsewhere. */
  readonly signaturesFile?: string;
  /** Networks are waited for a few seconds only. */
  readonly hurried?: boolean;
  /** The time; by default what `OTA_RELEASE_CLOCK` says, or the system’s. */
  readonly clock?: () => Date;
  /** What requests of forges and hosts are sent through, retries on top; by default the environment’s proxies and authorities. */
  readonly fetch?: Fetch;
}

/** The composition root's result: the services, and what must be done with them at the end. */
export interface Wiring {
  readonly services: (reporter: Reporter) => Services;
  readonly mask: Mask;
  /** Removes the work directories. Synchronous, so that a signal handler may call it. */
  readonly cleanUp: () => void;
}

/** Chooses the implementation of every interface that the steps use. The only place that knows them all. */
export const wire = (surroundings: Surroundings): Wiring => {
  const { environment, directory, signingKeyFile, signaturesFile, fetch } = surroundings;
  const haste = surroundings.hurried ? HURRIED : {};
  const clock = surroundings.clock ?? lazyClock(environment);
  const secrets = [...secretsOf(environment)];
  const workDirectories: string[] = [];
  let mask = createMask(secrets);
  const hide = (secret: string): void => {
    secrets.push(secret);
    mask = createMask(secrets);
  };
  const workDirectory = async (): Promise<string> => {
    await sweepWorkDirectories();
    const path = await mkdtemp(join(tmpdir(), WORK_DIRECTORY));
    workDirectories.push(path);
    return path;
  };
  return {
    mask: (text) => mask(text),
    cleanUp: () => {
      for (const path of workDirectories.splice(0)) rmSync(path, { recursive: true, force: true });
    },
    services: (reporter) => ({
      reporter,
      // git, its helpers and hooks have no business with the signing secret.
      openRepository: (path) => openRepository(path, withoutHostSecrets(withoutOwnSecrets(environment))),
      openHost: (spec, use = {}) =>
        openHost(spec, {
          environment: withoutOwnSecrets(environment),
          openFetch: (options) => openRetryingFetch(environment, reporter, { ...options, ...haste, fetch }),
          openNetwork: () => openSingleFetch(environment, fetch),
          workDirectory,
          repository: use.repository,
          tagRemote: use.tagRemote ?? 'origin',
          oneAtATime: use.oneAtATime ?? false,
          clock,
          sleep: surroundings.hurried ? (ms) => pacing.sleep(Math.min(ms, HURRIED_SLEEP_MS)) : pacing.sleep,
          random: pacing.random,
          detail: (text) => reporter.detail(text),
          problems: (problems) => reporter.problems(problems),
        }),
      openForge: (repository, spec) =>
        openForge(repository, spec, {
          environment,
          openFetch: () => openRetryingFetch(environment, reporter, { ...haste, fetch }),
        }),
      openFetch: () => openRetryingFetch(environment, reporter, { ...haste, fetch }),
      secret: (variable) => environment[variable] || undefined,
      openSigners: async (project) => [
        ...(await openSigners(
          environment,
          signingKeyFile === undefined ? undefined : resolve(directory, signingKeyFile),
          hide,
        )),
        ...(project?.signing.signers
          ? await openCommandSigners(project.signing.signers, project, {
              directory: project.directory,
              // What a KMS asks for stays; this tool’s own keys and what hosts are written with are no business of the program.
              environment: withoutHostSecrets(withoutOwnSecrets(environment)),
              mask: (text) => mask(text),
            })
          : []),
      ],
      signaturesFile: signaturesFile === undefined ? undefined : resolve(directory, signaturesFile),
      environment: withoutSecrets(environment),
      clock,
      actor: actorOf(environment),
      build: {
        run: buildRunOf(environment),
        startedOn: clock(),
        tool: { name: 'ota-release', version: toolVersion },
      },
      sourceDateEpoch: sourceDateEpochOf(environment),
      backOff: async (attempt) => {
        await sleep(randomInt(1, Math.min(BACK_OFF_MAX_MS, BACK_OFF_STEP_MS * (attempt + 1)) + 1));
      },
      openSandbox: async (isolation, scratch) =>
        (await import('../rehearsal/sandbox.js')).openSandbox(isolation, { environment, scratch }),
      workDirectory,
      pageTemplate: readPageTemplate,
      openWebSite: async (url) =>
        (await import('../site/http-source.js')).httpSource(url, { network: () => openRawNetwork(environment) }),
      purge: async (spec, request) =>
        (await import('../cdn/purge.js')).purge(spec, request, purgeSurroundings(environment, reporter, fetch)),
      pacing,
    }),
  };
};

const pacing: Pacing = {
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  random: () => randomInt(0, 2 ** 32) / 2 ** 32,
  stopwatch: () => performance.now(),
};

/** A purge command has no business with the signing secret. */
const purgeSurroundings = (
  environment: Environment,
  reporter: Reporter,
  fetch: Fetch | undefined,
): PurgeSurroundings => ({
  environment: withoutOwnSecrets(environment),
  openNetwork: () => openSingleFetch(environment, fetch),
  detail: (text) => reporter.detail(text),
});

/** Loaded only where a forge has an API, or a host is reached by HTTP: the network's parts are larger than all the rest. */
const openRetryingFetch = async (
  environment: Environment,
  reporter: Reporter,
  { fetch, ...options }: FetchOptions & Partial<typeof HURRIED> & { readonly fetch?: Fetch | undefined } = {},
): Promise<Fetch> => {
  const { openFetch } = await import('../http/open-fetch.js');
  return openFetch({
    ...options,
    ...(fetch ? { fetch } : {}),
    environment,
    now: () => Date.now(),
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    random: pacing.random,
    userAgent: `ota-release/${toolVersion}`,
    onWait: ({ request, reason, waitMs }) =>
      reporter.detail(`${request}: ${reason}, again in ${formatDuration(waitMs)}`),
  });
};

const openSingleFetch = async (environment: Environment, fetch?: Fetch): Promise<Fetch> => {
  if (fetch) return fetch;
  const { openNetwork } = await import('../http/network.js');
  return openNetwork({ environment, userAgent: `ota-release/${toolVersion}` });
};

const openRawNetwork = async (environment: Environment): Promise<RawNetwork> => {
  const network = await import('../http/raw-network.js');
  return network.openRawNetwork({ environment, userAgent: `ota-release/${toolVersion}` });
};

/** OTA_ACTOR where it is set, empty for nobody; else whom the forge names, or the user of this machine (docs/provenance.md, “Who did it”). */
const actorOf = (environment: Environment): string | undefined => {
  const named = environment.OTA_ACTOR ?? environment.GITHUB_ACTOR ?? environment.GITLAB_USER_LOGIN;
  if (named !== undefined) return named.trim().slice(0, MAX_ACTOR_LENGTH) || undefined;
  try {
    return userInfo().username;
  } catch {
    // An account of a container may have a number and no name.
    return undefined;
  }
};

/** Removes what runs left that were killed: work directories of this tool that nothing has touched for a day. */
const sweepWorkDirectories = async (): Promise<void> => {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!/^ota-release-[A-Za-z0-9]{6}$/.test(name)) continue;
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => undefined);
    const stale = found?.isDirectory() && found.uid === userInfo().uid && Date.now() - found.mtimeMs > STALE_WORK_MS;
    // Another run may be sweeping too, and whoever comes second finds nothing.
    if (stale) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
};

/** What a host is written with is no business of git and its hooks either. */
const withoutHostSecrets = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !/^OTA_HOST_(TOKEN|PASSWORD)$/.test(name)));

const withoutOwnSecrets = (environment: Environment): Environment =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('OTA_SIGNING_KEY') && !['OTA_CONNHEX_TOKEN', 'OTA_PANTAVISOR_KEY'].includes(name),
    ),
  );

const openSigners = async (
  environment: Environment,
  file: string | undefined,
  hide: (secret: string) => void,
): Promise<readonly Signer[]> => {
  const first = { text: file ? await readKeyFile(file) : environment.OTA_SIGNING_KEY, suffix: '' };
  const further = FURTHER_SIGNERS.map((suffix) => ({ text: environment[`OTA_SIGNING_KEY${suffix}`], suffix }));
  const signers: Signer[] = [];
  for (const { text, suffix } of [first, ...further]) {
    if (text === undefined) continue;
    hide(text);
    const { seed, publicKey } = await parseSecretKey(text, environment[`OTA_SIGNING_KEY${suffix}_PASSWORD`]);
    hide(Buffer.from(seed).toString('base64'));
    signers.push(seedSigner(seed, publicKey));
  }
  return signers;
};

/** Loaded only where a project names programs that sign. */
const openCommandSigners = async (
  ...args: Parameters<typeof import('../signing/command-signers.js').commandSigners>
): Promise<readonly Signer[]> => (await import('../signing/command-signers.js')).commandSigners(...args);

const readKeyFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw fail(
      'key-file-unreadable',
      { file, reason: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}; /** Read once it is asked, so that one that is no time is a finding of the run. */
const lazyClock = (environment: Surroundings['environment']): (() => Date) => {
  let clock: (() => Date) | undefined;
  return () => {
    clock ??= clockOf(environment);
    return clock();
  };
};
