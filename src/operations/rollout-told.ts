import { channelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import { deviceFamilies } from '../devices/registry.js';
import { type Problem, problem } from '../errors/problem.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease, Rollout } from '../site/index-statement.js';
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
 * the roll-out is complete, and, where it was for everybody before, whose devices would go down.
 *
 * @param coming what the next revision will say. @param wasWhole everybody is offered the release now.
 */
export const rolloutMeaning = async (
  { project, directory }: Pick<ChannelAt, 'project' | 'directory'>,
  coming: IndexPredicate,
  release: IndexRelease,
  wasWhole: boolean,
): Promise<RolloutMeaning> => {
  const families = await deviceFamilies(project.devices);
  if (isForEverybody(release, coming.created)) {
    const handing = project.families.connhex?.publish
      ? [`Connhex is handed ${release.version} once \`ota-release release\` is run for it again.`]
      : [];
    return { told: [`Every device is offered ${release.version}.`, ...handing], problems: [] };
  }
  const lines = families.flatMap((family) =>
    family.cohorts
      ? [partLine(family, coming, release), ...family.cohorts.limits(coming.families?.[family.name]).map(sentence)]
      : [waitingLine(`${family.title} devices`, coming, release)],
  );
  const unnamed = families.length === 0 ? [waitingLine('Devices that read `latest`', coming, release)] : [];
  return {
    told: [...lines, ...unnamed, ...timeLines(release.rollout)],
    problems: wasWhole ? families.flatMap((family) => downs(family, coming, directory, release)) : [],
  };
};

/** Devices that have the release, and would go back to an older one. */
const downs = (
  family: DeviceFamily,
  coming: IndexPredicate,
  directory: ArchiveDirectory,
  { version }: IndexRelease,
): readonly Problem[] => {
  const settings = coming.families?.[family.name];
  const next = family.decide({ version }, { channel: channelView(coming, directory), matrix: undefined, settings });
  if (next.kind !== 'takes' || compareVersions(next.version, version) >= 0) return [];
  return [problem('rollout-goes-down', { title: family.title, version, to: next.version })];
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
