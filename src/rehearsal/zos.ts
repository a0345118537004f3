import { attempt, type DeviceFailure } from './device-failure.js';
import type { Fault } from './faults.js';
import type { DeviceMessage, FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';
import { verifyBundleSignature } from './verify-release.js';
import { installArtefact } from './zos-node.js';
import { cacheKey, listedVersions, upgradeAddress } from './zos-requests.js';

/**
 * What a node notices. Signatures and digests are not among it: the client of 2019 compares neither (0-OS contract, “Bodies”), and
 * it has no time limit and no way back.
 */
const NOTICED: readonly Fault[] = ['check-fails', 'truncated-download', 'no-space', 'update-fails'];

/**
 * Takes releases as a 0-OS node with the HTTP publisher does (0-OS contract): `latest` and `versions`, then `{version}`, the `.md5`
 * beside its artefact, the artefact, its hooks. A node reports nothing to anybody; its steps are told under names of our own. Whatever
 * it would not look at, signatures and digests, is verified all the same.
 */
export const rehearseZos = (context: RehearsalContext): FamilyRehearsal => ({
  family: 'zos',
  faults: NOTICED,
  take: (hop) => take(context, hop),
  look: async () => {
    const polled = await attempt(() => listedVersions(context.site));
    return [
      polled.ok
        ? { state: 'polled', body: { latest: polled.value.latest, versions: polled.value.versions.length } }
        : { state: 'error', body: polled.failure.why },
    ];
  },
});

const take = async (context: RehearsalContext, hop: Hop): Promise<HopResult> => {
  const messages: DeviceMessage[] = [];
  const say = (state: string, body: unknown): void => void messages.push({ state, body });
  const kept = (failure: DeviceFailure): HopResult => {
    say('error', failure.why);
    return { ended: 'kept', messages, ran: false, ...failure };
  };
  const polled = await attempt(() => listedVersions(context.site, hop.fault));
  if (!polled.ok) return kept(polled.failure);
  say('polled', { latest: polled.value.latest, versions: polled.value.versions.length });
  const asked = await attempt(() => ask(context, hop));
  if (!asked.ok) return kept(asked.failure);
  const { flist, key, bundle } = asked.value;
  say('upgrade', { version: hop.to, flist, cacheKey: key });
  // What the project has elsewhere is asked for by its own check, not here.
  if (!bundle) return { ended: 'updated', messages, ran: false, notes: [`${flist} is not on the site`] };
  const fetched = await attempt(async () => {
    const downloaded = await context.download(bundle, hop.fault === 'update-fails' ? undefined : hop.fault);
    await verifyBundleSignature(context.site, { path: bundle.path, downloaded });
    return downloaded;
  });
  if (!fetched.ok) return kept(fetched.failure);
  say('downloaded', { bytes: fetched.value.size });
  const installed = await attempt(() => installArtefact(context, hop, fetched.value.file));
  if (!installed.ok) return kept(installed.failure);
  const { failure, ran, notes, output } = installed.value;
  if (failure === undefined) {
    say('applied', hop.to);
    return { ended: 'updated', messages, ran, notes };
  }
  say('error', failure);
  return { ended: 'kept', messages, ran, why: failure, output, notes };
};

/** The upgrade object, as the client decodes it, and as it was signed; then the key under which the artefact is kept. */
const ask = async ({ site, release }: RehearsalContext, { to }: Hop) => {
  const { bytes, object, statement } = await release(to);
  const flist = upgradeAddress(bytes, site.layout.upgradeObject(to));
  const { bundle } = statement.predicate;
  const isBundle = object.flist.endsWith(`/${bundle.path}`);
  const key = isBundle ? await cacheKey(site, bundle.path) : undefined;
  return { flist, key, bundle: isBundle ? bundle : undefined };
};
