import { z } from 'zod';
import { uniqueItems } from './rules.js';

/** `headerFiles`: header rules for hosts that read them from the site. */
export const headerFilesSchema = z
  .array(z.enum(['netlify', 'cloudflare', 'nginx']))
  .check(uniqueItems())
  .default([])
  .meta({
    description:
      'Files of header rules that are published with the site: `_headers` for Netlify and Cloudflare Pages, `_nginx.conf` to include in a server of nginx.',
    examples: [['netlify'], ['nginx']],
    uniqueItems: true,
  });
