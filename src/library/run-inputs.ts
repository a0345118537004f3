import { resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import type { OperationInputs } from '../operations/operation.js';
import type { ProjectOverrides } from '../project/project.js';
import type { FleetInputs, ReleaseInputs } from '../steps/services.js';
import { parseVersion } from '../version/parse-version.js';
import type { ChangeOptions, CheckOptions, PlanOptions, RunOptions } from './options.js';

/** What findings call an option that overrides a key of the project, by the input’s name. */
const ORIGINS: Readonly<Record<string, string>> = {
  version: 'overrides.version',
  host: 'overrides.host',
  publicUrl: 'overrides.publicUrl',
  channel: 'overrides.channel',
  rollout: 'overrides.rollout',
  root: 'overrides.bundleRoot',
  forge: 'overrides.forge',
  oneAtATime: 'overrides.oneAtATime',
  publicCheck: 'overrides.publicCheck',
  publicWait: 'overrides.publicWaitSeconds',
};

/**
 * Stands for a host of the caller’s own, which the flow opens in its place: of a kind that devices reach themselves, so that the public URL
 * is asked after a release. Nothing is ever sent there (RFC 6761).
 */
const OWN_HOST = 'https://own-host.invalid/';

type Common = Pick<OperationInputs, 'directory' | 'projectFile' | 'declaration' | 'overrides' | 'strict'>;

const commonInputs = ({ directory, project, overrides, host, strict }: RunOptions): Common => ({
  directory: resolve(directory),
  ...(typeof project === 'string' ? { projectFile: project } : {}),
  ...(typeof project === 'object' ? { declaration: project } : {}),
  overrides: overridesOf(overrides, host !== undefined),
  strict: strict ?? false,
});

const overridesOf = (overrides: RunOptions['overrides'], hasOwnHost: boolean): ProjectOverrides => ({
  ...overrides,
  ...(hasOwnHost ? { host: OWN_HOST } : {}),
  origins: ORIGINS,
});

/** The inputs of the flow of a release, from a call’s options. @throws OtaError `project-version-text-invalid`. */
export const releaseInputsOf = (
  options: PlanOptions & CheckOptions,
  intent: ReleaseInputs['intent'],
): ReleaseInputs => ({
  ...commonInputs(options),
  allowDirty: options.allowDirty ?? false,
  proposal: false,
  intent,
  connection: options.connection ?? false,
  ownFiles: (options.ownFiles ?? []).map((file) => resolve(options.directory, file)),
  rebuild: options.rebuild ?? false,
  ...(options.fleet ? { fleet: { ...judgedFleet(options.fleet), told: true } } : {}),
});

const judgedFleet = (fleet: NonNullable<PlanOptions['fleet']>): FleetInputs => {
  for (const value of fleet.from ?? [])
    if (!parseVersion(value)) throw fail('project-version-text-invalid', { key: 'fleet.from', value });
  return fleet;
};

/** The inputs of a change that is no release. */
export const operationInputsOf = (options: ChangeOptions): OperationInputs => ({
  ...commonInputs(options),
  dryRun: options.dryRun ?? false,
});
