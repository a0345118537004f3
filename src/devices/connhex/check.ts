import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { errnoOf } from '../../hosts/host-failure.js';
import { boundsOfRange } from '../../version/range-bounds.js';
import { compareVersions } from '../../version/semver.js';
import type { CheckInput } from '../device-family.js';
import { agentConfigProblems } from './agent-config.js';
import { openConnhex } from './api-client.js';
import { tokenProblems } from './token.js';
import { type ConnhexBounds, mergedBounds } from './version-bounds.js';

const KEY = 'devices.connhex';

/** Every rule of Connhex that the release breaks, and before a release whether the API takes it. */
export const checkConnhex = async (input: CheckInput): Promise<readonly Problem[]> => [
  ...boundsProblems(input),
  ...barrierProblems(input),
  ...(await agentProblems(input)),
  ...(await publishProblems(input)),
];

const boundsOfProject = ({ project }: CheckInput): ConnhexBounds => {
  const { minVersion, maxVersion } = project.families.connhex ?? {};
  const given = { ...(minVersion ? { minVersion } : {}), ...(maxVersion ? { maxVersion } : {}) };
  return mergedBounds(given, project.upgradeFrom);
};

const boundsProblems = (input: CheckInput): readonly Problem[] => {
  const { project, version } = input;
  const { minVersion, maxVersion } = boundsOfProject(input);
  const { upgradeFrom, families } = project;
  const isGiven = families.connhex?.minVersion !== undefined || families.connhex?.maxVersion !== undefined;
  const found: Problem[] = [];
  if (minVersion !== undefined && maxVersion !== undefined && compareVersions(minVersion, maxVersion) >= 0)
    found.push(problem('connhex-bounds-empty', { minVersion, maxVersion }, project.place(`${KEY}.maxVersion`)));
  if (minVersion !== undefined && compareVersions(minVersion, version) > 0)
    found.push(problem('connhex-bounds-unreachable', { minVersion, version }, project.place(`${KEY}.minVersion`)));
  if (upgradeFrom !== undefined && !isGiven && boundsOfRange(upgradeFrom) === undefined)
    found.push(problem('connhex-range-inexpressible', { upgradeFrom }, project.place('upgradeFrom')));
  return found;
};

/** Connhex shows one release alone, so that nothing leads a device through another one. */
const barrierProblems = (input: CheckInput): readonly Problem[] => {
  const { channel, project, version } = input;
  const { minVersion } = boundsOfProject(input);
  const barrier = [...(channel?.releases.values() ?? [])]
    .filter((release) => release.barrier && !release.yanked && compareVersions(release.version, version) < 0)
    .map((release) => release.version)
    .sort(compareVersions)
    .at(-1);
  if (barrier === undefined || (minVersion !== undefined && compareVersions(minVersion, barrier) >= 0)) return [];
  return [problem('connhex-barrier-passed', { barrier, version }, project.place(`${KEY}.minVersion`))];
};

const agentProblems = async ({ project, directory }: CheckInput): Promise<readonly Problem[]> => {
  const file = project.families.connhex?.agentConfig;
  if (file === undefined) return [];
  const shown = relative(directory, file) || file;
  try {
    return agentConfigProblems(await readFile(file, 'utf8'), shown);
  } catch (error) {
    const reason = errnoOf(error);
    if (reason === undefined) throw error;
    return [problem('connhex-agent-unreadable', { file: shown, reason }, project.place(`${KEY}.agentConfig`))];
  }
};

/** A token that is missing or may not even look is found before any work; a plan needs none. */
const publishProblems = async (input: CheckInput): Promise<readonly Problem[]> => {
  const publish = input.project.families.connhex?.publish;
  if (!publish || input.intent !== 'release') return [];
  const faults = tokenProblems(input, publish.api);
  if (faults.length > 0) return faults;
  const { problems } = await gather(async () => (await openConnhex(input, publish)).firstRelease());
  return problems;
};
