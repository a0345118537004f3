import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkOut } from '../devices/ivy/checkout.js';
import { GATE_MARKERS } from '../devices/ivy/gate-markers.js';
import { readIvySettings } from '../devices/ivy/settings.js';
import { archivePaths } from '../devices/ivy/site-paths.js';
import { valueAt } from '../schemas/json-pointer.js';
import { attempt, type DeviceFailure } from './device-failure.js';
import type { DeviceRoot } from './device-root.js';
import type { Fault } from './faults.js';
import { configRefusals, currentRevision, foreignRefusals, type SentConfig } from './ivy-config.js';
import { gateFault, type IvySource } from './ivy-source.js';
import type { Hop, RehearsalContext } from './rehearsal.js';
import type { VerifiedRelease } from './verify-release.js';

/** Where a device has its versions, each in a directory of its own. */
const VERSIONS = '/opt/ivy';

/** A release that a device is brought to. */
export interface IvyUpdate {
  readonly release: VerifiedRelease;
  readonly config: SentConfig | undefined;
  /** Grows. */
  readonly notes: string[];
}

/** Opens a source archive that was downloaded, each once a run. */
export type OpenSource = (file: string, shown: string) => Promise<IvySource>;

/** Why the device rejects the update; undefined where it takes it. */
export type IvyVerdict = DeviceFailure | 'power-cut' | undefined;

const rejected = (why: string): DeviceFailure => ({ why, unverified: false });

/**
 * One update on a device, up to the pointer to the version that runs (Ivy contract, “Update flow”, step 3).
 *
 * @throws OtaError what downloads, schemas and archives throw: the device rejects the update then as well.
 */
export const takeUpdate = async (
  context: RehearsalContext,
  open: OpenSource,
  hop: Hop,
  made: IvyUpdate,
): Promise<IvyVerdict> => {
  const { release, config, notes } = made;
  if (config === undefined) notes.push('the release has published no configuration: only its source was looked at');
  const refused = config && (await refusalOfConfig(context, hop, config, notes));
  if (refused) return refused;
  const source = await sourceOf(context, open, hop, release);
  if (source === undefined) {
    notes.push('its source archive is not on the site: devices take it from the forge, and nobody looked at it');
    return (await unseen(context, hop, made)) ?? faultAt(hop, 'gate');
  }
  const device = await context.device(hop.from);
  try {
    const written = await unpackOn(device, hop, source, config);
    const marker = (await markerOf(context, open, hop)) ?? GATE_MARKERS[0];
    const gate = gateFault(source, marker);
    if (gate !== undefined) return rejected(gate);
    notes.push(
      `${source.gate.marked.get(marker) ?? 0} tests carry the marker ${marker}; gateTests of the project runs them, not this`,
    );
    const verdict = (await refusalByConfig(context, hop, release, written)) ?? faultAt(hop, 'gate');
    if (verdict === undefined) await device.nowRuns(hop.to);
    return verdict;
  } finally {
    await device.dispose();
  }
};

/** What a device does before it downloads anything: it parses the configuration with its own ForeignConfig. */
const refusalOfConfig = async (
  context: RehearsalContext,
  { from, to }: Hop,
  { value, revision }: SentConfig,
  notes: string[],
): Promise<DeviceFailure | undefined> => {
  const refusals = await foreignRefusals(context, from, value);
  if (refusals.length > 0)
    return rejected(`the ForeignConfig of ${from} rejects the configuration: ${refusals.join('; ')}`);
  const named = valueAt(value, '/general/software_version');
  if (named !== to) return rejected(`the configuration is that of ${String(named)}, which the device would take`);
  const current = await currentRevision(context, from);
  // Ivy: ignored without a message. Backends may count by themselves, so that it is no failure of the release.
  if (current !== undefined && revision !== undefined && revision <= current)
    notes.push(
      `a device with revision ${current} ignores revision ${revision}: the backend has to raise it when it sends`,
    );
  return undefined;
};

/** Of an archive that is not on the site, nothing but the configuration can be judged; its download may fail all the same. */
const unseen = async (context: RehearsalContext, hop: Hop, { release, config }: IvyUpdate): Promise<IvyVerdict> =>
  faultAt(hop, 'download') ?? (await refusalByConfig(context, hop, release, config?.value));

const refusalByConfig = async (
  context: RehearsalContext,
  { to }: Hop,
  release: VerifiedRelease,
  value: unknown,
): Promise<DeviceFailure | undefined> => {
  const refusals = value === undefined ? [] : await configRefusals(context, release, value);
  return refusals.length === 0
    ? undefined
    : rejected(`the Config of ${to} rejects the configuration: ${refusals.join('; ')}`);
};

const faultAt = ({ fault }: Hop, step: 'download' | 'gate'): IvyVerdict => {
  if (fault === undefined) return undefined;
  if (step === 'gate') {
    if (fault === 'power-cut') return fault;
    return fault === 'update-fails' ? rejected('pytest ends with exit code 1: a test of the gate fails') : undefined;
  }
  return isOfDownload(fault) ? { why: DOWNLOAD_WORDS[fault], unverified: fault === 'bad-digest' } : undefined;
};

const DOWNLOAD_WORDS = {
  'truncated-download': 'the download of the source archive ends early',
  'bad-digest': 'tar can’t read the source archive',
  'no-space': 'no space left on device',
} as const;

const isOfDownload = (fault: Fault | undefined): fault is keyof typeof DOWNLOAD_WORDS =>
  fault !== undefined && fault in DOWNLOAD_WORDS;

/** The source archive of a release, downloaded and opened; undefined where the site has none (Ivy contract, “Source download”). */
const sourceOf = async (
  context: RehearsalContext,
  open: OpenSource,
  { fault }: Pick<Hop, 'fault'>,
  { version, statement }: VerifiedRelease,
): Promise<IvySource | undefined> => {
  const settings = readIvySettings(context.settings);
  const paths = settings ? archivePaths(settings, version) : [];
  const archive = statement.predicate.deviceFiles?.find(({ path }) => paths.includes(path));
  if (!archive) return undefined;
  const { file } = await context.download(archive, isOfDownload(fault) ? fault : undefined);
  return open(file, archive.path);
};

/** Lays the source beside the version that runs, with the configuration in it; gives the configuration as it was written. */
const unpackOn = async (
  device: DeviceRoot,
  { to, runs }: Hop,
  source: IvySource,
  config: SentConfig | undefined,
): Promise<unknown> => {
  if (!runs) return config?.value;
  const place = device.at(`${VERSIONS}/${to}`);
  await mkdir(place, { recursive: true });
  const top = await checkOut(source, place);
  if (config === undefined) return undefined;
  const file = join(top, 'config/config.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(config.value));
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  return written;
};

/** Ivy: the marker is the choice of the version that runs, so it is looked for there, where the site has its source. */
const markerOf = async (
  context: RehearsalContext,
  open: OpenSource,
  { from, installsFirst }: Hop,
): Promise<string | undefined> => {
  if (!installsFirst || !context.site.channel.releases.has(from)) return undefined;
  const old = await attempt(async () => sourceOf(context, open, { fault: undefined }, await context.release(from)));
  return old.ok ? old.value?.ownMarker : undefined;
};
