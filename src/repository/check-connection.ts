import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Forge } from '../forges/forge.js';

/**
 * What would keep a device from finding its source on the forge (Ivy contract, “Source download”): a repository that can't
 * be read, no README, no archive of the tag. What the forge has no way to tell is no finding.
 *
 * @param tag the tag of the release, once it stands on the forge.
 */
export const checkConnection = async (forge: Forge, tag: string | undefined): Promise<readonly Problem[]> => {
  const { location } = forge;
  const { value: found, problems } = await gather(() => forge.connect(tag));
  if (!found) return problems;
  if (!found.repository) return [problem('forge-not-found', { location })];
  return [
    ...(found.readme === false ? [problem('connection-readme-missing', { location })] : []),
    ...(tag !== undefined && found.archive === false ? [problem('connection-archive-missing', { location, tag })] : []),
  ];
};
