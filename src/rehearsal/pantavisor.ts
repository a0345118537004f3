import { localName } from '../devices/pantavisor/local-name.js';
import { parseState, type State } from '../devices/pantavisor/state.js';
import { REFUSALS, refusedBy, verifyState } from '../devices/pantavisor/verify-state.js';
import { sha256Hex } from '../site/json-bytes.js';
import { attempt } from './device-failure.js';
import { FAULTS } from './faults.js';
import { type Exports, install, objectBytes, roomFor } from './pantavisor-install.js';
import { type ProgressReporter, progressReporter } from './pantavisor-report.js';
import { type SealedRevision, sealedRevision, stateOfVersion, withOtherSignature } from './pantavisor-revision.js';
import { goOver } from './pantavisor-transition.js';
import { deviceTrust } from './pantavisor-trust.js';
import type { FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';

/**
 * Takes releases as a Pantavisor device does (Pantavisor contract, “On the device” and “Progress”): the state is fetched and
 * verified as in strict mode, the export downloaded and its objects compared, the revision installed, then run, with or without a
 * reboot, by what changed. Nothing of a release is run here: whether containers become stable only a device can say.
 */
export const rehearsePantavisor = (context: RehearsalContext): FamilyRehearsal => {
  const exports: Exports = new Map();
  return { family: 'pantavisor', faults: FAULTS, take: (hop) => take(context, exports, hop) };
};

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
  const failed = await install(context, exports, report, hop, { sealed, state, spaceBytes });
  if (failed) return failed;
  return goOver(report, hop, { before: await stateOfVersion(context, hop.from), after: state, notes });
};

/** Nothing is signed in a plan without the key: no device can be shown it. */
const takeUnsigned = (report: ProgressReporter, { fault }: Hop, spaceBytes: number): HopResult => {
  const notes = [
    'its revision is not signed yet, so that no device could take it: it is rehearsed when it is released',
  ];
  if (fault === undefined) return { ended: 'updated', messages: report.messages, ran: false, notes };
  return report.endBy(fault, roomFor(spaceBytes));
};

/** The state as the site has it, verified by the device’s own rules (Pantavisor contract, “Signature entry”, strict mode). */
const verify = async (
  context: RehearsalContext,
  report: ProgressReporter,
  { fault }: Hop,
  { state: wanted }: SealedRevision,
): Promise<Step<{ readonly state: State; readonly notes: readonly string[] }>> => {
  if (fault === 'check-fails') return { ended: report.endBy(fault) };
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
