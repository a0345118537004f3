import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who wrote a lock or a temporary file: one process among all on all machines that share the directory. */
export interface ProcessIdentity {
  /** The machine's name, for people. */
  readonly host: string;
  /**
   * Within which process ids mean something: a hash of the running kernel's id and its pid namespace. A container has a
   * namespace of its own. Where the system tells neither, a hash of the machine's name.
   */
  readonly space: string;
  readonly pid: number;
  /** When the process started, in the kernel's ticks; tells it from a later one of the same id. Empty where unknown. */
  readonly started: string;
}

/** What can be told about the process behind an identity. `foreign`: it runs where this process can't see it. */
export type Liveness = 'alive' | 'dead' | 'foreign';

/** This process's identity. */
export const currentProcess = async (): Promise<ProcessIdentity> => {
  const host = hostname();
  const kernel = await firstLine('/proc/sys/kernel/random/boot_id');
  const namespace = await linkTarget('/proc/self/ns/pid');
  const space = kernel && namespace ? `${kernel} ${namespace}` : `host ${host}`;
  const hash = createHash('sha256').update(space).digest('hex').slice(0, 16);
  return { host, space: hash, pid: process.pid, started: (await startOf(process.pid))?.started ?? '' };
};

/** Whether the process of an identity still runs, as far as `self` can see. */
export const livenessOf = async (
  { space, pid, started }: Pick<ProcessIdentity, 'space' | 'pid' | 'started'>,
  self: ProcessIdentity,
): Promise<Liveness> => {
  if (space !== self.space) return 'foreign';
  if (!exists(pid)) return 'dead';
  const found = await startOf(pid);
  // Not to be seen in /proc (hidepid, or no /proc at all): a process of that id exists, which has to do.
  if (!found || started === '') return 'alive';
  return found.ended || found.started !== started ? 'dead' : 'alive';
};

/** For people: `process 4711 on build-7`. */
export const describeProcess = ({ host, pid }: Pick<ProcessIdentity, 'host' | 'pid'>): string =>
  `process ${pid} on ${host}`;

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

/** proc(5): fields of /proc/pid/stat after the name, which is in parentheses and may hold any character. */
const STATE_FIELD = 0;
const START_FIELD = 19;

const startOf = async (pid: number): Promise<{ readonly started: string; readonly ended: boolean } | undefined> => {
  const stat = await firstLine(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = fields?.[START_FIELD];
  if (started === undefined) return undefined;
  // A zombie has ended; its parent only hasn't asked yet.
  return { started, ended: ['Z', 'X'].includes(fields?.[STATE_FIELD] ?? '') };
};

// Both give nothing where there is no /proc, or none to be seen: then less is known, and foreign rules apply.
const firstLine = async (file: string): Promise<string | undefined> => {
  try {
    return (await readFile(file, 'utf8')).trimEnd();
  } catch {
    return undefined;
  }
};

const linkTarget = async (link: string): Promise<string | undefined> => {
  try {
    return await readlink(link);
  } catch {
    return undefined;
  }
};
