import { z } from 'zod';
import { path, text, uniqueItems, wholeNumber } from '../rules.js';

const MAX_POLICY_LENGTH = 2048;
const MAX_SETTING_LENGTH = 256;
/** A day: more would only say that the period is wrong. */
const MAX_JITTER_SECONDS = 86_400;
/** Ioto contract, “Agent settings”. */
const MAX_THROTTLE_MS = 5000;

const setting = (description: string, example: string) =>
  text({ maxLength: MAX_SETTING_LENGTH })
    .optional()
    .meta({ description, examples: [example] });

const updateSchema = z
  .strictObject({
    schedule: setting('When the agent may ask and download: five cron fields, or an alias.', 'night'),
    apply: setting('When the agent may install what it has downloaded: five cron fields, or an alias.', '0 3 * * *'),
    period: setting('How often the agent asks: a number and `secs`, `min`, `hr`, `day` or `week`.', '1 day'),
    jitter: wholeNumber({ minimum: 0, maximum: MAX_JITTER_SECONDS })
      .optional()
      .meta({ description: 'Seconds by which devices spread their questions.', examples: [600] }),
    throttle: wholeNumber({ minimum: 0, maximum: MAX_THROTTLE_MS })
      .optional()
      .meta({ description: 'Milliseconds of waiting after every 4 KiB of a download.', examples: [10] }),
  })
  .meta({
    description:
      'The update block of `ioto.json5` as devices should have it: published beside the release, for a build to take over.',
  });

/** `devices.ioto`: how Ioto devices are offered a release. */
export const iotoSchema = z
  .strictObject({
    policy: text({ maxLength: MAX_POLICY_LENGTH })
      .optional()
      .meta({
        description:
          'Distribution policy: which devices are offered the release. Left out, every device with an older version.',
        examples: ['semver(version, ">=", "1.0.0") && memory >= 256'],
      }),
    cohorts: z.boolean().optional().meta({
      description:
        'Each version has a document for every hundredth of the fleet, so that devices that read documents can be offered a release in parts. Left out, where the project has `rollout`.',
    }),
    product: text({ maxLength: 256 })
      .optional()
      .meta({
        description:
          'The product as devices name it in a check-in, where that is another name than `product` of the project.',
        examples: ['01J9Z5T1T4V9Y8W2E3R5T6Y7U8'],
      }),
    samples: z
      .array(path())
      .check(uniqueItems())
      .default([])
      .meta({
        description:
          'JSON files, or patterns of them, each with what one device tells in a check-in: the policy is tried over them.',
        examples: [['devices/*.json']],
      }),
    agentConfig: path()
      .optional()
      .meta({
        description: '`ioto.json5` as devices have it: its update settings are checked.',
        examples: ['device/ioto.json5'],
      }),
    update: updateSchema.optional(),
  })
  .meta({ description: 'Ioto: check-in documents, distribution policy, device script.' });
