import type { IndexRelease } from '../../site/index-statement.js';
import { compareVersions } from '../../version/semver.js';
import type { FamilyViews } from '../device-views.js';
import { channelRemotePath, remoteBytes, revisionPaths } from './remote.js';

/** What the index keeps of a release that holds a revision: those from before the family was switched on have none. */
export const REVISION_MARK = {} as const;

/** Whether a release holds a revision for Pantavisor, by its entry in the index. */
export const hasRevision = ({ families }: IndexRelease): boolean => families?.pantavisor !== undefined;

/**
 * The channel’s remote for pvr: it leads to the immutable state of `latest`, or, where that has none, of the highest release below
 * it that was not withdrawn. While there is none, the document is not to be there.
 */
export const pantavisorViews: FamilyViews = (_settings, { layout, channel, publicUrl }) => {
  const { latest } = channel;
  const path = channelRemotePath(layout);
  if (latest === null) return [{ path, absent: true }];
  const version = channel.versions.findLast((listed) => {
    const release = channel.releases.get(listed);
    return release && !release.yanked && compareVersions(listed, latest) <= 0 && hasRevision(release);
  });
  if (version === undefined) return [{ path, absent: true }];
  const { folder } = revisionPaths(layout, channel.product, version);
  return [{ path, bytes: remoteBytes(publicUrl, folder) }];
};
