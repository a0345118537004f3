import type { Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import type { Project, ProjectOverrides } from '../project/project.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { IndexChange } from '../site/next-index.js';

/** What an operator asks for, from flags, action inputs or the library. */
export interface OperationInputs {
  /** Where relative paths and the search for the project file start. Absolute. */
  readonly directory: string;
  readonly projectFile?: string;
  /** What a project file would declare, in the place of one. */
  readonly declaration?: object;
  readonly overrides: ProjectOverrides;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** Show what would be changed; needs no secret, writes nothing. */
  readonly dryRun: boolean;
}

/** A channel as an operation looks at it: what its newest revision says, verified. */
export interface ChannelAt {
  readonly project: Project;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** For reading. */
  readonly host: Host;
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
  /** The keys that will sign; none in a dry run. */
  readonly signers: readonly Signer[];
  readonly now: Date;
  /** How the channel gets its page for people; the one that stands stays where this is left out. */
  readonly makePage?: IndexChange['page'];
}

/** What an operation makes of a channel. */
export interface Proposal extends Omit<IndexChange, 'note' | 'page'> {
  /** What the history will say of it; who did it is added. */
  readonly note: { readonly version?: string; readonly what?: string; readonly reason?: string };
  /** What it means for devices and for people, a line each. */
  readonly told?: readonly string[];
  /** Warnings. */
  readonly problems?: readonly Problem[];
}

/** One change of a channel by an operator: a new revision of its signed index, or nothing. A new one is one file, and one command. */
export interface Operation {
  /** What the history calls it: `rollout`, `yank`. */
  readonly kind: string;
  /** What is to become of the channel; undefined where it is so already. Asked again after a race that was lost. @throws OtaError */
  readonly propose: (channel: ChannelAt) => Promise<Proposal | undefined>;
  /**
   * What is done once the revision and its views are there, as removing what nothing names any more: by what the site holds by then. Safe to
   * repeat. Gives back the paths that it wrote or removed.
   */
  readonly afterwards?: (site: Pick<ChannelAt, 'host' | 'layout' | 'trust'>) => Promise<readonly string[]>;
}
