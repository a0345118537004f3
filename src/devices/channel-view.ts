import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../site/index-statement.js';
import { listedVersions } from '../site/listed-versions.js';

/** A channel as the decisions of devices, and the documents for them, look at it. Follows from a revision alone. */
export interface ChannelView {
  readonly product: string;
  readonly channel: string;
  /** When the revision was made, as RFC 3339: the time by which roll-outs are judged. */
  readonly at: string;
  /** What `latest` says; null before there is one. */
  readonly latest: string | null;
  /** What `versions` lists, ascending: releases that have left the index for the archive as well. */
  readonly versions: readonly string[];
  /** The releases of the index by version, withdrawn ones too; about the newest hundred. */
  readonly releases: ReadonlyMap<string, IndexRelease>;
  /** Listed versions whose upgrade object is known to be gone. Absent where nobody has looked: every site is to have them all. */
  readonly missing?: ReadonlySet<string>;
}

/** The channel as a revision and the archive it names describe it. */
export const channelView = (predicate: IndexPredicate, directory: ArchiveDirectory): ChannelView => ({
  product: predicate.product,
  channel: predicate.channel,
  at: predicate.created,
  latest: predicate.latest,
  versions: listedVersions(predicate, directory),
  releases: new Map(predicate.releases.map((release) => [release.version, release])),
});
