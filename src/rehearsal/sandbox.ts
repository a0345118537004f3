import { delimiter, join } from 'node:path';
import { type Problem, problem } from '../errors/problem.js';
import type { RehearsalSpec } from '../project/rehearsal-spec.js';
import { bubblewrap } from './bubblewrap.js';
import { COMMANDS_DIRECTORY, installDeviceCommands } from './device-commands.js';
import { createDeviceRoot, type DeviceRoot } from './device-root.js';
import type { ConfinedCommand, Confinement } from './isolation.js';
import { namespaces, overlay } from './namespaces.js';
import { plainDirectory } from './plain-directory.js';
import type { Isolation } from './rehearsal-facts.js';
import { runBounded, type ScriptEnd } from './run-script.js';
import { limitedCommand } from './script-limits.js';

export type { ScriptEnd } from './run-script.js';

/** A program that is run on a throw-away device, as root, without network. */
export interface Script {
  /** Program and arguments, such as `['sh', 'update.sh']`. */
  readonly command: readonly string[];
  /** Its working directory, as the device sees it: `/var/lib/ota/current`. */
  readonly directory: string;
  /** On top of PATH, HOME and OTA_REHEARSAL=1. Nothing of this process’s environment is passed on. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** The power goes after this many milliseconds: everything is killed at once. */
  readonly cutAfterMs?: number;
}

/** Runs scripts on throw-away devices. */
export interface Sandbox {
  readonly isolation: Isolation;
  /** Where scripts find a path of the device: the path itself, except in a plain directory. */
  readonly seenAt: (device: Pick<DeviceRoot, 'at'>, path: string) => string;
  readonly run: (device: DeviceRoot, script: Script) => Promise<ScriptEnd>;
}

/** What is to be known of the machine. */
export interface SandboxSurroundings {
  /** Of this process: PATH, by which programs are found, and CI. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** An absolute path at which a throw-away root may be made, to try it out. */
  readonly scratch: string;
}

/** What scripts are run in, and what is to be said of that; without a sandbox they may not be run here. */
export interface OpenedSandbox {
  readonly sandbox: Sandbox | undefined;
  readonly problems: readonly Problem[];
}

const SYSTEM_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const PROBE_TIMEOUT_MS = 10_000;
/** Root of its own machine: with an overlay it may change its programs, otherwise it must not. */
const PROBES: Readonly<Record<Exclude<Isolation, 'plain'>, string>> = {
  overlay: 'test "$(id -u)" = 0 && test -w /etc && : >/usr/bin/ota-rehearsal-probe',
  bubblewrap: 'test "$(id -u)" = 0 && test -w /etc && test ! -w /usr',
  namespaces: 'test "$(id -u)" = 0 && test -w /etc && test ! -w /usr',
};
const READ_ONLY = /read-only file system/i;
const READ_ONLY_NOTE = '\n(this machine can show its own /usr alone, read-only: docs/rehearsal.md, “Isolation”)';

/**
 * The best that this machine can do, tried out: a root with an overlay, bubblewrap, namespaces alone, then, where that is allowed, a
 * plain directory.
 *
 * Problems: `rehearsal-isolation-unavailable`, `rehearsal-not-isolated`, `rehearsal-scripts-not-run`.
 */
export const openSandbox = async (
  isolation: RehearsalSpec['isolation'],
  { environment, scratch }: SandboxSurroundings,
): Promise<OpenedSandbox> => {
  const path = [...(environment.PATH ?? '').split(delimiter), ...SYSTEM_PATH].filter(Boolean).join(delimiter);
  if (isolation !== 'none') {
    for (const kind of ['overlay', 'bubblewrap', 'namespaces'] as const) {
      const sandbox = sandboxOf(kind, path);
      if (await works(sandbox, PROBES[kind], join(scratch, kind))) return { sandbox, problems: [] };
    }
  }
  if (isolation === 'required')
    return { sandbox: undefined, problems: [problem('rehearsal-isolation-unavailable', {})] };
  if (isolation === 'none') return { sandbox: sandboxOf('plain', path), problems: [] };
  return isCi(environment)
    ? { sandbox: sandboxOf('plain', path), problems: [problem('rehearsal-not-isolated', {})] }
    : { sandbox: undefined, problems: [problem('rehearsal-scripts-not-run', {})] };
};

const isCi = ({ CI }: SandboxSurroundings['environment']): boolean =>
  CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase());

const CONFINE: Readonly<Record<Isolation, (confinement: Confinement) => Promise<ConfinedCommand>>> = {
  overlay,
  bubblewrap,
  namespaces,
  plain: plainDirectory,
};

/** Scripts confined in one way, without a look whether that works here. */
export const sandboxOf = (isolation: Isolation, path: string): Sandbox => {
  const seenAt: Sandbox['seenAt'] = (device, at) => (isolation === 'plain' ? device.at(at) : at);
  return {
    isolation,
    seenAt,
    run: async (device, script) => {
      await installDeviceCommands(device);
      const environment = {
        PATH: [seenAt(device, COMMANDS_DIRECTORY), ...SYSTEM_PATH].join(':'),
        HOME: seenAt(device, '/root'),
        OTA_REHEARSAL: '1',
        ...script.environment,
      };
      const command = limitedCommand(script.command, script.timeoutMs);
      const { root, changes } = device;
      const confined = await CONFINE[isolation]({ root, changes, script, environment, command, path });
      const end = await runBounded({ ...confined, timeoutMs: script.timeoutMs, cutAfterMs: script.cutAfterMs });
      const isShort = isolation === 'bubblewrap' || isolation === 'namespaces';
      return isShort && READ_ONLY.test(end.output) ? { ...end, output: `${end.output}${READ_ONLY_NOTE}` } : end;
    },
  };
};

const works = async (sandbox: Sandbox, shell: string, scratch: string): Promise<boolean> => {
  const device = await createDeviceRoot(scratch, '0.0.0');
  try {
    const probe = { command: ['sh', '-c', shell], directory: '/', environment: {}, timeoutMs: PROBE_TIMEOUT_MS };
    return (await sandbox.run(device, probe)).code === 0;
  } catch {
    // No such program here.
    return false;
  } finally {
    await device.dispose();
  }
};
