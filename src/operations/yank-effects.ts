import { type Problem, problem } from '../errors/problem.js';
import type { FleetOutcome, FleetPlan, FleetRow } from '../rehearsal/fleet.js';
import { fleetGroups, groupOutcome } from '../rehearsal/fleet-groups.js';
import { archivedVersions } from '../site/archive.js';
import { strandedAnew, strandedVersions } from '../site/stranded-versions.js';
import type { UpcomingIndex } from '../steps/upcoming-index.js';
import { nextFreeVersion } from '../version/next-free.js';
import { compareVersions } from '../version/semver.js';
import { type FleetChange, fleetChange, newlyStranded } from './fleet-change.js';
import type { ChannelAt, Proposal } from './operation.js';

/** What a withdrawal means for devices. */
export type YankEffects = Required<Pick<Proposal, 'told' | 'problems'>>;

/** What is withdrawn, and what the channel is left with. */
interface Withdrawal {
  readonly version: string;
  /** What `latest` will name. */
  readonly latest: string | null;
  /** The lowest version that is above all that were ever released. */
  readonly higher: string;
}

/**
 * What becomes of devices when a release is withdrawn: of those on it, family by family, and of those that have no way to the new `latest`
 * any more. All of it warns: the release is withdrawn because it does worse.
 */
export const yankEffects = async (channel: ChannelAt, version: string, after: UpcomingIndex): Promise<YankEffects> => {
  const { predicate, directory, project } = channel;
  const { latest } = after.predicate;
  const taken = [...predicate.releases.map((release) => release.version), ...archivedVersions(directory)];
  const withdrawal = { version, latest, higher: nextFreeVersion(taken) };
  if (!after.predicate.releases.some(({ yanked }) => !yanked)) return nothingLeft(channel, withdrawal);
  const change = await fleetChange(project, { predicate, directory }, after);
  return change ? ofFamilies(change, withdrawal) : ofIndex(channel, withdrawal, after);
};

const nothingLeft = ({ layout }: ChannelAt, { version, higher }: Withdrawal): YankEffects => ({
  told: [`nothing is offered any more: devices keep what they have until ${higher} is released`],
  problems: [problem('yank-leaves-nothing', { channel: layout.channel, version, higher })],
});

const ofFamilies = (change: FleetChange, withdrawal: Withdrawal): YankEffects => {
  const { version } = withdrawal;
  const own = { ...change.after, rows: change.after.rows.filter((row) => row.version === version) };
  return {
    told: fleetGroups(own).map((group) => `${group.title} on ${version}: ${groupOutcome(group)}`),
    problems: [...keptProblems(own, withdrawal), ...strandedProblems(change, withdrawal)],
  };
};

/** Families whose devices stay on the release because there is nothing above it: they never go down. */
const keptProblems = ({ rows, families }: FleetPlan, { version, latest, higher }: Withdrawal): readonly Problem[] => {
  if (latest !== null && compareVersions(version, latest) <= 0) return [];
  const staying = new Set(rows.filter(({ outcome }) => outcome.kind === 'stays').map(({ family }) => family));
  const kept = families.filter(({ family }) => staying.has(family)).map(({ title }) => title);
  return kept.length === 0 ? [] : [problem('yank-keeps-devices', { families: kept, version, latest, higher })];
};

const strandedProblems = (change: FleetChange, { latest, higher }: Withdrawal): readonly Problem[] => {
  const alike = new Map<string, FleetRow[]>();
  for (const row of newlyStranded(change)) {
    const key = `${row.family} ${reasonOf(row.outcome)}`;
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap((rows) => {
    const [row] = rows;
    if (!row) return [];
    const title = change.after.families.find(({ family }) => family === row.family)?.title ?? row.family;
    const versions = rows.map(({ version }) => version);
    const why = reasonOf(row.outcome);
    return [problem('yank-strands-devices', { title: `${title} devices`, versions, latest, why, higher })];
  });
};

const reasonOf = (outcome: FleetOutcome): string => {
  if (outcome.kind === 'stuck') return outcome.why;
  return outcome.kind === 'loop' ? `they would go round over ${outcome.versions.join(', ')}` : '';
};

/** Without a family, the index alone says who has a way. */
const ofIndex = (
  { predicate, directory, project }: ChannelAt,
  { version, latest, higher }: Withdrawal,
  after: UpcomingIndex,
): YankEffects => {
  const { from } = project.rehearsal;
  const lost = strandedAnew(
    strandedVersions(predicate, directory, from),
    strandedVersions(after.predicate, after.directory, from),
  );
  const why = 'no release that takes them leads on from there';
  const isBehind = latest !== null && compareVersions(version, latest) < 0;
  return {
    told: [
      isBehind
        ? `devices on ${version} go up to ${latest}`
        : `devices on ${version}: the project names no family, so whether they go back to ${latest ?? 'what they had'} is not known`,
    ],
    problems:
      lost.length === 0
        ? []
        : [problem('yank-strands-devices', { title: 'Devices', versions: lost, latest, why, higher })],
  };
};
