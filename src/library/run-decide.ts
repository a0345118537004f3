import { channelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import { deviceFamilies } from '../devices/registry.js';
import type { Gathered } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { DEVICE_FAMILIES } from '../project/device-families.js';
import type { Trust } from '../signing/trust.js';
import { readArchiveDirectory } from '../site/archive.js';
import { expiryProblems } from '../site/audit/expiry.js';
import { type Revision, verifyRevision } from '../site/channel-state.js';
import { type ChannelLayout, channelLayout, STABLE } from '../site/layout.js';
import { rfc3339 } from '../site/next-index.js';
import type { SiteSource } from '../site/site-source.js';
import { uncached } from '../site/verified-release.js';
import { checkVersion } from '../version/semver.js';
import { checkOptions, EXPECTED, type ExpectedOptions, SITE, SITE_OPTIONS } from './check-options.js';
import type { DecideFleetOptions, DecideOptions, Device, DeviceDecision, FleetSite } from './decide.js';
import { deciderOf, type FleetView, foretold } from './foretell.js';
import { givenTrust } from './given-trust.js';
import { offeredRelease } from './offered-release.js';
import { withSource } from './open-source.js';

/** The exit code of what doesn’t verify. */
const UNVERIFIED = 3;

const FLEET_SITE: ExpectedOptions<FleetSite> = {
  ...SITE_OPTIONS,
  site: SITE,
  channel: EXPECTED.channel,
  family: {
    words: `one of ${DEVICE_FAMILIES.join(', ')}`,
    fits: (value) => DEVICE_FAMILIES.some((name) => name === value),
  },
};

const DEVICE: ExpectedOptions<Device> = {
  version: EXPECTED.text,
  id: EXPECTED.text,
  product: EXPECTED.text,
  model: EXPECTED.text,
  counter: EXPECTED.count,
  properties: EXPECTED.object,
};

/** `decide`, once it is called. */
export const runDecide = async (options: DecideOptions): Promise<DeviceDecision> => {
  checkOptions('decide', options, { ...FLEET_SITE, device: EXPECTED.object }, ['site', 'keys', 'device']);
  const { device, ...fleet } = options;
  assertDevice('decide', 'device', device);
  const [decision] = await decideAll(fleet, [device]);
  if (!decision) throw new RangeError('a device was left undecided');
  return decision;
};

/** `decideFleet`, once it is called. */
export const runDecideFleet = async (options: DecideFleetOptions): Promise<readonly DeviceDecision[]> => {
  const devices = { words: 'a list of devices', fits: Array.isArray };
  checkOptions('decideFleet', options, { ...FLEET_SITE, devices }, ['site', 'keys', 'devices']);
  for (const [index, device] of options.devices.entries()) assertDevice('decideFleet', `devices.${index}`, device);
  const { devices: asked, ...fleet } = options;
  return decideAll(fleet, asked);
};

/** @throws OtaError `library-…`, and `version-…` for a version that is none. */
const assertDevice = (call: string, place: string, device: Device): void => {
  checkOptions(`${call} ${place}`, device, DEVICE, ['version']);
  const problems = checkVersion(device.version, { place: { path: `${place}.version` } });
  if (hasErrors(problems)) throw new OtaError(problems);
};

const decideAll = async (options: FleetSite, devices: readonly Device[]): Promise<readonly DeviceDecision[]> => {
  const trust = await givenTrust(options);
  const [family] = options.family === undefined ? [] : await deviceFamilies([options.family]);
  const layout = channelLayout(options.channel ?? STABLE);
  const now = options.now ?? new Date();
  return withSource(options.site, options.environment, async (source) => {
    const bytes = await source.read(layout.index);
    const read = await unlessRefused(() => verifiedFleet(source, bytes, { layout, trust, family, now }));
    const decisions: DeviceDecision[] = [];
    for (const device of devices)
      decisions.push(read.value ? await decideOne(read.value, device) : refusal(read.problems));
    return decisions;
  });
};

/**
 * What verifies, or the problems for which a device refuses it.
 *
 * @throws OtaError of any other kind: what can’t be read now is not to be judged.
 */
const unlessRefused = async <T>(read: () => Promise<T>): Promise<Gathered<T>> => {
  try {
    return { value: await read(), problems: [] };
  } catch (error) {
    if (error instanceof OtaError && error.exitCode === UNVERIFIED) return { problems: error.problems };
    throw error;
  }
};

/** A site whose index is verified, as each of its devices is asked about it. */
interface VerifiedFleet {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly layout: ChannelLayout;
  readonly newest: Revision;
  readonly view: FleetView;
  readonly now: Date;
}

type Reading = Pick<VerifiedFleet, 'layout' | 'trust' | 'now'> & { readonly family: DeviceFamily | undefined };

/** @throws OtaError `device-index-missing`, `site-…`, `verify-index-expired`. */
const verifiedFleet = async (
  source: SiteSource,
  bytes: Uint8Array | undefined,
  { layout, trust, family, now }: Reading,
): Promise<VerifiedFleet> => {
  const path = layout.index;
  if (!bytes) throw fail('device-index-missing', { path, site: source.location }, { place: { file: path } });
  const newest = verifyRevision(bytes, path, layout, trust);
  const { predicate } = newest;
  const expired = expiryProblems(path, predicate, { now });
  if (hasErrors(expired)) throw new OtaError(expired);
  const directory = await readArchiveDirectory(uncached(source), predicate);
  const channel = channelView(predicate, directory);
  const settings = family && predicate.families?.[family.name];
  const view: FleetView = {
    decider: deciderOf(family),
    asIndexed: { channel, matrix: undefined, settings },
    // Whoever answers device by device goes by the present time: docs/site-format.md, “Roll-outs”.
    asAsked: { channel: { ...channel, at: rfc3339(now) }, matrix: undefined, settings },
    isAsked: family === undefined || family.cohorts !== undefined,
  };
  return { source, trust, layout, newest, view, now };
};

const decideOne = async (fleet: VerifiedFleet, device: Device): Promise<DeviceDecision> => {
  const { predicate } = fleet.newest;
  const against = [...productProblems(fleet, device), ...rolledBack(fleet, device)];
  if (hasErrors(against)) return refusal(against);
  const { counter } = predicate;
  const foreseen = foretold(fleet.view, device);
  if (foreseen.kind !== 'take') return { ...foreseen, counter };
  const { value: release, problems } = await unlessRefused(() => offeredRelease(fleet, foreseen.version, device));
  return release ? { ...foreseen, release, counter } : refusal(problems);
};

const productProblems = ({ layout, newest }: VerifiedFleet, { product }: Device): readonly Problem[] => {
  const found = newest.predicate.product;
  const path = layout.index;
  return product === undefined || product === found
    ? []
    : [problem('device-product-other', { path, found, product }, { file: path })];
};

const rolledBack = ({ layout, newest, now }: VerifiedFleet, { counter }: Device): readonly Problem[] =>
  expiryProblems(layout.index, newest.predicate, { now, minCounter: counter });

const refusal = (problems: readonly Problem[]): DeviceDecision => {
  const found = problems.filter(({ severity }) => severity === 'error');
  const [first] = found;
  if (!first) throw new RangeError('a refusal needs a reason');
  return { kind: 'refuse', problem: first, problems: found };
};
