import { CHECK_PATH, REPORT_PATH } from '../devices/ioto/documents.js';
import { iotoFile } from '../devices/ioto/offers.js';
import type { Trust } from '../signing/trust.js';
import { type Attempt, attempt, type DeviceFailure } from './device-failure.js';
import type { DeviceRoot } from './device-root.js';
import type { Fault } from './faults.js';
import { FACTORY_VERSION } from './hops.js';
import { raiseVersion, toldVersion } from './ioto-agent.js';
import { checkIn, checkInBody } from './ioto-check-in.js';
import { type Installed, installDirectly, unpackOn } from './ioto-install.js';
import { hasDeviceScript, runDeviceScript } from './ioto-script.js';
import { type FileStore, fileStore, NOBODY, type Offered } from './ioto-store.js';
import type { DeviceMessage, FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';

/** What a device notices. A script that never ends is not among it: neither agent nor updater is documented to have a time limit. */
const NOTICED: readonly Fault[] = [
  ...(['check-fails', 'bad-signature', 'truncated-download', 'bad-digest', 'no-space'] as const),
  ...(['update-fails', 'power-cut'] as const),
];

/**
 * Takes releases as an Ioto device does (Ioto contract): a check-in, a download at once, the SHA-256, then the script on the device,
 * which verifies what is signed inside of the file. It prints a directive for the agent; the updaters send a report. Nobody reports a
 * failure: a device that keeps its version checks in with it again.
 */
export const rehearseIoto = (context: RehearsalContext): FamilyRehearsal => {
  const store = fileStore(context);
  return {
    family: 'ioto',
    faults: NOTICED,
    take: (hop) => take(context, store, hop),
    look: async (from) => [checkInMessage(context, from)],
  };
};

const checkInMessage = (context: RehearsalContext, version: string): DeviceMessage => ({
  state: 'check-in',
  to: `/${CHECK_PATH}`,
  body: checkInBody(context, version),
});

const take = async (context: RehearsalContext, store: FileStore, hop: Hop): Promise<HopResult> => {
  const messages: DeviceMessage[] = [checkInMessage(context, hop.from)];
  const kept = (failure: DeviceFailure): HopResult => ({ ended: 'kept', messages, ran: false, ...failure });
  const offered = await offerFor(context, hop);
  if (!offered.ok) return kept(offered.failure);
  const fetched = await store.fetch(offered.value, hop.fault);
  if (!fetched.ok) return kept(fetched.failure);
  const trust = hop.fault === 'bad-signature' ? NOBODY : context.site.trust;
  const opened = await attempt(() => store.open(fetched.value, offered.value.path, trust));
  if (!opened.ok) return kept(opened.failure);
  const device = await deviceOf(context, store, hop);
  try {
    const file: OfferedFile = { file: fetched.value, trust, bundle: opened.value.bundle };
    const installed = await attempt(() => install(context, hop, device.root, file));
    if (!installed.ok) return kept(installed.failure);
    if (installed.value === undefined) return { ended: 'updated', messages, ran: false };
    return await settle(hop, device, installed.value, { messages, update: offered.value.update });
  } finally {
    await device.root.dispose();
  }
};

/** What the device is offered, where that is the release, with the size that is signed. */
const offerFor = async (context: RehearsalContext, { from, to, fault }: Hop): Promise<Attempt<Offered>> => {
  const refused = (why: string) => ({ ok: false, failure: { why, unverified: false } }) as const;
  if (fault === 'check-fails') return refused('the server can’t be reached');
  const answer = await checkIn(context, from);
  if (!answer.ok) return answer;
  const offer = answer.value;
  if (!offer) return refused('the answer to its check-in offers nothing');
  if (offer.version !== to) return refused(`the answer to its check-in offers ${offer.version}`);
  const release = await attempt(() => context.release(to));
  if (!release.ok) return release;
  const sealed = iotoFile(release.value.indexed);
  if (sealed?.path !== offer.path || sealed.sha256 !== offer.checksum)
    return {
      ok: false,
      failure: { why: `it is offered ${offer.path}, which is not in the signed index`, unverified: true },
    };
  return { ok: true, value: { ...offer, size: sealed.size } };
};

interface IotoDevice {
  readonly root: DeviceRoot;
  readonly notes: readonly string[];
}

/** A device whose agent tells the version that the hop comes from, fresh or with that release installed. */
const deviceOf = async (context: RehearsalContext, store: FileStore, hop: Hop): Promise<IotoDevice> => {
  const root = await freshDevice(context, hop.from);
  const notes = hop.installsFirst ? await installPrior(context, store, root, hop.from) : [];
  await raiseVersion(root, hop.from);
  return { root, notes };
};

const freshDevice = async (context: RehearsalContext, version: string): Promise<DeviceRoot> => {
  const root = await context.device(version);
  await raiseVersion(root, version);
  return root;
};

/** Installs the release that a device comes from, where the site has a file of it. What is worth knowing of that. */
const installPrior = async (
  context: RehearsalContext,
  store: FileStore,
  root: DeviceRoot,
  version: string,
): Promise<readonly string[]> => {
  const release = context.site.channel.releases.get(version);
  const sealed = release && iotoFile(release);
  const sandbox = await context.sandbox();
  if (!sealed || !sandbox) return [];
  const said = (why: string) => [`${version} could not be installed first: ${why}`];
  const { path, size, sha256 } = sealed;
  const fetched = await store.fetch({ version, path, size, checksum: sha256, update: '' });
  if (!fetched.ok) return said(fetched.failure.why);
  const installed = await attempt(async () => {
    const { bundle } = await store.open(fetched.value, path, context.site.trust);
    const another = () => freshDevice(context, FACTORY_VERSION);
    const hop = { from: FACTORY_VERSION, to: version, fault: undefined, runs: true, installsFirst: false };
    return installDirectly(context, sandbox, hop, { root, another, bundle });
  });
  if (!installed.ok) return said(installed.failure.why);
  return installed.value.directive === undefined ? said(installed.value.why) : [];
};

interface OfferedFile {
  readonly file: string;
  readonly trust: Trust;
  readonly bundle: string;
}

/** Undefined where no script is to be run: unpacked it is all the same. */
const install = async (
  context: RehearsalContext,
  hop: Hop,
  root: DeviceRoot,
  { file, trust, bundle }: OfferedFile,
): Promise<Installed | undefined> => {
  const sandbox = hop.runs ? await context.sandbox() : undefined;
  if (!sandbox) {
    await unpackOn(context, root, bundle);
    return undefined;
  }
  if (await hasDeviceScript(root)) return runDeviceScript(context, sandbox, hop, { root, file, trust });
  const another = () => freshDevice(context, hop.from);
  return installDirectly(context, sandbox, hop, { root, another, bundle });
};

/** What the agent makes of what the script printed, and what the updaters report. */
const settle = async (
  { from, to }: Hop,
  { root, notes: before }: IotoDevice,
  { directive, why, output, lost, notes: after }: Installed,
  { messages, update }: { readonly messages: DeviceMessage[]; readonly update: string },
): Promise<HopResult> => {
  const told = await toldVersion(root);
  const notes = [...before, ...after];
  if (directive !== undefined && told === to) {
    await root.nowRuns(to);
    messages.push({ state: 'directive', body: directive });
    messages.push({ state: 'report', to: `/${REPORT_PATH}`, body: { success: true, id: 'rehearsal', update } });
    return { ended: 'updated', messages, ran: true, notes };
  }
  const reason =
    directive === undefined ? why : `the script printed ${directive}, and ioto.json5 says ${told || 'nothing'}`;
  return { ended: 'kept', messages, ran: true, why: reason, output, oldVersionLost: lost || told !== from, notes };
};
