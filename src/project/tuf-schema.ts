import { z } from 'zod';
import { problem } from '../errors/problem.js';
import type { TufSpec } from './project.js';
import { EXPIRES_DAYS, parseDays } from './quantities.js';
import { rule } from './rules.js';

/** Roots are renewed by any revision made after half of their time: whoever changes the site twice a year keeps them fresh. */
const ROOT_EXPIRES = '365d';
const ROOT_EXPIRES_DAYS = 365;

const optionsSchema = z.strictObject({
  rootExpires: z
    .union([z.number(), z.string()])
    .check(
      rule((value) =>
        parseDays(value) === undefined
          ? (_key, place) => problem('project-expires-invalid', { value: String(value), ...EXPIRES_DAYS }, place)
          : undefined,
      ),
    )
    .transform((value) => parseDays(value) ?? 0)
    .prefault(ROOT_EXPIRES)
    .meta({
      description: 'How long a root of the TUF repository stays good, from 1 to 3650 days; renewed once half is over.',
      examples: ['365d', 730],
    }),
});

/** `tuf`: whether the channel also is a repository of The Update Framework. */
export const tufSchema = z
  .union([z.boolean(), optionsSchema])
  .default(false)
  .transform((value): TufSpec | undefined => {
    if (value === false) return undefined;
    return { rootExpiresDays: value === true ? ROOT_EXPIRES_DAYS : value.rootExpires };
  })
  .meta({
    description:
      'Also publish the channel as a repository of The Update Framework (TUF 1.0), for devices that have a client of it: metadata under `metadata/`, signed by the same keys.',
    examples: [true, { rootExpires: '365d' }],
  });
