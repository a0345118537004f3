import type { ChannelView } from '../devices/channel-view.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Trust } from '../signing/trust.js';
import type { IndexPredicate } from '../site/index-statement.js';
import type { SiteSource } from '../site/site-source.js';

/** What can be made to go wrong in a rehearsal. Each family says which of them it knows, and what they end in. */
export const FAULTS = [
  /** The server can’t be asked for what is new. */
  'check-fails',
  /** The signature over what is downloaded is not one of a trusted key. */
  'bad-signature',
  /** The connection ends for good in the middle of the download. */
  'truncated-download',
  /** What was downloaded has another digest than the signed one. */
  'bad-digest',
  /** The device has no room. */
  'no-space',
  /** `update.sh`, the gate tests or the new containers fail. */
  'update-fails',
  /** They never end. */
  'update-hangs',
  /** The power goes in the middle of the update. */
  'power-cut',
] as const;

export type Fault = (typeof FAULTS)[number];

/** A site as a rehearsal takes it: published already, or staged, with the revision that is to come laid over it. */
export interface RehearsedSite {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly channel: ChannelView;
  /** The newest revision, or the one that is to come. */
  readonly predicate: IndexPredicate;
  /** The URL under which devices reach the site; undefined for a directory of which nobody says. */
  readonly publicUrl: string | undefined;
}

/** One message or state of a device, as it would send it. One line of the NDJSON output. */
export interface DeviceMessage {
  /** The state’s name in the family’s own terms, such as `update_ready` or `WONTGO`. */
  readonly state: string;
  /** Where it is sent: a NATS subject, a path, a topic; absent where it is only seen on the device. */
  readonly to?: string;
  /** The body, verbatim. */
  readonly body: unknown;
}

/** One device that takes, or refuses, one release. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly fault: Fault | undefined;
}

/** How a hop ended. `updated`: the device runs `to`. `kept`: it runs `from`, as it did before. */
export interface HopResult {
  readonly ended: 'updated' | 'kept';
  /** In one sentence, why it was kept. */
  readonly why?: string;
  readonly messages: readonly DeviceMessage[];
}

/** Takes hops as one family of devices does. */
export interface FamilyRehearsal {
  readonly family: DeviceFamilyName;
  /** The faults that mean something to it. */
  readonly faults: readonly Fault[];
  readonly take: (hop: Hop) => Promise<HopResult>;
}
