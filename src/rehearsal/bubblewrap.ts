import type { ConfinedCommand, Confinement } from './isolation.js';
import { systemDirectories } from './system-directories.js';

/** What root of a device may do with files of its own; nothing that reaches beyond them. */
const CAPABILITIES = [
  'CAP_CHOWN',
  'CAP_DAC_OVERRIDE',
  'CAP_FOWNER',
  'CAP_FSETID',
  'CAP_KILL',
  'CAP_SETGID',
  'CAP_SETUID',
];

/** A script in a root of its own by bubblewrap: every namespace new, no network, the machine’s programs read-only. */
export const bubblewrap = async ({
  root,
  script,
  environment,
  command,
  path,
}: Confinement): Promise<ConfinedCommand> => ({
  file: 'bwrap',
  argv: [
    ...['--unshare-all', '--unshare-user', '--uid', '0', '--gid', '0', '--hostname', 'device'],
    ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...CAPABILITIES.flatMap((capability) => ['--cap-add', capability]),
    '--clearenv',
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--bind', root, '/'],
    ...(await systemDirectories()).flatMap((directory) => ['--ro-bind', directory, directory]),
    ...['--proc', '/proc', '--dev', '/dev', '--chdir', script.directory],
    ...command,
  ],
  cwd: root,
  environment: { PATH: path },
  ownGroup: false,
});
