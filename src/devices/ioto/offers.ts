import type { IndexRelease } from '../../site/index-statement.js';
import { offeredPercent, WHOLE_FLEET } from '../../site/rollout.js';
import type { ChannelView } from '../channel-view.js';
import { isBehind, nextStep } from '../next-step.js';
import { matches, type Policy, type PolicyValue, parsePolicy, propertiesOf } from './policy/policy.js';
import { isInRollout, rolloutOffset } from './rollout.js';

/** A device that asks for an update, as far as an offer depends on it. */
export interface IotoDevice {
  readonly version: string;
  /** From 0 to 99; left out, it is offered what every part of the fleet is. */
  readonly bucket?: number;
  /** When it asks; the time of the revision where it is left out, as for a static document. */
  readonly at?: Date;
  /** What it tells of itself; left out where nobody knows, as in a static document. */
  readonly properties?: Readonly<Record<string, PolicyValue>>;
}

/** What an update consists of: the four facts of the answer to a check-in. */
export interface IotoOffer {
  readonly version: string;
  /** Relative to the site’s root. */
  readonly path: string;
  /** Lowercase hex SHA-256 of the file. */
  readonly checksum: string;
  /** Names the update in reports; means nothing to the device. */
  readonly update: string;
}

/** What is offered to whom. */
export interface IotoOffers {
  /** The update that a device gets; undefined for none. */
  readonly offerTo: (device: IotoDevice) => IotoOffer | undefined;
  /** Something newer is there, and neither a roll-out nor a policy is what keeps the device from it. */
  readonly isStuck: (device: IotoDevice) => boolean;
}

/** The file of a release that Ioto devices download. Releases from before the family was switched on have none. */
export const iotoFile = ({ sealedFiles = [] }: Pick<IndexRelease, 'sealedFiles'>) =>
  sealedFiles.find(({ family }) => family === 'ioto');

/**
 * The offers of a channel: the highest release that the device may go to in one step, is meant for it, and that has a file for it
 * (Ioto contract, “Selection and distribution policy”: newest first, the first whose policy matches). Never the version that the
 * device has and none below it: no client compares versions (“What the clients do not do”), so that nothing else keeps it from
 * loops and downgrades. Fails closed: a policy that can’t be read, or that asks for properties nobody knows, offers nothing.
 */
export const iotoOffers = (channel: ChannelView): IotoOffers => {
  const isMeantFor = judgeOf(channel);
  const hasFile = (version: string): boolean => {
    const release = channel.releases.get(version);
    return release !== undefined && iotoFile(release) !== undefined;
  };
  return {
    offerTo: (device) => {
      const accepts = (above: string): boolean => hasFile(above) && isMeantFor(above, device);
      const version = nextStep(channel, device.version, accepts, 'parts');
      const release = version === undefined ? undefined : channel.releases.get(version);
      return release && offerOf(release);
    },
    isStuck: ({ version }) =>
      isBehind(channel, version, 'parts') && nextStep(channel, version, hasFile, 'parts') === undefined,
  };
};

type IsMeantFor = (version: string, device: IotoDevice) => boolean;

/** Reads each policy once, however many devices are judged. */
const judgeOf = ({ product, channel, releases, at }: ChannelView): IsMeantFor => {
  const policies = new Map<string, Policy | undefined>();
  const policyOf = (text: string): Policy | undefined => {
    if (!policies.has(text)) policies.set(text, readable(text));
    return policies.get(text);
  };
  return (version, device) => {
    const { rollout, policy: text } = releases.get(version) ?? {};
    const percent = offeredPercent(rollout, device.at ?? at);
    if (percent < WHOLE_FLEET) {
      if (device.bucket === undefined) return false;
      if (!isInRollout(percent, device.bucket, rolloutOffset(product, channel, version))) return false;
    }
    if (text === undefined) return true;
    const policy = policyOf(text);
    if (!policy || (device.properties === undefined && propertiesOf(policy).length > 0)) return false;
    const { version: from, properties } = device;
    return matches(policy, { version: from, ...(properties ? { properties } : {}) }, version);
  };
};

const readable = (text: string): Policy | undefined => {
  const read = parsePolicy(text);
  return 'policy' in read ? read.policy : undefined;
};

const offerOf = (release: IndexRelease): IotoOffer | undefined => {
  const file = iotoFile(release);
  return (
    file && {
      version: release.version,
      path: file.path,
      checksum: file.sha256,
      update: release.upgradeObject.sha256,
    }
  );
};
