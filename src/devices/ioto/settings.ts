import type { Project } from '../../project/project.js';
import type { IotoSettings } from './settings-schema.js';

/** The settings of a project, for the signed index; the same options give the same ones. */
export const iotoSettings = ({ families: { ioto }, rehearsal, rollout }: Project): IotoSettings => ({
  ...(ioto?.product === undefined ? {} : { product: ioto.product }),
  ...(rehearsal.from.length === 0 ? {} : { from: [...rehearsal.from] }),
  ...((ioto?.cohorts ?? rollout !== undefined) ? { cohorts: true } : {}),
});
