import type { PurgeRequest } from '../cdn/purge.js';
import type { Problem } from '../errors/problem.js';
import type { Forge, ForgeSpec } from '../forges/forge.js';
import type { Host } from '../hosts/host.js';
import type { Fetch } from '../http/fetch.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { HostSpec, Project, ProjectOverrides, PurgeSpec } from '../project/project.js';
import type { RehearsalSpec } from '../project/rehearsal-spec.js';
import type { BuildRun } from '../provenance/build-run.js';
import type { OpenedSandbox } from '../rehearsal/sandbox.js';
import type { Reporter } from '../report/reporter.js';
import type { Repository } from '../repository/repository.js';
import type { Signer } from '../signing/signer.js';
import type { HttpSource } from '../site/http-source.js';
import type { Pacing } from '../site/public/pacing.js';

/** The run that makes a release. */
export interface BuildSurroundings {
  readonly run: BuildRun;
  readonly startedOn: Date;
  readonly tool: { readonly name: string; readonly version: string };
}

/** What a host may want to know of the project that uses it. */
export interface HostUse {
  /** The repository that is released, which may hold the credentials of its remotes. */
  readonly repository?: Repository;
  /** The remote of the project’s tag. */
  readonly tagRemote?: string;
  /** The team’s word that CI releases to this site one at a time. */
  readonly oneAtATime?: boolean;
}

/**
 * What the steps need of the world, chosen once in the composition root. Steps know hosts, forges and signers by their
 * interfaces only.
 */
export interface Services {
  readonly reporter: Reporter;
  readonly openRepository: (directory: string) => Promise<Repository | undefined>;
  readonly openHost: (spec: HostSpec, use?: HostUse) => Promise<Host>;
  readonly openForge: (repository: Repository, spec: ForgeSpec) => Promise<Forge>;
  /** The network for families of devices that have a service of their own. Nothing is sent before something is asked. */
  readonly openFetch: () => Promise<Fetch>;
  /** A secret of the environment, which no log ever shows; undefined where it isn’t set. */
  readonly secret: (variable: string) => string | undefined;
  /**
   * The signers whose secrets this run was given, then those that the project names as programs; none where there are none. Throws
   * `key-…` for a key that can't be read.
   */
  readonly openSigners: (project?: Pick<Project, 'signing' | 'directory' | 'place'>) => Promise<readonly Signer[]>;
  /** The file through which signatures are made elsewhere, where the run was given one. Absolute. */
  readonly signaturesFile?: string | undefined;
  /** Variables for programs of the project that the run starts: without secrets of this tool, forges and hosts. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  /** Who runs it, for the history of the site: the account of the job, or of the machine; undefined where nobody says. */
  readonly actor: string | undefined;
  /** Which run makes a release, and since when: for its provenance. */
  readonly build: BuildSurroundings;
  /** Seconds since the epoch that SOURCE_DATE_EPOCH gives, if it is set. */
  readonly sourceDateEpoch: number | undefined;
  readonly backOff: (attempt: number) => Promise<void>;
  /** The page for people, before it is made for a site. */
  readonly pageTemplate: () => Promise<string>;
  /** A site behind a web server, as a reader sees it, over the run's own network. Nothing is sent before something is read. */
  readonly openWebSite: (url: string) => Promise<HttpSource>;
  /** Tells a CDN what has changed. What goes wrong with it is a warning, never a throw. */
  readonly purge: (spec: PurgeSpec, request: PurgeRequest) => Promise<readonly Problem[]>;
  readonly pacing: Pacing;
  /**
   * What scripts of a release are rehearsed in on this machine, by what the project says of it. Tried out at an absolute path that
   * is removed again.
   */
  readonly openSandbox: (isolation: RehearsalSpec['isolation'], scratch: string) => Promise<OpenedSandbox>;
  /** A fresh directory for this run's large files; removed at the end, whatever happens. */
  readonly workDirectory: () => Promise<string>;
}

/** What the user asks a release to do, from flags, action inputs or the library. */
export interface ReleaseInputs {
  /** Where relative paths and the search for the project file start. Absolute. */
  readonly directory: string;
  readonly projectFile?: string;
  /** What a project file would declare, in the place of one. */
  readonly declaration?: object;
  readonly overrides: ProjectOverrides;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** Uncommitted changes are a warning, not an error. */
  readonly allowDirty: boolean;
  /** The commit is only proposed (a pull or merge request), and is not what will be tagged. */
  readonly proposal: boolean;
  /** `release` will write; `plan` and `check` need neither secret nor write access. */
  readonly intent: 'release' | 'plan' | 'check';
  /** Ask the forge what a device would find there: the repository, a README, the tag's archive. */
  readonly connection: boolean;
  /** Files that the run itself writes, absolute: in the work tree they are no change of the source. */
  readonly ownFiles: readonly string[];
  /** Pack twice and compare, also where the bundle is so large that it isn't done unasked. */
  readonly rebuild: boolean;
  readonly fleet?: FleetInputs;
}

/** What is asked of the fleet plan besides what the project says. */
export interface FleetInputs {
  /** Further families, which are shown and not judged. */
  readonly families?: readonly DeviceFamilyName[];
  /** Further versions in the field. */
  readonly from?: readonly string[];
  /** The plan is what is asked for: in a dry run, what is wrong with it is given back with it and not thrown. */
  readonly told?: boolean;
}
