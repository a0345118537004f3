import { z } from 'zod';

/** The forges that a project may name. */
export const FORGE_CHOICES = ['auto', 'git', 'github', 'gitlab'] as const;

/** `forge`: how the tag gets to the remote. */
export const forgeSchema = z.enum(FORGE_CHOICES).meta({
  description:
    'How the tag is made: through the API of `github` or `gitlab`, or by plain `git`. `auto` takes the API where the remote is a repository of the server whose token the environment holds.',
  examples: ['git'],
});
