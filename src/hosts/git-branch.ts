import type { BranchHostSpec } from '../project/project.js';
import type { Host } from './host.js';
import type { HostSurroundings } from './surroundings.js';

export const branchHost = async (_spec: BranchHostSpec, _surroundings: HostSurroundings): Promise<Host> => {
  throw new RangeError('not written yet');
};
