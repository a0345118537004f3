import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parsePublicUrl, withoutSecrets } from './addresses.js';
import { rule, wholeNumber } from './rules.js';

/** `publicUrl`: how devices reach the site. */
export const publicUrlSchema = z
  .string()
  .check(
    rule((value) => {
      const judged = parsePublicUrl(value);
      if ('value' in judged) return undefined;
      const details = { value: withoutSecrets(value), reason: judged.reason };
      return (key, place) => problem('project-url-invalid', { key, ...details }, place);
    }),
  )
  .transform((value) => {
    const judged = parsePublicUrl(value);
    return 'value' in judged ? judged.value : value;
  })
  .meta({
    description: 'The absolute http(s) URL under which devices reach the site.',
    examples: ['https://updates.example.com/gateway'],
    format: 'uri',
  });

/** When the public URL is asked. */
export const PUBLIC_CHECKS = ['auto', 'on', 'off'] as const;

/** `publicCheck`: whether devices get what was published. */
export const publicCheckSchema = z
  .enum(PUBLIC_CHECKS)
  .default('auto')
  .meta({
    description:
      'Whether a release ends by asking the public URL, as a device would: `auto` asks it for every host but a directory, which something else may have to carry on first.',
    examples: ['on'],
  });

/** As long as a CDN may be waited for. */
export const MAX_PUBLIC_WAIT_SECONDS = 3600;

/** `publicWait`: how long a CDN may take. */
export const publicWaitSchema = wholeNumber({ minimum: 0, maximum: MAX_PUBLIC_WAIT_SECONDS })
  .default(300)
  .meta({
    description:
      'Seconds that a CDN, or a deployment of Pages, may take until the public URL shows what was published.',
    examples: [600],
  });
