import { z } from 'zod';
import { text } from '../rules.js';

/** `devices.ivy`: how Ivy devices find a release. */
export const ivySchema = z
  .strictObject({
    repository: text({ maxLength: 256 })
      .optional()
      .meta({
        description:
          'The repository as devices have it in their configuration, such as `team/logger`: its source archive is published below the public URL. Left out, devices fetch it from the forge.',
        examples: ['team/logger'],
      }),
  })
  .meta({ description: 'Ivy: the source archive of the tag, its gate tests, the fleet configuration.' });

export type IvyOptions = z.output<typeof ivySchema>;
