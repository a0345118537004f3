import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import {
  DOWNLOAD_FOLDER,
  PAYLOAD_FOLDER,
  ROLLBACK_SCRIPT,
  scriptEnvironment,
  scriptVerdict,
  UPDATE_SCRIPT,
} from '../devices/connhex/update-script.js';
import { deviceCalls } from './device-commands.js';
import { attempt } from './device-failure.js';
import type { DeviceRoot } from './device-root.js';
import { type DeviceSnapshot, differences, snapshotOf } from './device-snapshot.js';
import { extractBundle } from './extraction.js';
import { FACTORY_VERSION } from './hops.js';
import type { Hop, RehearsalContext } from './rehearsal.js';
import type { Script, ScriptEnd } from './sandbox.js';
import { runWithFault } from './script-faults.js';

/** The agent’s own directory; the documentation names only what is below it. */
const AGENT_DIRECTORY = '/var/lib/connhex-edge';
const PAYLOAD = `${AGENT_DIRECTORY}/${PAYLOAD_FOLDER}`;
/** The agent’s note that an update has begun: what it looks for when it boots. */
const UNDER_WAY = `${AGENT_DIRECTORY}/${DOWNLOAD_FOLDER}/under-way`;

/** As many paths as are told. */
const MAX_PATHS = 5;

/** A throw-away device with the agent’s directories. */
export interface ConnhexDevice {
  readonly root: DeviceRoot;
  /** What it had before the update; undefined where nothing is made to go wrong, to save time. */
  readonly before: DeviceSnapshot | undefined;
  /** What is worth knowing of how it was made. */
  readonly notes: readonly string[];
}

/** A device that runs the version that a hop comes from: fresh, or with that release installed by its own `update.sh`. */
export const deviceOf = async (context: RehearsalContext, hop: Hop): Promise<ConnhexDevice> => {
  const root = await freshRoot(context, hop.from);
  const installed = hop.installsFirst ? await installPrior(context, root, hop.from) : undefined;
  const notes = installed === undefined ? [] : [installed];
  const before = hop.fault === undefined ? undefined : await snapshotOf(root, [AGENT_DIRECTORY]);
  return { root, before, notes };
};

const freshRoot = async (context: RehearsalContext, version: string): Promise<DeviceRoot> => {
  const root = await context.device(version);
  await mkdir(root.at(PAYLOAD), { recursive: true });
  return root;
};

/** Installs the release that a device comes from, where the site has it. What it came to, where that is worth knowing. */
const installPrior = async (
  context: RehearsalContext,
  root: DeviceRoot,
  version: string,
): Promise<string | undefined> => {
  if (!context.site.channel.releases.has(version)) return undefined;
  const sandbox = await context.sandbox();
  if (!sandbox) return undefined;
  const installed = await attempt(async () => {
    const { statement } = await context.release(version);
    const { file } = await context.download(statement.predicate.bundle);
    await unpack(context, root, file);
    const onto = { from: FACTORY_VERSION, to: version };
    return sandbox.run(root, scriptOf(context, onto, sandbox.seenAt(root, PAYLOAD), UPDATE_SCRIPT));
  });
  if (!installed.ok) return `${version} could not be installed first: ${installed.failure.why}`;
  const { value: end } = installed;
  const isDone = end.how === 'exited' && scriptVerdict(end.code) !== 'rollback';
  return isDone ? undefined : `${version} could not be installed first: ${failureOf(UPDATE_SCRIPT, end, context)}`;
};

/** Unpacks a bundle into `.store/ota/current`, where nothing else is left. @throws OtaError `bundle-…`, `rehearsal-archive-refused`. */
export const unpack = async (
  { project }: Pick<RehearsalContext, 'project'>,
  root: DeviceRoot,
  file: string,
): Promise<void> => {
  const { maxUnpackedBytes, maxEntries } = project?.bundle ?? {};
  await rm(root.at(PAYLOAD), { recursive: true, force: true });
  await extractBundle(file, root.at(PAYLOAD), {
    ...(maxUnpackedBytes === undefined ? {} : { maxBytes: maxUnpackedBytes }),
    ...(maxEntries === undefined ? {} : { maxEntries }),
  });
};

/** What became of `update.sh`. */
export interface Installation {
  readonly end: ScriptEnd;
  /** Why it failed, without a full stop; undefined where it went well. */
  readonly failure: string | undefined;
  readonly notes: readonly string[];
}

/** Runs `update.sh` of what was unpacked. Where it goes well, the device runs the new version. */
export const installOn = async (
  context: RehearsalContext,
  { root }: ConnhexDevice,
  hop: Hop,
  bundle: string,
): Promise<Installation> => {
  const sandbox = await context.sandbox();
  if (!sandbox) throw new RangeError('nothing is installed where no script may run');
  await writeFile(root.at(UNDER_WAY), `${hop.to}\n`);
  const script = scriptOf(context, hop, sandbox.seenAt(root, PAYLOAD), UPDATE_SCRIPT);
  const another = async (): Promise<DeviceRoot> => {
    const other = await deviceOf(context, hop);
    await unpack(context, other.root, bundle);
    return other.root;
  };
  const end = await runWithFault(sandbox, root, script, hop.fault, another);
  const calls = await deviceCalls(root);
  const notes = calls.length === 0 ? [] : [`asked of the system: ${calls.join(', ')}`];
  const verdict = end.how === 'exited' ? scriptVerdict(end.code) : 'rollback';
  if (verdict === 'rollback') return { end, failure: failureOf(UPDATE_SCRIPT, end, context), notes };
  await rm(root.at(UNDER_WAY));
  await root.nowRuns(hop.to);
  return { end, failure: undefined, notes: [...notes, ...(verdict === 'updated' ? [] : ['the agent restarts'])] };
};

const scriptOf = (
  { timeoutMs }: RehearsalContext,
  { from, to }: Pick<Hop, 'from' | 'to'>,
  payloadDirectory: string,
  name: string,
): Script => ({
  command: ['sh', name],
  directory: PAYLOAD,
  environment: scriptEnvironment({
    payloadDirectory,
    currentVersion: from,
    targetVersion: to,
    timeoutSeconds: Math.round(timeoutMs / 1000),
  }),
  timeoutMs,
});

const failureOf = (name: string, { how, code }: ScriptEnd, { timeoutMs }: RehearsalContext): string => {
  if (how === 'cut') return `the power went while ${name} was at work`;
  if (how === 'timed-out') return `${name} was not done after ${timeoutMs / 1000} s`;
  return `${name} ended with exit code ${code}`;
};

/** What became of `rollback.sh`. */
export interface Rollback {
  readonly ran: boolean;
  /** What went wrong with it. */
  readonly faults: readonly string[];
  readonly output: string;
}

/**
 * What the agent does after a failed update, and when it boots and finds one that was interrupted: it runs `rollback.sh` in the same
 * way, where there is one.
 */
export const bootAgent = async (context: RehearsalContext, { root }: ConnhexDevice, hop: Hop): Promise<Rollback> => {
  const sandbox = await context.sandbox();
  const interrupted = (await readFile(root.at(UNDER_WAY), 'utf8').catch(() => '')).trim() === hop.to;
  const there = await stat(root.at(`${PAYLOAD}/${ROLLBACK_SCRIPT}`)).catch(() => undefined);
  if (!sandbox || !interrupted || !there?.isFile()) return { ran: false, faults: [], output: '' };
  const end = await sandbox.run(root, scriptOf(context, hop, sandbox.seenAt(root, PAYLOAD), ROLLBACK_SCRIPT));
  await rm(root.at(UNDER_WAY));
  const faults = end.how === 'exited' && end.code === 0 ? [] : [failureOf(ROLLBACK_SCRIPT, end, context)];
  return { ran: true, faults, output: end.output };
};

/** Whether the device still runs `version`, and what is not as it was before the update. */
export const keepsOldVersion = async (
  { root, before }: ConnhexDevice,
  version: string,
): Promise<{ readonly lost: boolean; readonly notes: readonly string[] }> => {
  const lost = (await root.version().catch(() => '')) !== version;
  if (!before) return { lost, notes: [] };
  const { changed, added } = differences(before, await snapshotOf(root, [AGENT_DIRECTORY]));
  return { lost, notes: [...told('not as before', changed), ...told('left behind', added)] };
};

const told = (what: string, paths: readonly string[]): readonly string[] =>
  paths.length === 0
    ? []
    : [`${what}: ${paths.slice(0, MAX_PATHS).join(', ')}${paths.length > MAX_PATHS ? ', …' : ''}`];
