import { formatPlace, type Problem } from '../errors/problem.js';
import type { Paint } from './style.js';

/**
 * One finding as a person reads it: place first, so that terminals and editors make it a link, then what is wrong, what
 * to do, and the code under which the errors page explains it.
 */
export const problemText = (finding: Problem, paint: Paint): string => {
  const place = formatPlace(finding.place);
  const label = finding.severity === 'error' ? paint('error', 'red', 'bold') : paint('warning', 'yellow', 'bold');
  return [
    `${place ? `${paint(place, 'cyan')}: ` : ''}${label}: ${finding.message}`,
    `  ${paint('fix:', 'bold')} ${finding.hint} ${paint(`[${finding.code}]`, 'dim')}`,
  ].join('\n');
};

/** `2 errors, 1 warning`, or `no findings`. */
export const countText = (problems: readonly Problem[]): string => {
  const errors = problems.filter((p) => p.severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.join(', ') || 'no findings';
};
