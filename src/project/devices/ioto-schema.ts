import { z } from 'zod';
import { text } from '../rules.js';

const MAX_POLICY_LENGTH = 2048;

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
  })
  .meta({ description: 'Ioto: check-in documents, distribution policy, device script.' });

export type IotoOptions = z.output<typeof iotoSchema>;
