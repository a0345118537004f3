import type { BundleEntry } from '../bundle/bundle-entry.js';
import type { Problem } from '../errors/problem.js';
import type { Fetch } from '../http/fetch.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Project } from '../project/project.js';
import type { Reporter } from '../report/reporter.js';
import type { Repository } from '../repository/repository.js';
import type { ConfigContract } from '../schemas/contract.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import type { DeviceFile } from '../site/draft.js';
import type { ChannelView } from './channel-view.js';

/** What a family judges and renders a release from. */
export interface FamilyInput {
  readonly project: Project;
  readonly version: string;
  /** The tag of the release, `v1.2.0`. */
  readonly tag: string;
  readonly repository: Repository;
  /** The release notes; undefined where the project has none. */
  readonly notes?: string;
  readonly contract: ConfigContract | undefined;
  readonly reporter: Reporter;
  /** The directory that the user is in: places name files from there. Absolute. */
  readonly directory: string;
  /** A fresh directory for large files, removed at the end of the run. */
  readonly workDirectory: () => Promise<string>;
  /** The network, with retries, proxies and certificates as the run has them. */
  readonly openFetch: () => Promise<Fetch>;
  /** Variables for programs of the project that a family runs; no secret of this tool, a forge or a host among them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For what must hold now, such as a certificate. Nothing that is published may depend on it. */
  readonly clock: () => Date;
  /** A secret of the environment, by its variable; none in a plan or check. */
  readonly secret: (variable: string) => string | undefined;
}

/** What a family’s rules are judged with. */
export interface CheckInput extends FamilyInput {
  readonly entries: readonly BundleEntry[];
  /** The channel as it stands; undefined before its first release, or where it could not be read. */
  readonly channel: ChannelView | undefined;
  /** Whether the host serves names that begin with a dot; undefined where there is no host yet. */
  readonly servesDotFiles: boolean | undefined;
  /** What the newest revision of the channel says; undefined before there is one, or where it could not be read. */
  readonly published: PublishedChannel | undefined;
  readonly intent: 'release' | 'plan' | 'check';
  /** Ask forge and servers what a device would find there. */
  readonly connection: boolean;
  /** The commit is only proposed (a pull or merge request). */
  readonly proposal: boolean;
}

/** What families look up of what is published. */
export interface PublishedChannel {
  /** What the signed index keeps for each family, by its name. */
  readonly families: Readonly<Record<string, unknown>>;
  /** The template of a release of the index, with the digest that is signed; undefined where it has none. @throws OtaError. */
  readonly template: (version: string) => Promise<Uint8Array | undefined>;
}

/** What a family’s files are made from. */
export interface FilesInput extends FamilyInput {
  readonly commit: string;
  /** Seconds since the epoch: the time that everything in the files has. */
  readonly modifiedAt: number;
  /** Absolute http(s) URL without a trailing slash. */
  readonly publicUrl: string;
  /** The packed zip on this machine, and where it will lie on the site. */
  readonly bundle: {
    readonly file: string;
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
  };
}

/** What a family’s sealed files are made from: the same, and what the release keys have signed. */
export interface SealInput extends FilesInput {
  /** The bytes at `/{version}`. */
  readonly upgradeObject: Uint8Array;
  /** The text of the bundle’s `.minisig`. */
  readonly minisig: string;
}

/** What tells devices of one version apart, as far as a decision depends on it. */
export interface DeviceTraits {
  /** From 0 to 99: the part of the fleet that it belongs to in a roll-out by percentage. Left out, it is offered what anybody is. */
  readonly bucket?: number;
  /** What it tells of itself in a check-in. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
}

/** A device of a family in the field. */
export interface FieldedDevice extends DeviceTraits {
  readonly version: string;
}

/**
 * What a device does at its next look at the site. `takes`: it installs that version next. `stays`: it has nothing to do, and is
 * right. `stuck`: there is something newer, and it can’t get there, or it ends in an error.
 */
export type Decision =
  | { readonly kind: 'takes'; readonly version: string }
  | { readonly kind: 'stays'; readonly why: string }
  | { readonly kind: 'stuck'; readonly why: string };

/** What a decision is made from. */
export interface DecisionInput {
  readonly channel: ChannelView;
  /** What the configs of fielded versions make of the newest release; undefined where nothing is declared. */
  readonly matrix: UpgradeMatrix | undefined;
  /** The signed settings of the family (`families.<name>` of the index); undefined where the index has none. */
  readonly settings: unknown;
}

/** One state that devices of a family report, with the messages that may stand with it. */
export interface DeviceState {
  readonly state: string;
  /** Current wording first. Empty where a state comes without a message. */
  readonly messages: readonly string[];
  /** Why no rehearsal can reach it, where none can. */
  readonly unreachable?: string;
}

/** How a family takes roll-outs to a part of the fleet. */
export interface Cohorts {
  /** What keeps some of its devices from them, a sentence each without a full stop, by the signed settings of the family. */
  readonly limits: (settings: unknown) => readonly string[];
}

/** A file that holds a signature, made once it is known that the release is made. */
export interface SealedFile extends DeviceFile {}

/** One family of devices. A new one is one file and one line in the registry. Every part but `name` and `decide` may be absent. */
export interface DeviceFamily {
  readonly name: DeviceFamilyName;
  /** As people write it: `0-OS`. */
  readonly title: string;
  /** Every rule of the family that the release breaks. */
  readonly check?: (input: CheckInput) => Promise<readonly Problem[]>;
  /** The family’s immutable files of this release: the same bytes on every machine. Needs no secret. */
  readonly files?: (input: FilesInput) => Promise<readonly DeviceFile[]>;
  /** The paths of what `seal` makes, for the plan. */
  readonly sealedPaths?: (input: FilesInput) => readonly string[];
  /**
   * Further immutable files that hold a signature: of the family’s own key, or of the release keys; deterministic.
   *
   * @throws OtaError where a key is missing or wrong.
   */
  readonly seal?: (input: SealInput) => Promise<readonly SealedFile[]>;
  /** Its rules or files look into the work tree, besides the bundle: bytes that are issued anew need the commit that they are from. */
  readonly fromSource?: true;
  /** `seal` needs a secret of the family: where nothing is released yet, its files can’t be tried out. */
  readonly sealsWithOwnKey?: true;
  /** What the signed index keeps for the family: public, small, plain JSON. Undefined: nothing. */
  readonly settings?: (project: Project) => unknown;
  /** What the signed index keeps of this one release for the family, with its entry. Undefined: nothing. */
  readonly releaseSettings?: (project: Project) => unknown;
  /** Its server tells devices apart, so that a part of the fleet can be offered a release before the others. */
  readonly cohorts?: Cohorts;
  /** What a device does with the channel. Pure. */
  readonly decide: (device: FieldedDevice, input: DecisionInput) => Decision;
  /**
   * Traits of a device that is offered the release before others, for families whose server tells devices apart: a rehearsal must not
   * pass because nobody takes part in it.
   */
  readonly pioneer?: (release: string, channel: ChannelView, project: Project | undefined) => Promise<DeviceTraits>;
  readonly states: readonly DeviceState[];
  /** Hands the release to the family’s own service, once devices can have it; safe to repeat. */
  readonly deliver?: (input: FilesInput) => Promise<readonly Problem[]>;
}
