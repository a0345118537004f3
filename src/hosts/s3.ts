import type { S3HostSpec } from '../project/project.js';
import type { Host } from './host.js';
import type { HostSurroundings } from './surroundings.js';

export const s3Host = async (_spec: S3HostSpec, _surroundings: HostSurroundings): Promise<Host> => {
  throw new RangeError('not written yet');
};
