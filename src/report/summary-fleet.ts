import type { FleetPlan } from '../rehearsal/fleet.js';
import { type FleetGroup, fleetGroups, fleetSentence, groupName, groupOutcome } from '../rehearsal/fleet-groups.js';
import { fleetMermaid } from '../rehearsal/fleet-mermaid.js';
import { code, words } from './markdown.js';
import { boundedTable, section } from './summary-section.js';

const BOUNDS = { maxBytes: 100_000, one: 'row', many: 'rows' };

/** What devices do with the release: a sentence, a row for each version of a family or run of versions, and the same as a graph. */
export const fleetSection = (plan: FleetPlan | null): string => {
  if (!plan || plan.rows.length === 0) return '';
  const rowOf = (group: FleetGroup): readonly string[] => [
    words(group.title),
    code(groupName(group)),
    isFault(group) ? `**${words(groupOutcome(group))}**` : words(groupOutcome(group)),
  ];
  const table = boundedTable(['Family', 'From', 'Outcome'], fleetGroups(plan), rowOf, BOUNDS);
  return section('What devices do with it', words(fleetSentence(plan)), table, graph(plan));
};

const isFault = ({ row: { outcome } }: FleetGroup): boolean => !['takes', 'stays'].includes(outcome.kind);

/** Drawn by GitHub and GitLab; folded, because the table says it all. */
const graph = (plan: FleetPlan): string => {
  const drawn = fleetMermaid(plan);
  return drawn.includes('-->')
    ? ['<details><summary>The same as a graph</summary>', `\`\`\`mermaid\n${drawn}\n\`\`\``, '</details>'].join('\n\n')
    : '';
};
