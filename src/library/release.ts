import type { CheckOptions, PlanOptions, ReleaseOptions } from './options.js';
import type { CheckReport, ReleaseReport } from './reports.js';

/**
 * What a release came to. Packs, signs, rehearses, tags and publishes the project in `directory`, and reads it all back; killed anywhere, it is
 * finished by calling it again (docs/library.md).
 *
 * @throws OtaError with every problem at once, and the signal’s reason where it was aborted.
 */
export const release = async (options: ReleaseOptions): Promise<ReleaseReport> =>
  (await import('./run-release.js')).runRelease(options);

/**
 * What `release` would do: every write in order, and what each fielded version will do with it. Needs no secret, writes nothing to site,
 * forge or repository.
 *
 * @throws OtaError as `release`.
 */
export const plan = async (options: PlanOptions): Promise<ReleaseReport> =>
  (await import('./run-release.js')).runPlan(options);

/**
 * What judging the project came to: version, contracts, upgrade paths, bundle, repository, and the state of the site. The first steps of `release`
 * alone.
 *
 * @throws OtaError as `release`.
 */
export const check = async (options: CheckOptions): Promise<CheckReport> =>
  (await import('./run-release.js')).runCheck(options);
