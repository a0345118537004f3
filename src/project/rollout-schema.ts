import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parseHours, ROLLOUT_HOURS } from './quantities.js';
import { rule, wholeNumber } from './rules.js';

const percent = () => wholeNumber({ minimum: 0, maximum: 100 });

const overSchema = z
  .union([z.number(), z.string()])
  .check(
    rule((value) =>
      parseHours(value) === undefined
        ? (_key, place) => problem('project-hours-invalid', { value: String(value), ...ROLLOUT_HOURS }, place)
        : undefined,
    ),
  )
  .transform((value) => parseHours(value) ?? 0)
  .meta({
    description: 'How long it takes from nobody to `percent`, from 1 to 8760 hours: `48h`, or a number of hours.',
    examples: ['48h'],
  });

/** `rollout`: how much of the fleet a new release is offered to at first. */
export const rolloutSchema = z
  .union([
    percent().transform((whole): { readonly percent: number; readonly hours?: number } => ({ percent: whole })),
    z
      .strictObject({
        percent: percent()
          .default(100)
          .meta({ description: 'How much of the fleet it comes to, in whole percent.', examples: [100] }),
        over: overSchema,
      })
      .transform(({ percent: whole, over }) => ({ percent: whole, hours: over })),
  ])
  .meta({
    description:
      'How much of the fleet a new release is offered to at first, in whole percent, or over which time; `ota-release rollout` takes it further. Left out, everybody.',
    examples: [10, { over: '48h' }],
  });
