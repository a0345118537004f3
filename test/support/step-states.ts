import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { wire } from '../../src/entry/wire.js';
import { OtaError } from '../../src/errors/ota-error.js';
import type { Host } from '../../src/hosts/host.js';
import type { Reporter } from '../../src/report/reporter.js';
import { silentReporter } from '../../src/report/silent.js';
import { check } from '../../src/steps/check.js';
import { loadProject } from '../../src/steps/load-project.js';
import { packBundle } from '../../src/steps/pack.js';
import { planStep } from '../../src/steps/plan.js';
import { type Preflight, preflight } from '../../src/steps/preflight.js';
import type { ReleaseInputs, Services } from '../../src/steps/services.js';
import { baseEnvironment } from './cli.js';
import { memoryHost } from './memory-host.js';
import { createWorkspace, SECRET, type Workspace } from './workspace.js';

/** What a test changes about the services of a run. */
export interface ServiceChanges extends Partial<Services> {
  /** On top of an environment with the signing secret and a clock that stands still; undefined unsets. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Wires the real services for a workspace; what they leave in temporary directories is gone after each test. */
export const wiredServices = (): ((w: Pick<Workspace, 'repo'>, changes?: ServiceChanges) => Services) => {
  const cleanUps: (() => void)[] = [];
  afterEach(() => {
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
  });
  return (w, { environment, ...changes } = {}) => {
    const { services, cleanUp } = wire({
      environment: { ...baseEnvironment, OTA_SIGNING_KEY: SECRET, ...environment },
      directory: w.repo,
    });
    cleanUps.push(cleanUp);
    return { ...services(silentReporter), ...changes };
  };
};

/** The inputs of a plain `release` in the work tree. */
export const inputsOf = (w: Pick<Workspace, 'repo'>, changes: Partial<ReleaseInputs> = {}): ReleaseInputs => ({
  directory: w.repo,
  overrides: {},
  strict: false,
  allowDirty: false,
  rebuild: false,
  connection: false,
  ownFiles: [],
  proposal: false,
  intent: 'release',
  ...changes,
});

/** The state of the flow after each of its steps, as the next one is given it. */
export const loaded = async (services: Services, inputs: ReleaseInputs) => ({
  ...inputs,
  ...(await loadProject(services).run(inputs)),
});

export const preflighted = async (services: Services, inputs: ReleaseInputs) => {
  const state = await loaded(services, inputs);
  return { ...state, ...(await preflight(services).run(state)) };
};

export const checked = async (services: Services, inputs: ReleaseInputs) => {
  const state = await preflighted(services, inputs);
  return { ...state, ...(await check(services).run(state)) };
};

const packed = async (services: Services, inputs: ReleaseInputs) => {
  const state = await checked(services, inputs);
  return { ...state, ...(await packBundle(services).run(state)) };
};

export const planned = async (services: Services, inputs: ReleaseInputs) => {
  const state = await packed(services, inputs);
  return { ...state, ...(await planStep(services).run(state)) };
};

/** The state of a flow that has planned a release to an empty site in memory. */
export type PlannedState = Awaited<ReturnType<typeof planned>>;

/** A workspace, and its release as it is planned; made once for all tests of a file. */
export interface PlannedRelease {
  readonly w: Workspace;
  /** The planned state, but with this host and these parts of the preflight. */
  readonly on: (host: Host, changes?: Partial<Preflight>) => PlannedState;
  readonly services: Services;
}

export const plannedRelease = (): (() => PlannedRelease) => {
  let made: PlannedRelease | undefined;
  beforeAll(async () => {
    const w = createWorkspace();
    const { services: wired } = wire({
      environment: { ...baseEnvironment, OTA_SIGNING_KEY: SECRET },
      directory: w.repo,
    });
    const work = join(w.directory, 'work');
    mkdirSync(work);
    const services = { ...wired(silentReporter), openHost: async () => memoryHost(), workDirectory: async () => work };
    const state = await planned(services, inputsOf(w));
    const on: PlannedRelease['on'] = (host, changes) => ({
      ...state,
      preflight: { ...state.preflight, host, ...changes },
    });
    made = { w, on, services };
  });
  afterAll(() => made?.w.dispose());
  return () => {
    if (!made) throw new Error('the release is planned before the first test');
    return made;
  };
};

/** A reporter that keeps what it is told, one line each. */
export const recordingReporter = (): Reporter & { readonly lines: string[] } => {
  const lines: string[] = [];
  return {
    lines,
    step: (title, run) => {
      lines.push(`step ${title}`);
      return run();
    },
    skipped: (title, reason) => void lines.push(`skipped ${title}: ${reason}`),
    progress: (title, totalBytes) => {
      lines.push(`progress ${title} of ${totalBytes}`);
      return { update: () => {}, end: () => void lines.push(`end ${title}`) };
    },
    info: (text) => void lines.push(`info ${text}`),
    detail: (text) => void lines.push(`detail ${text}`),
    problems: (problems) => void lines.push(...problems.map(({ code }) => `problem ${code}`)),
  };
};

/** The OtaError that an operation ends with. */
export const failureOf = async (operation: () => unknown): Promise<OtaError> => {
  try {
    await operation();
  } catch (error) {
    if (error instanceof OtaError) return error;
    throw error;
  }
  throw new Error('it went well, and should have failed');
};
