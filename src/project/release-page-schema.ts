import { z } from 'zod';

/** `releasePage`: whether the forge shows a page for each release. */
export const releasePageSchema = z.boolean().default(false).meta({
  description:
    'Also make a release page on GitHub or GitLab: notes, bundle, signature, upgrade object and attachments, published once everything is there.',
});
