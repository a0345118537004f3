import { code, link, table, words } from './markdown.js';
import type { OperationFacts } from './run-record.js';
import { section } from './summary-section.js';

/** Lines that a summary shows of what a change means: for hundreds of versions the log has the rest. */
const MAX_TOLD = 40;

/** What an operator’s command made of a channel, and what that means. */
export const operationSection = (operation: OperationFacts): string => {
  const { channel, what, reason, revision, latest, expires, told, site } = operation;
  const rows = [
    ['Channel', code(channel)],
    ...(what === undefined ? [] : [['What', words(what)]]),
    ...(reason === undefined ? [] : [['Reason', words(reason)]]),
    ['Latest', moved(latest.before ?? 'none', latest.after ?? 'none')],
    ['Revision', moved(String(revision.before), String(revision.after))],
    ['Good until', code(expires)],
    ...(site.page === undefined ? [] : [['Page', link(code(site.page), site.page)]]),
  ];
  const lines = told.slice(0, MAX_TOLD).map((line) => `- ${words(line)}`);
  const left = told.length - lines.length;
  const more = left > 0 ? [`- and ${left} more: the job’s log has them all`] : [];
  return section('What was changed', table(['What', 'Value'], rows), [...lines, ...more].join('\n'));
};

const moved = (before: string, after: string): string =>
  before === after ? code(after) : `${code(before)} → ${code(after)}`;
