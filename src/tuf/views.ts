import type { TufSpec } from '../project/project.js';
import type { IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { ViewObject } from '../site/mutable-object.js';
import { roleDocuments, TUF_ROLES } from './documents.js';
import { metadataBytes, metadataOf } from './metadata.js';
import { releaseObject, rolePath, tufNames } from './names.js';

/**
 * The documents of a channel's TUF repository that follow from a revision, in the order in which they are written: the timestamp is
 * last, because it leads to the others (TUF 1.0, section 6.3). None where the revision has no signatures for them.
 *
 * Whoever has the revision makes the same bytes without a key: it holds the signatures.
 */
export const tufViews = (layout: ChannelLayout, predicate: IndexPredicate): readonly ViewObject[] => {
  const { tuf, counter } = predicate;
  if (!tuf) return [];
  const names = tufNames(layout);
  const documents = roleDocuments(predicate, tuf.latest?.size);
  return [
    ...latestCopy(layout, predicate),
    ...TUF_ROLES.map((role) => ({
      path: rolePath(names, role, counter),
      bytes: metadataBytes(metadataOf(documents[role], tuf.signatures[role])),
    })),
  ];
};

/** The upgrade object of the newest release, under the name that a client makes of its target’s name and digest. */
const latestCopy = (layout: ChannelLayout, predicate: IndexPredicate): readonly ViewObject[] => {
  const release = predicate.releases.find(({ version }) => version === predicate.latest);
  const size = predicate.tuf?.latest?.size;
  if (!release || size === undefined) return [];
  const { sha256 } = release.upgradeObject;
  const copyOf = { path: layout.upgradeObject(release.version), size, sha256 };
  return [{ path: releaseObject(sha256, predicate), copyOf }];
};

/** The metadata that a coming revision of a project brings, by their paths: for plans, before anything is signed. */
export const plannedTufPaths = (
  tuf: TufSpec | undefined,
  layout: ChannelLayout,
  { counter }: Pick<IndexPredicate, 'counter'>,
): readonly string[] => {
  if (!tuf) return [];
  const names = tufNames(layout);
  return TUF_ROLES.map((role) => rolePath(names, role, counter));
};
