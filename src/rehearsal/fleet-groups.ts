import { versionsText } from '../schemas/upgrade-table.js';
import type { FleetOutcome, FleetPlan, FleetRow } from './fleet.js';

/** Versions of a family of which the same is to be said. */
export interface FleetGroup {
  /** The family as people write it. */
  readonly title: string;
  readonly versions: readonly string[];
  /** The first of the rows. */
  readonly row: FleetRow;
  /** Fewest and most of the rows’ steps. */
  readonly steps: readonly [fewest: number, most: number];
}

/** Rows of a family up to which every version has its own; above, neighbours that end alike share one. */
const MAX_SINGLE_ROWS = 20;

/** The rows of a fleet plan as they are shown: each version, or each run of versions where there are many. */
export const fleetGroups = (plan: FleetPlan): readonly FleetGroup[] =>
  plan.families.flatMap(({ family, title }) => {
    const rows = plan.rows.filter((row) => row.family === family);
    return rows.length <= MAX_SINGLE_ROWS ? rows.map((row) => group(title, [row])) : runs(title, rows);
  });

const runs = (title: string, rows: readonly FleetRow[]): readonly FleetGroup[] => {
  const found: { readonly key: string; readonly rows: FleetRow[] }[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const last = found.at(-1);
    if (last?.key === key) last.rows.push(row);
    else found.push({ key, rows: [row] });
  }
  return found.map((run) => group(title, run.rows));
};

const group = (title: string, rows: readonly FleetRow[]): FleetGroup => {
  const [row] = rows;
  if (!row) throw new RangeError('a group has a row');
  const steps = rows.map(({ outcome }) => stepsOf(outcome));
  const versions = rows.map(({ version }) => version);
  return { title, versions, row, steps: [Math.min(...steps), Math.max(...steps)] };
};

const stepsOf = (outcome: FleetOutcome): number =>
  outcome.kind === 'stays' || outcome.kind === 'loop' ? 0 : outcome.steps;

/** What has to be the same for rows to be told together; how many steps it takes may differ. */
const keyOf = ({ version, outcome, allowed }: FleetRow): string => {
  // Each stuck where it is: of all of them the same is to be said.
  const ownAt = 'at' in outcome && outcome.at === version ? { at: '' } : {};
  return JSON.stringify([{ ...outcome, steps: 0, ...ownAt }, allowed ?? false]);
};

/** The versions of a group: `1.0.0`, or `1.0.0 … 1.3.2 (14)`. */
export const groupName = ({ versions }: Pick<FleetGroup, 'versions'>): string => versionsText(versions);

/** What becomes of the devices of a group, in a few words. */
export const groupOutcome = (shown: FleetGroup): string => {
  const { row } = shown;
  return `${outcomeWords(shown)}${row.allowed ? ' (allowed)' : ''}`;
};

const outcomeWords = (shown: FleetGroup): string => {
  const { outcome, version } = shown.row;
  switch (outcome.kind) {
    case 'takes':
      return `takes ${outcome.version}${wayWords(shown)}`;
    case 'stays':
      return `stays: ${outcome.why}`;
    case 'stuck':
      return outcome.at === version
        ? `stuck: ${outcome.why}`
        : `stuck on ${outcome.at}${wayWords(shown)}: ${outcome.why}`;
    case 'downgrade':
      return outcome.at === version ? `goes down to ${outcome.to}` : `goes down from ${outcome.at} to ${outcome.to}`;
    case 'loop':
      return `goes round: ${roundText(outcome.versions)}`;
  }
};

/** Up to this many versions in between are named. */
const MAX_NAMED_HOPS = 4;

const wayWords = ({ versions, row: { path = [] }, steps: [fewest, most] }: FleetGroup): string => {
  if (most <= 1) return '';
  if (fewest !== most) return ` in ${fewest} to ${most} steps`;
  const between = path.slice(1, -1);
  const named = versions.length === 1 && between.length > 0 && between.length <= MAX_NAMED_HOPS;
  return ` in ${most} steps${named ? `, by way of ${between.join(', ')}` : ''}`;
};

/** A loop with its first version at its end again: `1.0.0 → 1.1.0 → 1.0.0`. */
const roundText = (versions: readonly string[]): string => [...versions, ...versions.slice(0, 1)].join(' → ');

/** How many rows end in which way: `12 of 15 get something newer, 2 stay as they are, 1 is stuck`. */
export const fleetSentence = ({ rows }: FleetPlan): string => {
  const count = (kind: FleetOutcome['kind']): number => rows.filter(({ outcome }) => outcome.kind === kind).length;
  const tell = (kind: FleetOutcome['kind'], one: string, many: string): readonly string[] => {
    const found = count(kind);
    return found === 0 ? [] : [`${found} ${found === 1 ? one : many}`];
  };
  const parts = [
    ...tell('takes', 'gets something newer', 'get something newer'),
    ...tell('stays', 'stays as it is', 'stay as they are'),
    ...tell('stuck', 'is stuck', 'are stuck'),
    ...tell('downgrade', 'goes down', 'go down'),
    ...tell('loop', 'goes round', 'go round'),
  ];
  return `Of ${rows.length} ${rows.length === 1 ? 'version of a family' : 'versions of families'} in the field, ${parts.join(', ')}.`;
};
