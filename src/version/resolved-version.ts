import type { Place, Problem } from '../errors/problem.js';

/** The text that stands for the version, not yet judged, and where it is written. */
export interface ResolvedVersion {
  readonly version?: string;
  readonly problems: readonly Problem[];
  readonly place: Place;
}
