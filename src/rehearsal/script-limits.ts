/** Blocks of 512 bytes: 4 GiB in one file. */
const MAX_FILE_BLOCKS = 8 * 1024 * 1024;
/** KiB of address space: 16 GiB. Runtimes reserve more than they use. */
const MAX_MEMORY_KIB = 16 * 1024 * 1024;
const MAX_PROCESSES = 4096;
/** How long after its time limit a script ends by itself, where whoever limits it has died. */
const GRACE_SECONDS = 5;

/**
 * POSIX leaves most limits to the shell; one that it doesn’t know, or that is lower already, is left as it is. Both outputs are one, so
 * that they stay in order.
 */
const LIMITED = `limit() { if (ulimit "$@") 2>/dev/null; then ulimit "$@"; fi; }
exec 2>&1
limit -c 0
limit -f ${MAX_FILE_BLOCKS}
limit -v ${MAX_MEMORY_KIB}
if (ulimit -u ${MAX_PROCESSES}) 2>/dev/null; then ulimit -u ${MAX_PROCESSES}; else limit -p ${MAX_PROCESSES}; fi
umask 022
seconds=$1
shift
if command -v timeout >/dev/null 2>&1; then exec timeout -s KILL "$seconds" "$@"; fi
exec "$@"`;

/** The command line of a program within the limits of a script: file size, memory, processes, time, no core dumps. */
export const limitedCommand = (command: readonly string[], timeoutMs: number): readonly string[] => [
  ...['sh', '-c', LIMITED, 'limits'],
  String(Math.ceil(timeoutMs / 1000) + GRACE_SECONDS),
  ...command,
];
