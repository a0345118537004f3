import type { DeviceOptions } from '../project/device-options.js';
import type { Project } from '../project/project.js';
import type { ReleasePredicate } from '../site/statement.js';

/**
 * The project with the facts of a release that was made before in the place of those that the work tree has: what was tested counts.
 * What tells of the site, its keys and its channels stays the project’s.
 */
export const testedProject = (
  { upgradeFrom: _range, barrier: _barrier, notes: _notes, ...project }: Project,
  release: ReleasePredicate,
): Project => ({
  ...project,
  models: release.models,
  ...(release.upgradeFrom === undefined ? {} : { upgradeFrom: release.upgradeFrom }),
  ...(release.barrier === undefined ? {} : { barrier: release.barrier.reason }),
  families: testedFamilies(project.families, release),
  attachments: [],
  // This run takes the bytes as they are: whoever built them has told how.
  provenance: 'off',
});

const testedFamilies = (
  { zos, ioto, ...families }: DeviceOptions,
  { policy, zos: given }: ReleasePredicate,
): DeviceOptions => ({
  ...families,
  ...(zos === undefined ? {} : { zos: { ...zos, flist: given?.flist, storage: given?.storage } }),
  ...(ioto === undefined ? {} : { ioto: { ...ioto, policy } }),
});
