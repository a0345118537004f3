import { z } from 'zod';
import { path } from '../rules.js';

/** `devices.pantavisor`: the revision that Pantavisor devices install. */
export const pantavisorSchema = z
  .strictObject({
    parts: path()
      .optional()
      .meta({ description: 'Directory of the parts that the revision is made of.', examples: ['pantavisor'] }),
  })
  .meta({ description: 'Pantavisor: a signed revision, its export tarball, a static remote.' });

export type PantavisorOptions = z.output<typeof pantavisorSchema>;
