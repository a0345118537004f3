import { z } from 'zod';

/** What the signed index keeps for Ioto (`families.ioto`): what documents and check-ins follow from besides the releases. */
export const iotoSettingsSchema = z.looseObject({
  /** The product as devices name it in a check-in; the project’s product where it is left out. */
  product: z.string().min(1).optional(),
  /** Versions in the field that the site never released: they have documents as well. */
  from: z.array(z.string().min(1)).optional(),
  /** Each version has a document for every part of the fleet. */
  cohorts: z.boolean().optional(),
});

export type IotoSettings = z.infer<typeof iotoSettingsSchema>;
