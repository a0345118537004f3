import { z } from 'zod';
import type { PageSpec } from './project.js';
import { uniqueItems } from './rules.js';

/** `page`: whether the site has a page for people. */
export const pageSchema = (channel: z.ZodType<string>) =>
  z
    .union([
      z.boolean(),
      z.strictObject({
        channels: z
          .array(channel)
          .check(uniqueItems())
          .default([])
          .meta({
            description: 'Other channels that the page links to, besides `stable`.',
            examples: [['beta']],
            uniqueItems: true,
          }),
      }),
    ])
    .default(true)
    .transform((value): PageSpec | undefined => {
      if (value === false) return undefined;
      return value === true ? { channels: [] } : value;
    })
    .meta({
      description:
        'Publish a page for people with the site, `index.html`: releases, roll-outs and upgrade paths, which the browser itself verifies. An `index.html` of your own is never replaced.',
      examples: [false, { channels: ['beta'] }],
    });
