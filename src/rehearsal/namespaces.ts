import type { ConfinedCommand, Confinement } from './isolation.js';
import { systemDirectories } from './system-directories.js';

const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];
/** Directories of /usr in which an update may make files. Those that belong to this machine’s root can be written to by nobody else. */
const OPENED = ['bin', 'sbin', 'lib', 'libexec', 'share', 'lib/systemd', 'lib/systemd/system'];
const OPENED_LOCAL = ['local/bin', 'local/sbin', 'local/lib', 'local/libexec', 'local/share', 'local/etc'];

/**
 * Makes the root, as root of new namespaces. A second user namespace, where it is allowed, locks the mounts: without it a
 * script could make `/usr` of this machine writable again. `/proc` can’t be mounted in some containers, and few scripts need it.
 */
const SETUP = `set -eu
kind=$1
root=$2
changes=$3
directory=$4
places=$5
shift 5
show() {
  mkdir -p "./$1"
  mount --rbind "$1" "./$1"
  mount -o remount,bind,ro "./$1"
}
overlay() {
  upper=$changes$1/upper
  set -- "$1" "$upper" "$changes$1/work" "./$1"
  for part in ${OPENED.join(' ')}; do
    if [ -d "$1/$part" ] && [ ! -L "$1/$part" ]; then set -- "$@" "$upper/$part"; fi
  done
  if [ "$1" = /usr ]; then
    for part in ${OPENED_LOCAL.join(' ')}; do set -- "$@" "$upper/$part"; done
  fi
  place=$1
  shift
  mkdir -p "$@"
  set -- "$place"
  mount -t overlay -o "userxattr,lowerdir=$1,upperdir=$upper,workdir=$changes$1/work" overlay "./$1"
}
mount --bind "$root" "$root"
cd "$root"
for place in $places; do
  case $kind$place in
    namespaces* | */nix | */gnu | */etc/alternatives) show "$place" ;;
    *) overlay "$place" ;;
  esac
done
mount -t proc proc ./proc 2>/dev/null || :
mount -t tmpfs -o mode=755,size=64k tmpfs ./dev
for device in ${DEVICES.join(' ')}; do
  : >"./dev/$device"
  mount --bind "/dev/$device" "./dev/$device"
done
mkdir -p ./.machine
pivot_root . ./.machine
umount -l /.machine
rmdir /.machine
cd "$directory"
if unshare --user --map-root-user --mount true 2>/dev/null; then
  exec unshare --user --map-root-user --mount "$@"
fi
exec "$@"`;

const byUnshare =
  (kind: 'overlay' | 'namespaces') =>
  async ({ root, changes, script, environment, command, path }: Confinement): Promise<ConfinedCommand> => ({
    file: 'unshare',
    argv: [
      ...['--user', '--map-root-user', '--mount', '--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child'],
      ...['sh', '-c', SETUP, 'setup', kind, root, changes, script.directory, (await systemDirectories()).join(' ')],
      ...['env', '-i', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)],
      ...command,
    ],
    cwd: root,
    environment: { PATH: path },
    ownGroup: false,
  });

/**
 * A script in a root of its own by util-linux and the kernel (Linux 5.11 and newer): no network, and programs and libraries of this
 * machine that may be changed, without being changed here.
 */
export const overlay = byUnshare('overlay');

/** The same with programs and libraries read-only. */
export const namespaces = byUnshare('namespaces');
