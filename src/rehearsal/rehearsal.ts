import type { ChannelView } from '../devices/channel-view.js';
import type { DeviceTraits } from '../devices/device-family.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Project } from '../project/project.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import type { Trust } from '../signing/trust.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import type { DeviceRoot } from './device-root.js';
import type { Downloaded, WantedObject } from './download.js';
import type { Fault } from './faults.js';
import type { Sandbox } from './sandbox.js';
import type { VerifiedRelease } from './verify-release.js';

/** A site as a rehearsal takes it: published already, or staged, with the revision that is to come laid over it. */
export interface RehearsedSite {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly layout: ChannelLayout;
  readonly channel: ChannelView;
  /** The newest revision, or the one that is to come. */
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
  /** The URL under which devices reach the site, without a trailing slash; undefined for a directory of which nobody says. */
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
  /** Scripts of the release are run; else the hop ends where they would be, after download, verification and unpacking. */
  readonly runs: boolean;
  /** The release that the device comes from is installed on it first by its own scripts, where the site has it. */
  readonly installsFirst: boolean;
}

/**
 * How a hop ended. `updated`: the device runs `to`, or, where nothing was to be run, would be about to. `kept`: it runs
 * `from`, as it did before.
 */
export type HopResult = Ended & {
  readonly messages: readonly DeviceMessage[];
  /** Scripts of the release ran. */
  readonly ran: boolean;
  /** What is worth knowing, a sentence each without a full stop: `the agent restarts`. */
  readonly notes?: readonly string[];
};

type Ended =
  | { readonly ended: 'updated' }
  | {
      readonly ended: 'kept';
      /** In one sentence without a full stop, why it was kept. */
      readonly why: string;
      /** A signature, digest or size was not the promised one. */
      readonly unverified?: boolean;
      /** The end of what the script that failed wrote. */
      readonly output?: string;
      /** It should run the old version, and doesn’t: nothing of this device works any more. */
      readonly oldVersionLost?: boolean;
    };

/** What a family’s rehearsal is given. Made once a family and run; whatever it fetches twice is fetched once. */
export interface RehearsalContext {
  readonly site: RehearsedSite;
  /** The signed settings of the family (`families.<name>` of the index); undefined where the index has none. */
  readonly settings: unknown;
  /** What tells the devices that are rehearsed from others of their version; empty where nothing does. */
  readonly traits: DeviceTraits;
  /** What the configs of fielded versions make of the newest release; undefined where nothing is declared. */
  readonly matrix: UpgradeMatrix | undefined;
  /** The project, where the site is rehearsed from one. */
  readonly project: Project | undefined;
  /**
   * The release as a device reads and verifies it: index entry, upgrade object, statement. With the fault `bad-signature` its
   * signature is another one. @throws OtaError with exit code 3 where anything doesn’t verify.
   */
  readonly release: (version: string, fault?: Fault) => Promise<VerifiedRelease>;
  /**
   * An object of the site as a device downloads it: broken off once, taken up again, size and digest compared. Each object once
   * a run, apart from those with a fault. @throws OtaError `rehearsal-download-…`, `rehearsal-no-space`.
   */
  readonly download: (wanted: WantedObject, fault?: Fault) => Promise<Downloaded>;
  /** A fresh throw-away device that runs `version`. Removed at the end of the run. */
  readonly device: (version: string) => Promise<DeviceRoot>;
  /** Where scripts are run; undefined where they may not be run on this machine, which the engine warns of. Opened once a run. */
  readonly sandbox: () => Promise<Sandbox | undefined>;
  /** Milliseconds that a script may take. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

/** Takes hops as one family of devices does. Nothing that goes wrong on the device is thrown: it is how the hop ends. */
export interface FamilyRehearsal {
  readonly family: DeviceFamilyName;
  /** The faults that mean something to it, in the order of `FAULTS`. */
  readonly faults: readonly Fault[];
  readonly take: (hop: Hop) => Promise<HopResult>;
  /** What a device says that looks at the site and finds nothing for it, or can’t get further. Left out where it says nothing. */
  readonly look?: (from: string) => Promise<readonly DeviceMessage[]>;
}
