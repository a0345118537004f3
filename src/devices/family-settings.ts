import type { Project } from '../project/project.js';
import { deviceFamilies } from './registry.js';

/**
 * What the signed index keeps for the documents of the project’s families, with the site’s URL; undefined where no family keeps
 * anything.
 */
export const familySettings = async (project: Project): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const families = await deviceFamilies(project.devices);
  const kept = families.flatMap((family) => {
    const settings = family.settings?.(project);
    return settings === undefined ? [] : [[family.name, settings] as const];
  });
  if (kept.length === 0 || project.publicUrl === undefined) return undefined;
  return { site: { publicUrl: project.publicUrl }, ...Object.fromEntries(kept) };
};

/** What the entry of a release in the signed index keeps for the project’s families; undefined where none keeps anything. */
export const familyReleaseSettings = async (
  project: Project,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const families = await deviceFamilies(project.devices);
  const kept = families.flatMap((family) => {
    const settings = family.releaseSettings?.(project);
    return settings === undefined ? [] : [[family.name, settings] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};
