import type { Project } from '../project/project.js';
import type { FleetOutcome, FleetPlan, FleetRow } from '../rehearsal/fleet.js';
import { judgeFleet } from '../steps/fleet.js';
import type { UpcomingIndex } from '../steps/upcoming-index.js';

/** What devices do with a channel before and after a change; null where the project names no family. */
export interface FleetChange {
  readonly before: FleetPlan;
  readonly after: FleetPlan;
}

/**
 * What devices of the project’s families, on every version that may be in the field, make of a change of the index. By the index alone: what
 * config contracts say is known only where a release is made.
 */
export const fleetChange = async (
  project: Pick<Project, 'devices' | 'rehearsal' | 'place'>,
  before: UpcomingIndex,
  after: UpcomingIndex,
): Promise<FleetChange | null> => {
  const [was, is] = await Promise.all([before, after].map((index) => planOf(project, index)));
  return was && is ? { before: was, after: is } : null;
};

const planOf = async (
  project: Pick<Project, 'devices' | 'rehearsal' | 'place'>,
  index: UpcomingIndex,
): Promise<FleetPlan | null> =>
  // No version is about to be released, so that none is left out of the field.
  (await judgeFleet({ project, version: '', matrix: undefined, strict: false }, index)).plan;

/** Devices that are stuck or go round after a change, and were not before; those that the project lets be are left out. */
export const newlyStranded = ({ before, after }: FleetChange): readonly FleetRow[] => {
  const lost = new Set(before.rows.filter(({ outcome }) => isStranded(outcome)).map(keyOf));
  return after.rows.filter((row) => isStranded(row.outcome) && !row.allowed && !lost.has(keyOf(row)));
};

const isStranded = ({ kind }: FleetOutcome): boolean => kind === 'stuck' || kind === 'loop';

const keyOf = ({ family, version }: FleetRow): string => `${family} ${version}`;
