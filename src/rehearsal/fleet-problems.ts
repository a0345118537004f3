import { type Place, type Problem, problem } from '../errors/problem.js';
import type { FleetPlan, FleetRow } from './fleet.js';
import { type AllowedFault, covers } from './fleet-plan.js';

/** What the fleet plan is judged with. */
export interface FleetRules {
  /** `rehearsal.allow` of the project. */
  readonly allow: readonly AllowedFault[];
  /** Where that stands. */
  readonly place: Place;
}

/**
 * The findings of a fleet plan, one for all devices that go wrong in the same way at the same place: errors, and warnings for what the
 * project lets be by name. An entry of `rehearsal.allow` that speaks of nobody is a warning too.
 */
export const fleetProblems = (plan: FleetPlan, { allow, place }: FleetRules): readonly Problem[] => [
  ...plan.families.flatMap(({ family, title }) =>
    alike(plan.rows.filter((row) => row.family === family)).flatMap((rows) => faultOf(plan, title, rows, place)),
  ),
  ...allow
    .filter((one) => !plan.rows.some((row) => covers(one, row)))
    .map((one) => problem('fleet-allow-unused', one, place)),
];

/** The rows in groups that go wrong alike, in the order of their first ones. */
const alike = (rows: readonly FleetRow[]): readonly (readonly FleetRow[])[] => {
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const { outcome, version, allowed = false } = row;
    const ownAt = outcome.kind === 'stuck' && outcome.at === version;
    const key = JSON.stringify([{ ...outcome, steps: 0, ...(ownAt ? { at: '' } : {}) }, allowed]);
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const faultOf = (
  { latest, version: planned }: FleetPlan,
  title: string,
  rows: readonly FleetRow[],
  place: Place,
): readonly Problem[] => {
  const [row] = rows;
  if (!row) return [];
  const { outcome, family, allowed, version } = row;
  const severity = allowed ? 'warning' : 'error';
  const details = { title, family, versions: rows.map((one) => one.version) };
  switch (outcome.kind) {
    case 'stuck': {
      const at = outcome.at === version ? null : outcome.at;
      return [problem('fleet-stuck', { ...details, latest: latest ?? planned, at, why: outcome.why }, place, severity)];
    }
    case 'downgrade':
      return [problem('fleet-downgrade', { ...details, at: outcome.at, to: outcome.to }, place, severity)];
    case 'loop':
      return [problem('fleet-loop', { ...details, round: outcome.versions }, place, severity)];
    default:
      return [];
  }
};
