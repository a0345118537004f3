import type { PutHostSpec } from '../project/project.js';
import type { Host } from './host.js';
import type { HostSurroundings } from './surroundings.js';

export const putHost = async (_spec: PutHostSpec, _surroundings: HostSurroundings): Promise<Host> => {
  throw new RangeError('not written yet');
};
