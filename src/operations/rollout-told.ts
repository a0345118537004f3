import { channelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import { deviceFamilies } from '../devices/registry.js';
import { type Problem, problem } from '../errors/problem.js';
import type { IndexPredicate, IndexRelease, Rollout } from '../site/index-statement.js';
import { endOfRollout, isForEverybody, offeredPercent } from '../site/rollout.js';
import { compareVersions } from '../version/semver.js';
import type { ChannelAt } from './operation.js';

/** What a roll-out means for devices. */
export interface RolloutMeaning {
  /** A line each. */
  readonly told: readonly string[];
  /** Warnings. */
  readonly problems: readonly Problem[];
}

/**
 * What the coming index means for devices, as far as a release in it goes: which families take a part of the fleet, which wait until
 * the roll-out is complete, and whose devices would go down.
 *
 * @param coming what the next revision will say.
 */
export const rolloutMeaning = async (
  { project, directory }: Pick<ChannelAt, 'project' | 'directory'>,
  coming: IndexPredicate,
  release: IndexRelease,
): Promise<RolloutMeaning> => {
  const families = await deviceFamilies(project.devices);
  if (isForEverybody(release, coming.created)) {
    const again = `run \`ota-release release\` of it again`;
    const handing = project.families.connhex?.publish
      ? [`The API of Connhex is handed ${release.version} by a release: ${again}.`]
      : [];
    return { told: [`Every device is offered ${release.version}.`, ...handing], problems: [] };
  }
  const channel = channelView(coming, directory);
  const lines = families.flatMap((family) =>
    family.cohorts
      ? [partLine(family, coming, release), ...family.cohorts.limits(coming.families?.[family.name]).map(sentence)]
      : [waitingLine(`${family.title} devices`, coming, release)],
  );
  const downs = families.flatMap((family) => {
    const settings = coming.families?.[family.name];
    const next = family.decide({ version: release.version }, { channel, matrix: undefined, settings });
    if (next.kind !== 'takes' || compareVersions(next.version, release.version) >= 0) return [];
    return [problem('rollout-goes-down', { title: family.title, version: release.version, to: next.version })];
  });
  const unnamed = families.length === 0 ? [waitingLine('Devices that read `latest`', coming, release)] : [];
  return { told: [...lines, ...unnamed, ...timeLines(release.rollout)], problems: downs };
};

const sentence = (text: string): string => `${text}.`;

const partLine = ({ title }: DeviceFamily, { created }: IndexPredicate, { version, rollout }: IndexRelease): string => {
  const percent = offeredPercent(rollout, created);
  const end = rollout && !rollout.paused ? endOfRollout(rollout) : undefined;
  const grown = end === undefined ? '' : `, and ${rollout?.percent ?? percent} % at ${end}`;
  return percent === 0
    ? `Nobody of ${title} is offered ${version} now${grown}; those who have it keep it.`
    : `${title} devices in ${percent} of 100 parts of the fleet are offered ${version}${grown}; the others keep what they have.`;
};

const waitingLine = (who: string, { latest }: IndexPredicate, { version }: IndexRelease): string => {
  if (latest === null) return `${who} can’t take a part: they are offered nothing until the roll-out is complete.`;
  return compareVersions(latest, version) > 0
    ? `${who} can’t take a part: they go by ${latest}, and pass over ${version}.`
    : `${who} can’t take a part: they keep ${latest} until the roll-out is complete.`;
};

/** What follows from a revision stands still until the next one. */
const timeLines = (rollout: Rollout | undefined): readonly string[] =>
  rollout?.hours === undefined || rollout.paused
    ? []
    : [
        '`ota-release serve` goes by its own clock; documents and `latest` move on with each revision: have `ota-release refresh` run on a schedule.',
      ];
