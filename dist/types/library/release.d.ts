import type { CheckOptions, PlanOptions, ReleaseOptions } from './options.js';
import type { CheckReport, ReleaseReport } from './reports.js';
/**
 * What a release came to. Packs, signs, rehearses, tags and publishes the project in `directory`, and reads it all back; killed anywhere, it is
 * finished by calling it again (docs/library.md).
 *
 * @throws OtaError with every problem at once, and the signal’s reason where it was aborted.
 */
export declare const release: (options: ReleaseOptions) => Promise<ReleaseReport>;
/**
 * What `release` would do: every write in order, and what each fielded version will do with it. Needs no secret, writes nothing to site,
 * forge or repository.
 *
 * @throws OtaError as `release`.
 */
export declare const plan: (options: PlanOptions) => Promise<ReleaseReport>;
/**
 * What judging the project came to: version, contracts, upgrade paths, bundle, repository, and the state of the site. The first steps of `release`
 * alone.
 *
 * @throws OtaError as `release`.
 */
export declare const check: (options: CheckOptions) => Promise<CheckReport>;
