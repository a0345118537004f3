import type { FleetOutcome, FleetPlan } from './fleet.js';
import { type FleetGroup, fleetGroups, groupName } from './fleet-groups.js';

/** GitHub and GitLab draw no graph with more edges or characters than 500 and 50,000 (Mermaid, `maxEdges`, `maxTextSize`). */
const MAX_EDGES = 400;
const MAX_CHARACTERS = 45_000;

/**
 * The fleet plan as a Mermaid flowchart: a box for each family, in it a node for each version or run of versions, with an arrow to what
 * becomes of it. It says how much it leaves out where a graph could not be drawn any more.
 */
export const fleetMermaid = (plan: FleetPlan): string => {
  const groups = fleetGroups(plan);
  const lines = ['flowchart LR'];
  let left = 0;
  let budget = { edges: MAX_EDGES, characters: MAX_CHARACTERS };
  for (const { family, title } of plan.families) {
    const own = groups.filter(({ row }) => row.family === family);
    if (own.length === 0) continue;
    lines.push(`  subgraph ${family}["${label(title)}"]`);
    for (const [index, group] of own.entries()) {
      const drawn = drawGroup(group, family, index);
      const characters = budget.characters - drawn.length - 1;
      if (budget.edges === 0 || characters < 0) left += 1;
      else {
        lines.push(drawn);
        budget = { edges: budget.edges - 1, characters };
      }
    }
    lines.push('  end');
  }
  return [...lines, ...(left > 0 ? [`  rest["${left} more had no room here"]`] : [])].join('\n');
};

/** A line of the graph, with an edge at most. */
const drawGroup = (group: FleetGroup, family: string, index: number): string => {
  const { version, next, outcome } = group.row;
  const isRun = group.versions.length > 1;
  const from = isRun ? `${family}_g${index}["${label(groupName(group))}"]` : node(family, version);
  const edge = (text: string, to: string): string =>
    `    ${from} ${text === '' ? '-->' : `-->|"${label(text)}"|`} ${to}`;
  // Where every version has its own row, the next one’s tells how it goes on.
  if (!isRun && next !== null) return edge(wrongStep(version, outcome), node(family, next));
  switch (outcome.kind) {
    case 'takes':
      return edge(stepsText(group), node(family, outcome.version));
    case 'stays':
      return `    ${from}`;
    case 'stuck':
      return edge('stuck', `${family}_e${index}{{"${label(outcome.why)}"}}`);
    case 'downgrade':
      return edge('goes down', node(family, outcome.to));
    case 'loop':
      return edge('goes round', node(family, outcome.versions[0] ?? version));
  }
};

/** What is wrong with a device’s very next step; empty for one that goes up. */
const wrongStep = (version: string, outcome: FleetOutcome): string => {
  if (outcome.kind === 'downgrade' && outcome.at === version) return 'goes down';
  return outcome.kind === 'loop' && outcome.versions.includes(version) ? 'goes round' : '';
};

const stepsText = ({ steps: [fewest, most] }: FleetGroup): string => {
  if (most <= 1) return '';
  return fewest === most ? `${most} steps` : `${fewest} to ${most} steps`;
};

/** A version’s node; its name has to begin with a letter and hold no sign of the language. */
const node = (family: string, version: string): string =>
  `${family}_v${version.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.codePointAt(0)}_`)}["${label(version)}"]`;

const MAX_LABEL_CHARACTERS = 160;

/** Text inside of quotes, every sign that could end it or be markup as Mermaid’s entity code. */
const label = (text: string): string => {
  const short = text.length > MAX_LABEL_CHARACTERS ? `${text.slice(0, MAX_LABEL_CHARACTERS - 1)}…` : text;
  return short.replace(/[^\p{L}\p{N} .,:…→()+'’/-]/gu, (sign) => `#${sign.codePointAt(0)};`);
};
