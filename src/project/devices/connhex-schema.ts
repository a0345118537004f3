import { z } from 'zod';

/** `devices.connhex`: what Connhex Edge devices read of a release. */
export const connhexSchema = z
  .strictObject({
    alias: z.boolean().default(true).meta({
      description:
        'Keep a copy of the newest bundle under one address, `connhex/<product>.zip`, for devices that ask with HEAD.',
    }),
  })
  .meta({ description: 'Connhex Edge: a mutable copy for HEAD, and releases of the Connhex API.' });

export type ConnhexOptions = z.output<typeof connhexSchema>;
