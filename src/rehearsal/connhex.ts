import { aliasPath, readSettings } from '../devices/connhex/alias.js';
import { type ConnhexStatus, STATUS_SUBJECT, statusPayload } from '../devices/connhex/status.js';
import { ROLLBACK_SCRIPT } from '../devices/connhex/update-script.js';
import { bootAgent, type ConnhexDevice, deviceOf, installOn, keepsOldVersion, unpack } from './connhex-device.js';
import { attempt, type DeviceFailure } from './device-failure.js';
import type { Downloaded } from './download.js';
import { FAULTS } from './faults.js';
import type { DeviceMessage, FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';
import { type VerifiedRelease, verifyBundleSignature } from './verify-release.js';

/** A bundle on a device, signed by somebody it trusts. */
interface Fetched {
  readonly release: VerifiedRelease;
  readonly downloaded: Downloaded;
}

/**
 * Takes releases as a Connhex Edge device does (Connhex contract): HEAD, GET, unpacking into `.store/ota/current`, `sh update.sh` as
 * root with the `CHX_OTA_…` variables, `rollback.sh` where that ends with anything but 0 and 10, in time. It reports each of its nine
 * statuses under `heartbeat.ota.service`.
 */
export const rehearseConnhex = (context: RehearsalContext): FamilyRehearsal => ({
  family: 'connhex',
  faults: FAULTS,
  take: (hop) => take(context, hop),
  look: async (from) => {
    const report = reporterOf(context, { from, to: from });
    report.say('checking');
    report.say('updated');
    return report.messages;
  },
});

interface StatusReporter {
  readonly messages: DeviceMessage[];
  readonly say: (status: ConnhexStatus, error?: string) => void;
}

/** What the device sends: it knows of the newest version from `update_available` on, and of its own from `updated` on. */
const reporterOf = ({ now }: RehearsalContext, { from, to }: Pick<Hop, 'from' | 'to'>): StatusReporter => {
  const messages: DeviceMessage[] = [];
  let checked: Date | undefined;
  return {
    messages,
    say: (status, error) => {
      if (status !== 'checking') checked ??= now();
      const known = status !== 'checking' && status !== 'check_failed';
      const body = statusPayload({
        status,
        currentVersion: status === 'updated' ? to : from,
        ...(known ? { latestVersion: to } : {}),
        ...(error === undefined ? {} : { error }),
        ...(checked ? { lastChecked: checked } : {}),
      });
      messages.push({ state: status, to: STATUS_SUBJECT, body });
    },
  };
};

const take = async (context: RehearsalContext, hop: Hop): Promise<HopResult> => {
  const report = reporterOf(context, hop);
  const kept = (status: ConnhexStatus, failure: DeviceFailure): HopResult => {
    report.say(status, failure.why);
    return { ended: 'kept', messages: report.messages, ran: false, ...failure };
  };
  report.say('checking');
  const checked = await check(context, hop);
  if (!checked.ok) return kept('check_failed', checked.failure);
  report.say('update_available');
  report.say('downloading');
  const fetched = await attempt(() => fetch(context, hop));
  if (!fetched.ok) return kept('download_failed', fetched.failure);
  const device = await deviceOf(context, hop);
  try {
    const unpacked = await attempt(() => unpack(context, device.root, fetched.value.downloaded.file));
    if (!unpacked.ok) return kept('download_failed', unpacked.failure);
    report.say('update_ready');
    const sandbox = hop.runs ? await context.sandbox() : undefined;
    if (!sandbox) return { ended: 'updated', messages: report.messages, ran: false };
    return await install(context, hop, device, report, fetched.value);
  } finally {
    await device.root.dispose();
  }
};

/** HEAD: whether there is another version than its own (Connhex contract, “Check”). */
const check = async ({ site }: RehearsalContext, { to, fault }: Hop) =>
  fault === 'check-fails'
    ? ({ ok: false, failure: { why: 'the server can’t be reached', unverified: false } } as const)
    : attempt(() => site.source.read(site.layout.upgradeObject(to)));

const fetch = async (context: RehearsalContext, { to, fault }: Hop): Promise<Fetched> => {
  const release = await context.release(to, fault);
  const { bundle } = release.statement.predicate;
  const downloaded = await context.download(
    { ...bundle, path: pathFor(context, to, bundle.path) },
    downloadFault(fault),
  );
  await verifyBundleSignature(context.site, { path: bundle.path, downloaded });
  return { release, downloaded };
};

const downloadFault = (fault: Hop['fault']): Hop['fault'] =>
  fault === 'truncated-download' || fault === 'bad-digest' || fault === 'no-space' ? fault : undefined;

/** The copy under one address, where there is one: that is what devices are given. */
const pathFor = ({ site, settings }: RehearsalContext, version: string, bundlePath: string): string =>
  readSettings(settings).alias && version === site.channel.latest
    ? aliasPath(site.layout, site.channel.product)
    : bundlePath;

const install = async (
  context: RehearsalContext,
  hop: Hop,
  device: ConnhexDevice,
  report: StatusReporter,
  { downloaded }: Fetched,
): Promise<HopResult> => {
  report.say('updating');
  const installed = await installOn(context, device, hop, downloaded.file);
  const { end, failure } = installed;
  const notes = [...device.notes, ...installed.notes];
  if (failure === undefined) {
    report.say('updated');
    return { ended: 'updated', messages: report.messages, ran: true, notes };
  }
  const rolledBack = await bootAgent(context, device, hop);
  const why = [failure, ...rolledBack.faults].join('; ');
  report.say('update_failed', why);
  const old = await keepsOldVersion(device, hop.from);
  return {
    ended: 'kept',
    messages: report.messages,
    ran: true,
    why,
    output: [end.output, rolledBack.output].filter(Boolean).join(''),
    oldVersionLost: old.lost || rolledBack.faults.length > 0,
    notes: [...notes, ...(rolledBack.ran ? [`${ROLLBACK_SCRIPT} ran`] : []), ...old.notes],
  };
};
