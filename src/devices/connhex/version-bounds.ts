import { z } from 'zod';
import type { IndexRelease } from '../../site/index-statement.js';
import { parseVersion } from '../../version/parse-version.js';
import { boundsOfRange } from '../../version/range-bounds.js';
import { compareVersions } from '../../version/semver.js';

/** Which versions may go to a release at once: `Min-Version` inclusive, `Max-Version` exclusive (Connhex contract, “Check”). */
export interface ConnhexBounds {
  readonly minVersion?: string;
  readonly maxVersion?: string;
}

const versionSchema = z.string().refine((value) => parseVersion(value) !== undefined);

/** What the index keeps of a release for Connhex. */
const releaseSettingsSchema = z.looseObject({
  minVersion: versionSchema.optional(),
  maxVersion: versionSchema.optional(),
});

/** The bounds that are given, and those of the range where it is a simple one. */
export const mergedBounds = (given: ConnhexBounds, upgradeFrom: string | undefined): ConnhexBounds => {
  const range = (upgradeFrom === undefined ? undefined : boundsOfRange(upgradeFrom)) ?? {};
  const minVersion = given.minVersion ?? range.min;
  const maxVersion = given.maxVersion ?? range.max;
  return {
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
  };
};

/** The bounds of a release that the index lists. What is no version in it counts for nothing. */
export const boundsOf = ({ families, upgradeFrom }: IndexRelease): ConnhexBounds => {
  const { data: { minVersion, maxVersion } = {} } = releaseSettingsSchema.safeParse(families?.connhex ?? {});
  const given = {
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
  };
  return mergedBounds(given, upgradeFrom);
};

/** Why a device of that version may not take the release; undefined where it may. */
export const reasonAgainst = ({ minVersion, maxVersion }: ConnhexBounds, version: string): string | undefined => {
  if (minVersion !== undefined && compareVersions(version, minVersion) < 0)
    return `it is below the minimum version ${minVersion}`;
  if (maxVersion !== undefined && compareVersions(version, maxVersion) >= 0)
    return `it is not below the maximum version ${maxVersion}`;
  return undefined;
};
