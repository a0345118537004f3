import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { EXPIRES_DAYS, parseDays } from './quantities.js';
import { rule, text, uniqueItems, wholeNumber } from './rules.js';

/** More keys, or signatures, than any team has. */
const MAX_THRESHOLD = 64;

const key = () => text({ maxLength: 4096, multiline: true });

/** `signing`: whom devices trust. The secret key is never part of a project. */
export const signingSchema = z
  .strictObject({
    trustedKeys: z
      .union([key(), z.array(key()).check(uniqueItems({ secret: true }))])
      .default([])
      .transform((keys): readonly string[] => (typeof keys === 'string' ? [keys] : keys))
      .meta({
        description:
          'Public keys that devices trust: each a key (base64, PEM, minisign) or the path of a file that holds one.',
        examples: [['keys/ota.pub'], 'keys/ota.pub'],
      }),
    threshold: wholeNumber({ minimum: 1, maximum: MAX_THRESHOLD })
      .default(1)
      .meta({ description: 'How many of the trusted keys must have signed.' }),
    expires: z
      .union([z.number(), z.string()])
      .check(
        rule((value) =>
          parseDays(value) === undefined
            ? (_key, place) => problem('project-expires-invalid', { value: String(value), ...EXPIRES_DAYS }, place)
            : undefined,
        ),
      )
      .transform((value) => parseDays(value) ?? 0)
      .prefault('180d')
      .meta({
        description: 'How long a signed index stays good, from 1 to 3650 days: `180d`, or a number of days.',
        examples: ['180d', 365],
      }),
  })
  .prefault({})
  .meta({
    description: 'The keys that devices trust. The secret key comes from OTA_SIGNING_KEY, never from this file.',
  });
