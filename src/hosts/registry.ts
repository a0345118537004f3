import type { HostSpec } from '../project/project.js';
import { directoryHost } from './directory.js';
import type { Host } from './host.js';

/** Opens the host that the project names. A new kind of host is one file and one line here. */
export const openHost = (spec: HostSpec): Host => {
  switch (spec.kind) {
    case 'directory':
      return directoryHost(spec.path);
  }
};
