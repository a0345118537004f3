import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { EXPIRES_DAYS, parseDays } from './quantities.js';
import { rule, wholeNumber } from './rules.js';

/** Releases that are kept where the project names no number. */
const DEFAULT_KEEP = 20;
/** More than any site lists. */
const MAX_KEEP = 100_000;

/** `prune`: which releases `ota-release prune` may remove. There is no default for the whole: nobody’s bytes are removed unasked. */
export const pruneSchema = z
  .strictObject({
    keep: wholeNumber({ minimum: 1, maximum: MAX_KEEP })
      .default(DEFAULT_KEEP)
      .meta({ description: 'How many of the newest releases are always kept.' }),
    olderThan: z
      .union([z.number(), z.string()])
      .check(
        rule((value) =>
          parseDays(value) === undefined
            ? (_key, place) => problem('project-prune-older-invalid', { value: String(value), ...EXPIRES_DAYS }, place)
            : undefined,
        ),
      )
      .transform((value) => parseDays(value) ?? 0)
      .optional()
      .meta({
        description: 'How old a release must be, by the time of its commit: `365d`, or a number of days.',
        examples: ['365d'],
      }),
  })
  .meta({
    description:
      'Which old releases `ota-release prune` removes; never a barrier, nor one that devices must step through.',
    examples: [{ keep: 20, olderThan: '365d' }],
  });
