import type { IotoOffer } from './offers.js';

/**
 * The answer to a check-in: an update, or `{}`. Ioto contract, “Answer”: compact JSON; `url`, `checksum`, `update` and `version` first
 * and in that order, because the C client scans for them; no `\/`, nothing behind the object.
 *
 * @param publicUrl absolute, without a trailing slash.
 */
export const checkInAnswer = (publicUrl: string, offer: IotoOffer | undefined): string =>
  offer === undefined
    ? NOTHING
    : JSON.stringify({
        url: `${publicUrl}/${offer.path}`,
        checksum: offer.checksum,
        update: offer.update,
        version: offer.version,
      });

/** No update, and the answer to a report. Never 204, `url:null` or an empty body: Ioto contract, “Answer”. */
export const NOTHING = '{}';
