import type { ChannelView } from '../devices/channel-view.js';
import type { Decision, DecisionInput, DeviceFamily, FieldedDevice } from '../devices/device-family.js';
import { bucketOf, isInRollout, rolloutOffset } from '../devices/ioto/rollout.js';
import { isBehind, nextStep, waitsFor } from '../devices/next-step.js';
import { type Decider, walkFleet } from '../rehearsal/fleet-walk.js';
import { isForEverybody, offeredPercent } from '../site/rollout.js';
import type { Device, DeviceDecision } from './decide.js';

/** A channel as devices of one family are asked about it. */
export interface FleetView {
  readonly decider: Decider;
  /** As documents and pointers show it: roll-outs as far as at the time of the index. */
  readonly asIndexed: DecisionInput;
  /** As a server that is asked shows it: as far as now. */
  readonly asAsked: DecisionInput;
  /** Its devices are told apart by their ids. */
  readonly isAsked: boolean;
}

type Untold = 'release' | 'counter';
type Take = Omit<Extract<DeviceDecision, { readonly kind: 'take' }>, Untold>;
type Rest = Omit<Extract<DeviceDecision, { readonly kind: 'none' | 'stuck' }>, Untold>;

/** What a device does, as far as the index alone says. Pure. */
export const foretold = ({ decider, asIndexed, asAsked, isAsked }: FleetView, device: Device): Take | Rest => {
  const { version, id, properties } = device;
  const traits = {
    ...(id === undefined ? {} : { bucket: bucketOf(id) }),
    ...(properties === undefined ? {} : { properties }),
  };
  const own: Decider = { decide: (at, input) => decider.decide({ ...traits, version: at.version }, input) };
  const walked = walkFleet(own, [version], isAsked && id !== undefined ? asAsked : asIndexed);
  const { next, outcome } = walked.get(version) ?? { next: null, outcome: undefined };
  if (next !== null && outcome) return { kind: 'take', version: next, path: pathOf(version, walked), outcome };
  if (outcome?.kind === 'stuck') return { kind: 'stuck', reason: outcome.why };
  return { kind: 'none', reason: outcome?.kind === 'stays' ? outcome.why : 'nothing is offered' };
};

/** Until it rests, or comes to a version for the second time. */
const pathOf = (from: string, walked: ReturnType<typeof walkFleet>): readonly string[] => {
  const path = [from];
  for (let at = walked.get(from)?.next; at != null; at = walked.get(at)?.next) {
    const isLoop = path.includes(at);
    path.push(at);
    if (isLoop) break;
  }
  return path;
};

/** What decides for a family; without one, the device of docs/site-format.md. */
export const deciderOf = (family: DeviceFamily | undefined): Decider => family ?? { decide: decideByFormat };

/** docs/site-format.md, “What a device does”: never down, never past a barrier, and above `latest` where a roll-out offers it. */
const decideByFormat = ({ version, bucket }: FieldedDevice, { channel }: DecisionInput): Decision => {
  const reach = bucket === undefined ? 'everybody' : 'parts';
  const next = nextStep(channel, version, (above) => isOfferedTo(channel, above, bucket), reach);
  if (next !== undefined) return { kind: 'takes', version: next };
  const leadsOn = nextStep(channel, version, undefined, reach) !== undefined;
  if (isBehind(channel, version, reach) && !leadsOn)
    return { kind: 'stuck', why: 'no release takes devices on that version' };
  if (leadsOn) return { kind: 'stays', why: 'a roll-out holds it back' };
  return { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing newer is offered' };
};

const isOfferedTo = (
  { product, channel, releases, at }: ChannelView,
  version: string,
  bucket: number | undefined,
): boolean => {
  const release = releases.get(version);
  if (!release || isForEverybody(release, at)) return release !== undefined;
  const percent = offeredPercent(release.rollout, at);
  return bucket !== undefined && isInRollout(percent, bucket, rolloutOffset(product, channel, version));
};
