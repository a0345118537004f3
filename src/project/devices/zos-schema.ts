import { z } from 'zod';
import { text } from '../rules.js';

/** `devices.zos`: what 0-OS nodes read of a release. */
export const zosSchema = z
  .strictObject({
    flist: text({ maxLength: 1024 })
      .optional()
      .meta({
        description:
          'Absolute URL of an flist of your own, with `{version}` where the version goes. Left out, `flist` names the bundle.',
        examples: ['https://hub.example.com/team/gateway-{version}.flist'],
      }),
    storage: text({ maxLength: 1024 })
      .optional()
      .meta({ description: '0-db URL that nodes fetch blocks from.', examples: ['zdb://hub.example.com:9900'] }),
  })
  .meta({ description: '0-OS: the native files, and `.md5` beside the bundle.' });

export type ZosOptions = z.output<typeof zosSchema>;
