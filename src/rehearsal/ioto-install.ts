import { rm, stat } from 'node:fs/promises';
import { deviceCalls } from './device-commands.js';
import type { DeviceRoot } from './device-root.js';
import { extractBundle } from './extraction.js';
import { raiseVersion } from './ioto-agent.js';
import type { Hop, RehearsalContext } from './rehearsal.js';
import type { Sandbox, Script, ScriptEnd } from './sandbox.js';
import { runWithFault } from './script-faults.js';

const BUNDLE = '/var/lib/ota/work/bundle';
const UPDATE_SCRIPT = 'update.sh';
const ROLLBACK_SCRIPT = 'rollback.sh';
const RESTART_CODE = 10;

/** What became of an update on a device. */
export interface Installed {
  /** What the script on the device prints to the agent; undefined where it fails. */
  readonly directive: string | undefined;
  /** Why it failed, without a full stop. */
  readonly why: string;
  readonly output: string;
  /** The way back failed as well. */
  readonly lost: boolean;
  readonly notes: readonly string[];
}

/** A device that can be made anew in the state before the update. */
export interface Installation {
  readonly root: DeviceRoot;
  readonly another: () => Promise<DeviceRoot>;
  /** The verified zip on this machine. */
  readonly bundle: string;
}

/** Unpacks a bundle where the script on the device has it, and where nothing else is left. @throws OtaError `bundle-…`, `rehearsal-archive-refused`. */
export const unpackOn = async ({ project }: RehearsalContext, root: DeviceRoot, bundle: string): Promise<void> => {
  const { maxUnpackedBytes, maxEntries } = project?.bundle ?? {};
  await rm(root.at(BUNDLE), { recursive: true, force: true });
  await extractBundle(bundle, root.at(BUNDLE), {
    ...(maxUnpackedBytes === undefined ? {} : { maxBytes: maxUnpackedBytes }),
    ...(maxEntries === undefined ? {} : { maxEntries }),
  });
};

/**
 * What a script on the device does after it has verified the file (Ioto contract, “Apply and report”): `update.sh` of the bundle, then
 * the version in `ioto.json5`; it prints `restart`. Where `update.sh` fails, `rollback.sh`, and it prints nothing.
 *
 * @throws OtaError what unpacking throws.
 */
export const installDirectly = async (
  context: RehearsalContext,
  sandbox: Sandbox,
  hop: Hop,
  { root, another, bundle }: Installation,
): Promise<Installed> => {
  await unpackOn(context, root, bundle);
  const scriptOf = (name: string): Script => ({
    command: ['sh', name],
    directory: BUNDLE,
    environment: {
      OTA_PRODUCT: context.site.channel.product,
      OTA_CURRENT_VERSION: hop.from,
      OTA_TARGET_VERSION: hop.to,
    },
    timeoutMs: context.timeoutMs,
  });
  const end = await runWithFault(sandbox, root, scriptOf(UPDATE_SCRIPT), hop.fault, async () => {
    const other = await another();
    await unpackOn(context, other, bundle);
    return other;
  });
  const calls = await deviceCalls(root);
  const notes = calls.length === 0 ? [] : [`asked of the system: ${calls.join(', ')}`];
  if (end.code === 0 || end.code === RESTART_CODE) {
    await raiseVersion(root, hop.to);
    return { directive: 'restart', why: '', output: end.output, lost: false, notes };
  }
  const why = failureOf(end, context);
  const hasRollback = (await stat(root.at(`${BUNDLE}/${ROLLBACK_SCRIPT}`)).catch(() => undefined))?.isFile() === true;
  // Nothing is at work after a power cut: the next check-in brings the same update again.
  if (end.how === 'cut' || !hasRollback) return { directive: undefined, why, output: end.output, lost: false, notes };
  const back = await sandbox.run(root, scriptOf(ROLLBACK_SCRIPT));
  const lost = back.code !== 0;
  const told = [...notes, `${ROLLBACK_SCRIPT} ${lost ? 'failed too' : 'ran'}`];
  return { directive: undefined, why, output: `${end.output}${back.output}`, lost, notes: told };
};

const failureOf = ({ how, code }: ScriptEnd, { timeoutMs }: RehearsalContext): string => {
  if (how === 'cut') return `the power went while ${UPDATE_SCRIPT} was at work`;
  if (how === 'timed-out') return `${UPDATE_SCRIPT} was not done after ${timeoutMs / 1000} s`;
  return `${UPDATE_SCRIPT} ended with exit code ${code}`;
};
