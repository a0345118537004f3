import { type Paint, painter } from '../report/style.js';
import type { Way } from './hops.js';
import type { Isolation } from './rehearsal-facts.js';
import type { FamilyReport, HopReport, RehearsalMessage, RehearsalReport } from './rehearsal-report.js';

const ROOTS: Readonly<Record<Isolation, string>> = {
  overlay: 'a throw-away root (overlay)',
  bubblewrap: 'a throw-away root (bubblewrap)',
  namespaces: 'a throw-away root (namespaces)',
  plain: 'a plain directory',
};

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** How a rehearsal went, in lines for people. `brief`: a line a family, and one for each hop that failed. */
export const reportLines = (
  report: RehearsalReport,
  {
    brief = false,
    paint = painter({ colour: false, live: false }),
  }: { readonly brief?: boolean; readonly paint?: Paint } = {},
): readonly string[] =>
  report.families.flatMap((family) => [
    familyLine(family, report),
    ...family.hops.filter(({ ok }) => !brief || !ok).flatMap((hop) => hopLines(hop, paint)),
    ...(brief ? [] : family.ways.filter(isEnded).map((way) => endedLine(way, paint))),
  ]);

const familyLine = ({ title, ways, hops }: FamilyReport, { target, isolation }: RehearsalReport): string => {
  const good = hops.filter(({ ok }) => ok).length;
  const ran = hops.filter((hop) => hop.ran).length;
  const scripts =
    isolation === null || ran === 0 ? 'no script was run' : `scripts ran for ${ran} of them in ${ROOTS[isolation]}`;
  const updates =
    hops.length === 0 ? 'nobody takes it' : `${good} of ${counted(hops.length, 'update')} went as they should`;
  return `${title}: ${target ?? 'no release'} from ${counted(ways.length, 'version')} in the field: ${updates}, ${scripts}`;
};

const hopLines = ({ ok, from, to, fault, state, why, notes }: HopReport, paint: Paint): readonly string[] => {
  const mark = ok ? paint('✓', 'green') : paint('✗', 'red');
  const withFault = fault === undefined ? '' : ` with ${fault}`;
  return [
    `  ${mark} ${from} → ${to}${withFault}: ${state}${why === undefined ? '' : ` (${why})`}`,
    ...notes.map((note) => `      ${note}`),
  ];
};

/** Whoever gets nothing is told why. */
const isEnded = ({ over }: Way): boolean => over.length === 0;

const endedLine = ({ from, end }: Way, paint: Paint): string => `  ${paint('·', 'dim')} ${from} takes nothing: ${end}`;

/** One message of a device as a line of NDJSON. */
export const messageLine = ({ family, from, version, fault, state, to, body }: RehearsalMessage): string =>
  JSON.stringify({
    family,
    from,
    to: version ?? null,
    ...(fault === undefined ? {} : { fault }),
    state,
    topic: to ?? null,
    body,
  });
