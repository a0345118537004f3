import { channelView } from '../devices/channel-view.js';
import { deviceFamilies } from '../devices/registry.js';
import { type Problem, strictly } from '../errors/problem.js';
import { DEVICE_FAMILIES } from '../project/device-families.js';
import type { Project } from '../project/project.js';
import { fieldedVersions } from '../rehearsal/fielded-versions.js';
import type { FleetPlan } from '../rehearsal/fleet.js';
import { fleetPlan } from '../rehearsal/fleet-plan.js';
import { fleetProblems } from '../rehearsal/fleet-problems.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { latestOf } from '../site/next-index.js';
import type { ReleaseInputs } from './services.js';
import type { UpcomingIndex } from './upcoming-index.js';

/** What the fleet is judged by. */
export interface FleetNeeds extends Pick<ReleaseInputs, 'strict' | 'fleet'> {
  readonly project: Pick<Project, 'devices' | 'rehearsal' | 'place'>;
  readonly version: string;
  readonly matrix: UpgradeMatrix | undefined;
}

/** What devices would do with an index, and what of it stops a release. */
export interface JudgedFleet {
  /** Null where no family of devices is named. */
  readonly plan: FleetPlan | null;
  readonly problems: readonly Problem[];
}

/**
 * The fleet plan of an index: for the project’s families and those that were asked for, from every version that may be in the field: those
 * of index and archive, withdrawn ones too, those of `rehearsal.from`, and those that were asked for. The project’s own families alone
 * are judged. What is rolled out to a part of the fleet is shown as it is, and judged as it will be: whoever would be left behind when
 * that is complete is better known now.
 */
export const judgeFleet = async (
  { project, version, matrix, strict, fleet }: FleetNeeds,
  { predicate, directory }: UpcomingIndex,
): Promise<JudgedFleet> => {
  const asked = fleet?.families ?? [];
  const names = DEVICE_FAMILIES.filter((name) => project.devices.includes(name) || asked.includes(name));
  if (names.length === 0) return { plan: null, problems: [] };
  const { from, allow } = project.rehearsal;
  const families = await deviceFamilies(names);
  const planFor = (index: IndexPredicate): FleetPlan =>
    fleetPlan({
      version,
      channel: channelView(index, directory),
      matrix,
      families: families.map((family) => ({ family, settings: predicate.families?.[family.name] })),
      // Nobody has the release yet.
      fielded: fieldedVersions(index, directory, [...from, ...(fleet?.from ?? [])]).filter((one) => one !== version),
      allow,
    });
  const plan = planFor(predicate);
  const complete = completed(predicate, version);
  const found = fleetProblems(partOf(complete ? planFor(complete) : plan, project.devices), {
    allow,
    place: project.place('rehearsal.allow'),
  });
  return { plan, problems: strict ? strictly(found) : found };
};

/** The index once the roll-out of a release is complete; undefined where there is none. */
const completed = (predicate: IndexPredicate, version: string): IndexPredicate | undefined => {
  const { releases, created } = predicate;
  if (!releases.some((release) => release.version === version && release.rollout)) return undefined;
  const whole = releases.map(({ rollout, ...release }) =>
    release.version === version || !rollout ? release : { ...release, rollout },
  );
  return { ...predicate, releases: whole, latest: latestOf(whole, created) };
};

/** The part of a fleet plan that is about some of its families. */
export const partOf = (plan: FleetPlan, families: Project['devices']): FleetPlan => ({
  ...plan,
  families: plan.families.filter(({ family }) => families.includes(family)),
  rows: plan.rows.filter(({ family }) => families.includes(family)),
});
