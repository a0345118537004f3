import type { HostSpec } from '../project/project.js';
import { directoryHost } from './directory.js';
import type { Host } from './host.js';
import type { HostSurroundings } from './surroundings.js';

/**
 * Opens the host that the project names. A new kind of host is one file and one case here; all but a directory are loaded
 * only where they are used.
 *
 * @throws OtaError `host-…`, `repository-git-…`.
 */
export const openHost = async (spec: HostSpec, surroundings: HostSurroundings): Promise<Host> => {
  switch (spec.kind) {
    case 'directory':
      return directoryHost(spec.path);
    case 's3': {
      const { s3Host } = await import('./s3.js');
      return s3Host(spec, surroundings);
    }
    case 'git-branch': {
      const { branchHost } = await import('./git-branch.js');
      return branchHost(spec, surroundings);
    }
    case 'http-put': {
      const { putHost } = await import('./http-put.js');
      return putHost(spec, surroundings);
    }
  }
};
