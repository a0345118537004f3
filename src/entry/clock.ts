import { fail } from '../errors/ota-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The clock of the run. `OTA_RELEASE_CLOCK` (RFC 3339) makes it stand still, so that a whole site can be reproduced byte
 * for byte; otherwise it is the system's.
 *
 * @throws OtaError `cli-clock-invalid`.
 */
export const clockOf = (environment: Environment): (() => Date) => {
  const value = environment.OTA_RELEASE_CLOCK;
  if (!value) return () => new Date();
  const time = Date.parse(value);
  if (!/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(time))
    throw fail('cli-clock-invalid', { variable: 'OTA_RELEASE_CLOCK', value });
  return () => new Date(time);
};

/**
 * `SOURCE_DATE_EPOCH` in seconds (https://reproducible-builds.org/specs/source-date-epoch/), or undefined where unset.
 *
 * @throws OtaError `cli-clock-invalid`.
 */
export const sourceDateEpochOf = (environment: Environment): number | undefined => {
  const value = environment.SOURCE_DATE_EPOCH;
  if (!value) return undefined;
  if (!/^\d{1,12}$/.test(value)) throw fail('cli-clock-invalid', { variable: 'SOURCE_DATE_EPOCH', value });
  return Number(value);
};
