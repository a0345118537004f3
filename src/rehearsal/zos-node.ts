import type { ReadEntry } from '../bundle/read-entry.js';
import { deviceCalls } from './device-commands.js';
import { extractBundle } from './extraction.js';
import type { Hop, RehearsalContext } from './rehearsal.js';
import { runWithFault } from './script-faults.js';

const ARTEFACT = '/var/cache/artefact';
/** In this order (0-OS contract, “Hooks inside the artefact”). */
const HOOKS = ['pre-copy', 'post-copy', 'migrate', 'post-start'];
const UPDATE_SCRIPT = 'update.sh';

/** What became of an artefact on a node. */
export interface InstalledArtefact {
  /** Why it failed, without a full stop; undefined where it went well. */
  readonly failure: string | undefined;
  readonly ran: boolean;
  readonly output: string;
  readonly notes: readonly string[];
}

/**
 * Unpacks the artefact on a fresh node and puts it into place: by its `update.sh`, which calls the hooks itself, or, without one, by
 * its hooks. There is no way back: where a hook fails, the run ends there, and the next poll begins anew.
 *
 * @throws OtaError `bundle-…`, `rehearsal-archive-refused`.
 */
export const installArtefact = async (
  context: RehearsalContext,
  hop: Hop,
  file: string,
): Promise<InstalledArtefact> => {
  const node = await context.device(hop.from);
  try {
    const { entries } = await extractBundle(file, node.at(ARTEFACT));
    const unfit = hooksOf(entries).find(({ mode }) => mode !== 0o755);
    if (unfit) return { failure: `the hook ${unfit.path} may not be executed`, ran: false, output: '', notes: [] };
    const sandbox = hop.runs ? await context.sandbox() : undefined;
    if (!sandbox) return { failure: undefined, ran: false, output: '', notes: [] };
    const commands = commandsOf(entries);
    for (const command of commands) {
      const environment = { OTA_TARGET_VERSION: hop.to };
      const script = { command, directory: ARTEFACT, environment, timeoutMs: context.timeoutMs };
      const end = await runWithFault(sandbox, node, script, hop.fault, () => context.device(hop.from));
      const name = command.join(' ');
      const failure =
        end.how === 'exited' ? `${name} ended with exit code ${end.code}` : `${name} was not done in time`;
      if (end.code !== 0) return { failure, ran: true, output: end.output, notes: [] };
    }
    await node.nowRuns(hop.to);
    const calls = await deviceCalls(node);
    const notes = calls.length === 0 ? [] : [`asked of the system: ${calls.join(', ')}`];
    return { failure: undefined, ran: commands.length > 0, output: '', notes };
  } finally {
    await node.dispose();
  }
};

const hooksOf = (entries: readonly ReadEntry[]): readonly ReadEntry[] =>
  HOOKS.flatMap((hook) => entries.filter(({ path, kind }) => path === hook && kind === 'file'));

const commandsOf = (entries: readonly ReadEntry[]): readonly (readonly string[])[] =>
  entries.some(({ path }) => path === UPDATE_SCRIPT)
    ? [['sh', UPDATE_SCRIPT]]
    : hooksOf(entries).map(({ path }) => [`./${path}`]);
