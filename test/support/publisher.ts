import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wire } from '../../src/entry/wire.js';
import { OtaError } from '../../src/errors/ota-error.js';
import { hasErrors } from '../../src/errors/problem.js';
import type { Forge } from '../../src/forges/forge.js';
import type { Host } from '../../src/hosts/host.js';
import { silentReporter } from '../../src/report/silent.js';
import type { Repository } from '../../src/repository/repository.js';
import { judgeAgainstChannel } from '../../src/steps/channel-rules.js';
import type { Checked } from '../../src/steps/check.js';
import { type FlowStep, runFlow } from '../../src/steps/flow.js';
import type { LoadedProject } from '../../src/steps/load-project.js';
import type { Outcome } from '../../src/steps/outcome.js';
import { releaseFlow } from '../../src/steps/pipeline.js';
import type { Preflight } from '../../src/steps/preflight.js';
import type { HostUse, Services } from '../../src/steps/services.js';
import { baseEnvironment } from './cli.js';
import { memoryForge } from './faults/memory-forge.js';
import { opensslSigner } from './faults/openssl-signer.js';
import { memoryHost } from './memory-host.js';
import { inputsOf } from './step-states.js';
import { createWorkspace, SECRET, type Workspace } from './workspace.js';

/** Where one publish goes. */
export interface PublishOn {
  readonly openHost: (use: HostUse) => Promise<Host>;
  readonly forge: Forge;
  /** Instead of the clock that stands still. */
  readonly clock?: () => Date;
  /** The team's word that releases go one at a time. */
  readonly oneAtATime?: boolean;
}

/**
 * One version that is ready to be published, again and again: what reads the work tree, packs and signs was done once,
 * and every publish runs the rest of the flow that a release runs.
 */
export interface Publisher {
  readonly version: string;
  /** The bytes that stand at `/{version}` once it is published. */
  readonly upgradeObject: Uint8Array;
  /** The names of what it uploads before: the bundle, its signature, schemas. */
  readonly staged: readonly string[];
  /** @throws OtaError as a release does. */
  readonly publish: (on: PublishOn) => Promise<Outcome>;
}

export interface Publishers {
  readonly of: (version: string) => Publisher;
  readonly workspace: Workspace;
  readonly dispose: () => void;
}

export interface PublisherOptions {
  /** Size of a file of noise in every bundle. */
  readonly noiseBytes?: number;
}

const TOOL_VERSION: string = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
).version;

/** A script that is the same in every version. */
const UPDATE = `#!/bin/sh
set -eu
mkdir -p "\${DEVICE_ROOT:?}/opt/pump"
cp -R app "\${DEVICE_ROOT}/opt/pump/"
`;

/** Prepares the publishers of some versions of one product, whose bundles differ. */
export const openPublishers = async (
  versions: readonly string[],
  { noiseBytes }: PublisherOptions = {},
): Promise<Publishers> => {
  const workspace = createWorkspace(noiseBytes === undefined ? {} : { noiseBytes });
  workspace.write('bundle/update.sh', UPDATE);
  // The public URL leads nowhere, and a template would state one version.
  workspace.edit('ota-release.yaml', (text) => `${text.replace(/^ {2}template:.*\n/m, '')}publicCheck: off\n`);
  workspace.write('.gitignore', 'version.txt\n');
  workspace.commit('Any version');
  const base = await openBase(workspace);
  const prepared = new Map<string, Publisher>();
  for (const version of versions) prepared.set(version, await preparePublisher(base, version));
  return {
    of: (version) => {
      const publisher = prepared.get(version);
      if (!publisher) throw new RangeError(`${version} was not prepared`);
      return publisher;
    },
    workspace,
    dispose: () => {
      base.cleanUp();
      workspace.dispose();
    },
  };
};

/** The release that a work tree stands for, published time and again on its real remote. */
export interface OpenedRelease {
  readonly publish: (openHost: PublishOn['openHost']) => Promise<Outcome>;
  readonly dispose: () => void;
}

/** Prepares the release of a workspace as it stands; it must not change any more. */
export const openRelease = async (workspace: Workspace): Promise<OpenedRelease> => {
  const base = await openBase(workspace);
  const { services, loaded } = base;
  const forge = await services.openForge(loaded.repository, { kind: 'git', remote: 'origin' });
  const given: Given = new Map([['Load project', loaded]]);
  return {
    publish: (openHost) => runPrepared(base, given, { openHost, forge }),
    dispose: base.cleanUp,
  };
};

interface Base {
  readonly workspace: Workspace;
  readonly services: Services;
  readonly loaded: LoadedProject;
  readonly cleanUp: () => void;
}

const openBase = async (workspace: Workspace): Promise<Base> => {
  const environment = { ...baseEnvironment, OTA_SIGNING_KEY: SECRET };
  const { services: wired, cleanUp } = wire({ environment, directory: workspace.repo });
  const own = wired(silentReporter);
  const services: Services = {
    ...own,
    // As the built tool calls itself, which may have begun what is finished here.
    build: { ...own.build, tool: { name: 'ota-release', version: TOOL_VERSION } },
    openSigners: async () => [opensslSigner(Buffer.from(SECRET, 'base64'))],
    backOff: (attempt) => new Promise((done) => setTimeout(done, attempt < 3 ? attempt : 3 + Math.random() * 20)),
  };
  const load = stepOf(releaseFlow(services).steps, 'Load project');
  const loaded = (await load.run(inputsOf(workspace) as never)) as LoadedProject;
  return { workspace, services, loaded: { ...loaded, repository: remembering(loaded.repository) }, cleanUp };
};

const stepOf = (steps: readonly FlowStep[], title: string): FlowStep => {
  const step = steps.find((each) => each.title === title);
  if (!step) throw new RangeError(`the flow has no step ${title}`);
  return step;
};

/** What each of the steps gave that don't look at the host, by title. */
type Given = Map<string, object>;

const preparePublisher = async (base: Base, version: string): Promise<Publisher> => {
  const { workspace, loaded } = base;
  workspace.write('bundle/app/version.txt', `${version}\n`);
  const commit = createHash('sha1').update(version).digest('hex');
  const repository = { ...loaded.repository, commit };
  const given: Given = new Map([['Load project', { ...loaded, version, repository }]]);
  const publish: Publisher['publish'] = (on) => runPrepared(base, given, on);
  const host = memoryHost();
  await publish({ openHost: async () => host, forge: memoryForge() });
  const upgradeObject = host.objects.get(version);
  if (!upgradeObject) throw new Error(`${version} was published and is not there`);
  const staged = [...host.objects.keys()].filter((path) => /^(bundles|schemas)\//.test(path));
  return { version, upgradeObject, staged, publish };
};

const REMEMBERED = ['Load project', 'Pack', 'Sign'] as const;
const CHECK = 'Check';

const runPrepared = async ({ workspace, services: own }: Base, given: Given, on: PublishOn): Promise<Outcome> => {
  const { openHost, forge, clock = own.clock, oneAtATime = false } = on;
  const services: Services = {
    ...own,
    clock,
    openHost: (_spec, use) => openHost({ ...use, oneAtATime }),
    openForge: async () => forge,
  };
  const flow = releaseFlow(services);
  for (const title of [...REMEMBERED, CHECK]) stepOf(flow.steps, title);
  const steps = flow.steps.map((step) => remembered(step, given));
  const state = await runFlow({ ...flow, steps }, inputsOf(workspace), { dryRun: false, reporter: services.reporter });
  return state.publication?.outcome ?? 'unchanged';
};

const remembered = (step: FlowStep, given: Given): FlowStep => {
  const isCheck = step.title === CHECK;
  if (!isCheck && !REMEMBERED.some((title) => title === step.title)) return step;
  return {
    ...step,
    run: async (state) => {
      const known = given.get(step.title);
      if (known) return isCheck ? judgeAgain(state, known as Checked) : known;
      const made = await step.run(state);
      given.set(step.title, made);
      return made;
    },
  };
};

/** The part of the check that looks at the host: what preflight found there, and the rules of the channel. */
const judgeAgain = async (
  state: LoadedProject & { readonly preflight: Preflight },
  known: Checked,
): Promise<Checked> => {
  const channel = await judgeAgainstChannel({ ...state, contract: known.contract }, state.preflight);
  const findings = [...state.preflight.problems, ...channel.problems];
  if (hasErrors(findings)) throw new OtaError(findings);
  return { ...known, matrix: channel.matrix, findings };
};

/** The repository, asked once for each thing: the work tree stays as it is. */
const remembering = (repository: Repository): Repository => {
  const status = once(() => repository.status());
  const tagsAtHead = once(() => repository.tagsAtHead());
  const modes = new Map<string, ReturnType<Repository['executableModes']>>();
  return {
    ...repository,
    status,
    tagsAtHead,
    tag: async () => undefined,
    executableModes: (directory) => {
      const asked = modes.get(directory) ?? repository.executableModes(directory);
      modes.set(directory, asked);
      return asked;
    },
  };
};

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
};
