import { z } from 'zod';
import { path } from '../rules.js';

/** `devices.pantavisor`: the revision that Pantavisor devices install. */
export const pantavisorSchema = z
  .strictObject({
    parts: path()
      .optional()
      .meta({
        description:
          'Directory of the parts that the revision is made of, laid out as its keys: `bsp/run.json`, `app/root.squashfs`. `*.json` goes into the state, all else becomes objects.',
        examples: ['pantavisor/parts'],
      }),
    certificates: path()
      .optional()
      .meta({
        description:
          'PEM file with the certificate of the key in `OTA_PANTAVISOR_KEY` first, then its intermediates. Left out, the parts must bring signatures for all of it.',
        examples: ['pantavisor/chain.pem'],
      }),
    ca: path()
      .optional()
      .meta({
        description: 'PEM file of the certificate authorities that devices trust: every signature is checked with it.',
        examples: ['pantavisor/ca.pem'],
      }),
  })
  .meta({ description: 'Pantavisor: a signed revision, its export tarball, a static remote.' });
