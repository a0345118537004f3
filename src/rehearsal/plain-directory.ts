import { join } from 'node:path';
import type { ConfinedCommand, Confinement } from './isolation.js';

/**
 * A script in a directory of this machine, with nothing but its own good will between them: it is run as whoever runs this,
 * sees the whole machine, and has its network. DEVICE_ROOT names the throw-away root to scripts that go by it.
 */
export const plainDirectory = async ({ root, script, environment, command }: Confinement): Promise<ConfinedCommand> => {
  const [file = 'sh', ...argv] = command;
  return {
    file,
    argv,
    cwd: join(root, script.directory),
    environment: { ...environment, DEVICE_ROOT: root, TMPDIR: join(root, 'tmp') },
    ownGroup: true,
  };
};
