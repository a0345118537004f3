import { z } from 'zod';
import { IVY_ARCHIVES } from '../../project/devices/ivy-schema.js';
import type { Project } from '../../project/project.js';
import { repositoryFault } from './repository-name.js';

/**
 * What the signed index keeps for Ivy. A device reads none of it: the documents are made from the first two, and the name is
 * what the next release is compared with.
 */
const settingsSchema = z.looseObject({
  repository: z
    .string()
    .refine((value) => repositoryFault(value) === undefined)
    .optional(),
  archives: z.array(z.enum(IVY_ARCHIVES)),
  systemName: z.string(),
});

export type IvySettings = Readonly<z.output<typeof settingsSchema>>;

/** The settings of a project: what it says, and what is meant where it doesn’t. */
export const ivySettings = ({ product, families }: Pick<Project, 'product' | 'families'>): IvySettings => ({
  ...(families.ivy?.repository === undefined ? {} : { repository: families.ivy.repository }),
  archives: [...(families.ivy?.archives ?? IVY_ARCHIVES)],
  systemName: families.ivy?.systemName ?? product,
});

/** The settings in a signed index; undefined where it has none that this version understands. */
export const readIvySettings = (settings: unknown): IvySettings | undefined => settingsSchema.safeParse(settings).data;
