import type { DeviceRoot } from './device-root.js';
import type { Fault } from './faults.js';
import type { Sandbox, Script, ScriptEnd } from './sandbox.js';

/** Whatever a script says of itself: it fails, after it has done all of its work. */
const FAILS = '"$@"; echo "the rehearsal lets it fail" >&2; exit 1';
/** It never ends, after it has done all of its work. */
const HANGS = '"$@"; exec sleep 3600';

/** How long a script that hangs is waited for after an undisturbed one would have ended. */
const HANG_MS = 500;
/** The power goes late in the update, when most of it is done. */
const CUT_SHARE = 0.75;

const wrapped = (script: Script, shell: string): Script => ({
  ...script,
  command: ['sh', '-c', shell, 'fault', ...script.command],
});

/**
 * Runs a script of an update with a fault. It fails or hangs after its work is done, which is the most that a rollback may have to
 * undo; the power goes when it has been at work for three quarters of the time that it takes.
 *
 * @param rehearse makes another device in the same state: the time that the script takes is measured there.
 */
export const runWithFault = async (
  sandbox: Sandbox,
  device: DeviceRoot,
  script: Script,
  fault: Fault | undefined,
  rehearse: () => Promise<DeviceRoot>,
): Promise<ScriptEnd> => {
  switch (fault) {
    case 'update-fails':
      return sandbox.run(device, wrapped(script, FAILS));
    case 'update-hangs': {
      const timeoutMs = Math.min(script.timeoutMs, (await measured(sandbox, script, rehearse)) + HANG_MS);
      return sandbox.run(device, { ...wrapped(script, HANGS), timeoutMs });
    }
    case 'power-cut': {
      const cutAfterMs = Math.max(1, Math.round((await measured(sandbox, script, rehearse)) * CUT_SHARE));
      return sandbox.run(device, { ...wrapped(script, HANGS), cutAfterMs });
    }
    default:
      return sandbox.run(device, script);
  }
};

/** Milliseconds that the script takes where nothing goes wrong. */
const measured = async (sandbox: Sandbox, script: Script, rehearse: () => Promise<DeviceRoot>): Promise<number> => {
  const other = await rehearse();
  try {
    return (await sandbox.run(other, script)).milliseconds;
  } finally {
    await other.dispose();
  }
};
