import type { Isolation, RehearsalFacts } from '../rehearsal/rehearsal-facts.js';
import { code, words } from './markdown.js';
import { boundedTable, section } from './summary-section.js';

const BOUNDS = { maxBytes: 20_000, one: 'family', many: 'families' };

const FAMILY_TITLES = {
  zos: '0-OS',
  ivy: 'Ivy',
  connhex: 'Connhex Edge',
  ioto: 'Ioto',
  pantavisor: 'Pantavisor',
} as const satisfies Readonly<Record<RehearsalFacts['families'][number]['family'], string>>;

const ROOTS: Readonly<Record<Isolation, string>> = {
  overlay: 'a throw-away root without network',
  bubblewrap: 'a throw-away root without network (bubblewrap)',
  namespaces: 'a throw-away root without network (namespaces)',
  plain: 'a plain directory, because this machine has nothing better',
};

/** How the release was rehearsed: a row for each family of devices. Empty where no family was. */
export const rehearsalSection = (rehearsal: RehearsalFacts | undefined): string => {
  if (!rehearsal || rehearsal.families.length === 0) return '';
  const rowOf = ({ family, fielded, hops, ran, failed }: RehearsalFacts['families'][number]): readonly string[] => [
    words(FAMILY_TITLES[family]),
    String(fielded),
    String(hops),
    failed === 0 ? '0' : `**${failed}**`,
    String(ran),
  ];
  const table = boundedTable(
    ['Family', 'Versions in the field', 'Updates', 'Failed', 'Scripts ran'],
    rehearsal.families,
    rowOf,
    BOUNDS,
  );
  return section('Rehearsal', sentence(rehearsal), table);
};

const sentence = ({ target, isolation }: RehearsalFacts): string => {
  const taken =
    target === null ? 'There is no release to take.' : `${code(target)} was taken as devices would take it.`;
  return isolation === null ? `${taken} No script was run.` : `${taken} Scripts ran in ${ROOTS[isolation]}.`;
};
