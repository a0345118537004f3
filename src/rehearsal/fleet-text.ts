import type { FleetPlan } from './fleet.js';
import { fleetGroups, groupName, groupOutcome } from './fleet-groups.js';

const HEADING = ['family', 'from', 'outcome'] as const;

/** The fleet plan as plain text: one aligned row for each version of a family, or for each run of versions where there are many. */
export const fleetText = (plan: FleetPlan): string => {
  const title = `What devices would do with ${plan.version} on channel ${plan.channel}`;
  if (plan.rows.length === 0) return `${title}\n  no version is in the field yet`;
  const cells = [
    HEADING,
    ...fleetGroups(plan).map((group) => [group.title, groupName(group), groupOutcome(group)] as const),
  ];
  const [first = 0, second = 0] = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map(([family, from, outcome]) => `  ${family.padEnd(first)}  ${from.padEnd(second)}  ${outcome}`);
  return [title, ...lines].join('\n');
};
