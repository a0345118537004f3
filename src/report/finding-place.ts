import { formatPlace, type Problem } from '../errors/problem.js';
import type { FileFromRoot } from './run-record.js';

/** Where a finding is, as forges place it: a file of the repository. Lines and columns count from 1. */
export interface RootPlace {
  /** From the root of the repository, with `/` between names. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** The finding's place in the repository; undefined where there is no such file, as for a flag or an object on the site. */
export const placeFromRoot = ({ place }: Problem, fileFromRoot: FileFromRoot): RootPlace | undefined => {
  const path = place?.file === undefined ? undefined : fileFromRoot(place.file);
  if (path === undefined || path === '') return undefined;
  const { line, column } = place ?? {};
  return {
    path: path.replaceAll('\\', '/').replace(/^(\.\/)+/, ''),
    ...(line === undefined ? {} : { line }),
    ...(line === undefined || column === undefined ? {} : { column }),
  };
};

/** What is wrong, what to do, and where, one below the other: a finding for whoever reads it away from its file. */
export const findingLines = (finding: Problem): readonly string[] => {
  const place = formatPlace(finding.place);
  return [finding.message, `Fix: ${finding.hint}`, ...(place === '' ? [] : [`At: ${place}`])];
};

/** What is wrong and what to do in one line; with the place in front where the line is shown beside another file. */
export const findingSentence = (finding: Problem, shownAt: RootPlace | undefined): string => {
  const place = shownAt ? '' : formatPlace(finding.place);
  return `${place === '' ? '' : `${place}: `}${finding.message} ${finding.hint}`;
};
