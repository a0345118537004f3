import { localName } from '../devices/pantavisor/local-name.js';
import { rebootBetween } from '../devices/pantavisor/reboot.js';
import { objectPath } from '../devices/pantavisor/remote.js';
import { parseState, type State } from '../devices/pantavisor/state.js';
import { REFUSALS, refusedBy, verifyState } from '../devices/pantavisor/verify-state.js';
import { OtaError } from '../errors/ota-error.js';
import { sha256Hex } from '../site/json-bytes.js';
import { attempt, failureOf } from './device-failure.js';
import { FAULTS, type Fault } from './faults.js';
import {
  type Ending,
  FAULT_ENDINGS,
  MAX_RETRIES,
  type ProgressReporter,
  progressReporter,
} from './pantavisor-report.js';
import {
  missingObjects,
  type ReadExport,
  readExport,
  type SealedRevision,
  sealedRevision,
  stateOfVersion,
  withOtherSignature,
} from './pantavisor-revision.js';
import { deviceTrust } from './pantavisor-trust.js';
import type { FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';
import type { VerifiedRelease } from './verify-release.js';

/**
 * Takes releases as a Pantavisor device does (Pantavisor contract, “On the device” and “Progress”): the state is fetched and
 * verified as in strict mode, the export downloaded and its objects compared, the revision installed, then run, with or without a
 * reboot, by what changed. Nothing of a release is run here: whether containers become stable only a device can say.
 */
export const rehearsePantavisor = (context: RehearsalContext): FamilyRehearsal => {
  const exports = new Map<string, Promise<ReadExport>>();
  return { family: 'pantavisor', faults: FAULTS, take: (hop) => take(context, exports, hop) };
};

type Exports = Map<string, Promise<ReadExport>>;

/** One step of an update: how the hop ended with it, or what the next step needs. */
type Step<T> = { readonly ended: HopResult } | { readonly value: T };

const take = async (context: RehearsalContext, exports: Exports, hop: Hop): Promise<HopResult> => {
  const report = progressReporter(localName(hop.to));
  report.say('NEW', 'Update not yet installed');
  const released = await attempt(() => context.release(hop.to));
  // Whoever hands revisions to devices verifies the release first.
  if (!released.ok) return { ended: 'kept', messages: report.messages, ran: false, ...released.failure };
  const sealed = sealedRevision(context, released.value.indexed);
  const spaceBytes = objectBytes(released.value);
  if (!sealed) return takeUnsigned(report, hop, spaceBytes);
  const verified = await verify(context, report, hop, sealed);
  if ('ended' in verified) return verified.ended;
  const { state, notes } = verified.value;
  const installed = await install(context, exports, report, hop, { sealed, state, spaceBytes });
  if ('ended' in installed) return installed.ended;
  return run(report, hop, { before: await stateOfVersion(context, hop.from), after: state, notes });
};

/** Nothing is signed in a plan without the key: no device can be shown it. */
const takeUnsigned = (report: ProgressReporter, { fault }: Hop, spaceBytes: number): HopResult => {
  const notes = [
    'its revision is not signed yet, so that no device could take it: it is rehearsed when it is released',
  ];
  if (fault === undefined) return { ended: 'updated', messages: report.messages, ran: false, notes };
  return endWith(report, fault, roomFor(spaceBytes));
};

const endWith = (report: ProgressReporter, fault: Fault, numbers = {}, notes: readonly string[] = []): HopResult => {
  const { why, ...ending } = FAULT_ENDINGS[fault];
  const unverified = fault === 'bad-signature' || fault === 'bad-digest';
  return report.end(ending, { why, unverified }, { numbers }, notes);
};

/** The state as the site has it, verified by the device’s own rules (Pantavisor contract, “Signature entry”, strict mode). */
const verify = async (
  context: RehearsalContext,
  report: ProgressReporter,
  { fault }: Hop,
  { state: wanted }: SealedRevision,
): Promise<Step<{ readonly state: State; readonly notes: readonly string[] }>> => {
  if (fault === 'check-fails') return { ended: endWith(report, fault) };
  const read = await context.site.source.read(wanted.path);
  if (!read) {
    const why = `${wanted.path} is not on the site`;
    return { ended: report.end({ status: 'WONTGO', text: 'State JSON not found' }, { why, unverified: false }) };
  }
  const bytes = fault === 'bad-signature' ? withOtherSignature(read) : read;
  const { trust, notes } = await deviceTrust(context, bytes);
  const [refusal] = verifyState(bytes, trust).refusals;
  if (refusal) {
    const { message, key, reason } = refusal;
    const why = `${refusedBy(message)}: ${message}${key === undefined ? '' : `, ${key}`}: ${reason}`;
    return { ended: report.end({ status: 'WONTGO', text: message }, { why, unverified: true }, {}, notes) };
  }
  const state = parseState(bytes);
  if (sha256Hex(bytes) === wanted.sha256 && 'entries' in state) return { value: { state, notes } };
  const why = `${wanted.path} is not the one in the signed index`;
  return { ended: report.end({ status: 'WONTGO', text: REFUSALS.signature }, { why, unverified: true }, {}, notes) };
};

/** A revision whose signatures have been verified. */
interface Installable {
  readonly sealed: SealedRevision;
  readonly state: State;
  readonly spaceBytes: number;
}

/** What its objects take. Those that a device has already are not taken off: nobody here knows. */
const objectBytes = ({ statement }: VerifiedRelease): number =>
  (statement.predicate.deviceFiles ?? [])
    .filter(({ path }) => path.startsWith(objectPath('')))
    .reduce((sum, { size }) => sum + size, 0);

/** The numbers of “Space required X B, available Y B”: room for half. */
const roomFor = (spaceBytes: number) => ({ X: spaceBytes, Y: Math.floor(spaceBytes / 2) });

/** Downloads the export and compares its objects with the state: `pvcontrol steps install`. */
const install = async (
  context: RehearsalContext,
  exports: Exports,
  report: ProgressReporter,
  { fault }: Hop,
  { sealed, state, spaceBytes }: Installable,
): Promise<Step<ReadExport>> => {
  const { state: wanted, tarball } = sealed;
  const downloading = (retries: number, downloaded: number): void =>
    report.say('DOWNLOADING', 'Downloading update artifacts, retry N of MAX', {
      numbers: { N: retries, MAX: MAX_RETRIES },
      retries,
      downloads: { total_size: tarball.size, total_downloaded: downloaded },
    });
  if (fault === 'no-space') return { ended: endWith(report, fault, roomFor(spaceBytes)) };
  downloading(0, 0);
  try {
    const { file } = await context.download(tarball, isOfDownload(fault) ? fault : undefined);
    const known = exports.get(file) ?? readExport(file, tarball.path);
    exports.set(file, known);
    const read = await known;
    downloading(0, tarball.size);
    const [lacking] = missingObjects(state, read.objects);
    const broken = lacking ?? (read.stateSha256 === wanted.sha256 ? undefined : 'json');
    if (broken === undefined) {
      report.say('NEW', 'Update ready to be run');
      return { value: read };
    }
    const why = `${tarball.path} holds another ${broken} than the state names, or none`;
    return { ended: report.end(INVALID_OBJECT, { why, unverified: true }) };
  } catch (error) {
    if (!(error instanceof OtaError)) throw error;
    const ending = endingOf(error);
    if (ending !== OUT_OF_RETRIES) return { ended: report.end(ending, failureOf(error)) };
    for (let retry = 1; retry <= MAX_RETRIES; retry += 1) downloading(retry, Math.floor(tarball.size / 2));
    return { ended: report.end(ending, failureOf(error), { retries: MAX_RETRIES }) };
  }
};

const isOfDownload = (fault: Hop['fault']): fault is 'truncated-download' | 'bad-digest' =>
  fault === 'truncated-download' || fault === 'bad-digest';

const INVALID_OBJECT: Ending = FAULT_ENDINGS['bad-digest'];
const OUT_OF_RETRIES: Ending = FAULT_ENDINGS['truncated-download'];

const endingOf = ({ code }: OtaError): Ending =>
  code === 'rehearsal-download-differs' || code === 'rehearsal-archive-refused' ? INVALID_OBJECT : OUT_OF_RETRIES;

/** What a revision that is installed is run over. */
interface Transition {
  /** Of the version that the device runs; undefined where the site hasn’t got it. */
  readonly before: State | undefined;
  readonly after: State;
  readonly notes: readonly string[];
}

/** `pvcontrol cmd run-commit`: over to the new revision, until it is stable or the device goes back to its last rollback point. */
const run = (report: ProgressReporter, { from, fault }: Hop, { before, after, notes }: Transition): HopResult => {
  const { reboot, why } = rebootInto(from, before, after);
  const said = [...notes, why];
  if (reboot) {
    report.say('INPROGRESS', 'Rebooting');
    report.say('INPROGRESS', 'Trying new revision');
  } else report.say('INPROGRESS', 'Transitioning to new revision without rebooting');
  const rolledBack = [...said, `goes back to ${from}, or to the rollback point before it`];
  if (fault === 'update-fails') return endWith(report, fault, {}, rolledBack);
  report.say('TESTING', 'Waiting for all containers to become stable');
  if (fault === 'update-hangs') return endWith(report, fault, {}, rolledBack);
  report.say(
    'TESTING',
    reboot ? 'Awaiting to set rollback point if update is stable' : 'Awaiting to see if update is stable',
  );
  if (fault === 'power-cut') return endWith(report, fault, {}, rolledBack);
  if (reboot) report.say('DONE', 'Update finished, revision set as rollback point');
  else report.say('UPDATED', 'Update finished, revision not set as rollback point');
  return { ended: 'updated', messages: report.messages, ran: false, notes: said };
};

/** As many keys as are told. */
const MAX_KEYS = 3;

const rebootInto = (from: string, before: State | undefined, after: State) => {
  if (!before)
    return { reboot: true, why: `the revision of ${from} is not on the site: a reboot is taken for granted` };
  const { reboot, because } = rebootBetween(before, after);
  const keys = because.slice(0, MAX_KEYS).join(', ');
  const more = because.length > MAX_KEYS ? ', …' : '';
  return { reboot, why: reboot ? `reboots because of ${keys}${more}` : 'goes over without a reboot' };
};
