import { type FleetGroup, fleetGroups, groupName } from './fleet-groups.js';
import type { FleetPlan } from './fleet-plan.js';

/** GitHub and GitLab draw no graph with more edges or characters than 500 and 50,000 (Mermaid, `maxEdges`, `maxTextSize`). */
const MAX_EDGES = 400;
const MAX_CHARACTERS = 45_000;

/** One line of the graph, which is an edge as a rule. */
interface Drawn {
  readonly lines: readonly string[];
  readonly edges: number;
}

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
      const characters = drawn.lines.join('\n').length + 1;
      if (drawn.edges > budget.edges || characters > budget.characters) left += 1;
      else {
        lines.push(...drawn.lines);
        budget = { edges: budget.edges - drawn.edges, characters: budget.characters - characters };
      }
    }
    lines.push('  end');
  }
  return [...lines, ...(left > 0 ? [`  rest["${left} more had no room here"]`] : [])].join('\n');
};

const drawGroup = (group: FleetGroup, family: string, index: number): Drawn => {
  const { outcome, version, path } = group.row;
  const from =
    group.versions.length === 1 ? node(family, version) : `${family}_g${index}["${label(groupName(group))}"]`;
  const end = `${family}_e${index}`;
  const arrow = (text: string): string => (text === '' ? '-->' : `-->|"${label(text)}"|`);
  switch (outcome.kind) {
    case 'takes':
      // Where every version has its own row, the next one’s tells how it goes on.
      return group.versions.length === 1 && path
        ? { lines: [`    ${from} --> ${node(family, path[1] ?? outcome.version)}`], edges: 1 }
        : { lines: [`    ${from} ${arrow(stepsText(group))} ${node(family, outcome.version)}`], edges: 1 };
    case 'stays':
      return { lines: [`    ${from}`], edges: 0 };
    case 'stuck':
      return { lines: [`    ${from} ${arrow('stuck')} ${end}{{"${label(outcome.why)}"}}`], edges: 1 };
    case 'downgrade':
      return { lines: [`    ${from} ${arrow('goes down')} ${node(family, outcome.to)}`], edges: 1 };
    case 'loop':
      return {
        lines: outcome.versions.map((at, position) => {
          const next = outcome.versions[(position + 1) % outcome.versions.length] ?? at;
          return `    ${node(family, at)} ${arrow('goes round')} ${node(family, next)}`;
        }),
        edges: outcome.versions.length,
      };
  }
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
