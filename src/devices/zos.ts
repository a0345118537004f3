import type { DeviceFamily } from './device-family.js';
import { bundleMd5 } from './zos/bundle-md5.js';
import { checkForZos } from './zos/check.js';
import { decideAsZos } from './zos/decide.js';

/**
 * 0-OS nodes with the HTTP publisher of 2019: `versions`, `latest` and the upgrade objects are what every site has, so the family adds an
 * `.md5` beside the bundle, which a node asks for first. It reports nothing to anybody: what it does is in its log alone.
 */
export const zos: DeviceFamily = {
  name: 'zos',
  title: '0-OS',
  states: [],
  check: checkForZos,
  // What an flist of the project’s own has beside it is for those to say who serve it.
  files: async ({ project, bundle }) => (project.families.zos?.flist === undefined ? [await bundleMd5(bundle)] : []),
  decide: decideAsZos,
};
