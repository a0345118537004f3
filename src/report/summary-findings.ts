import { formatPlace, type Problem } from '../errors/problem.js';
import { code, link, message } from './markdown.js';
import { countText } from './problem-text.js';
import { boundedTable, type SummaryLinks, section } from './summary-section.js';

/** The larger part of what a summary may have. */
const BOUNDS = { maxBytes: 400_000, one: 'finding', many: 'findings' };

/** Every finding with its place and what to do, errors first. */
export const findingsSection = (findings: readonly Problem[], links: SummaryLinks): string => {
  if (findings.length === 0) return '';
  const sorted = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
  const head = ['Severity', 'Where', 'What and fix', 'Code'];
  const rowOf = (finding: Problem): readonly string[] => [
    finding.severity === 'error' ? '**error**' : 'warning',
    placeText(finding, links),
    `${message(finding.message)}<br>**Fix:** ${message(finding.hint)}`,
    link(code(finding.code), links.docsLink?.(finding.docs)),
  ];
  return section(`Findings: ${countText(findings)}`, boundedTable(head, sorted, rowOf, BOUNDS));
};

const placeText = ({ place }: Problem, { fileLink }: SummaryLinks): string => {
  if (!place) return '';
  const { path, ...spot } = place;
  const inside = path === undefined || spot.file === undefined ? '' : `<br>${code(path)}`;
  const label = code(formatPlace(spot.file === undefined ? place : spot));
  return `${spot.file === undefined ? label : link(label, fileLink?.(spot.file, spot.line))}${inside}`;
};
