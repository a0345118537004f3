import { familyReleaseSettings } from '../devices/family-settings.js';
import type { Project } from '../project/project.js';
import { indexRelease } from '../site/draft.js';
import type { IndexRelease } from '../site/index-statement.js';
import { WHOLE_FLEET } from '../site/rollout.js';
import type { DeviceFileRef, ReleaseStatement } from '../site/statement.js';

/**
 * The entry of a release in the index, with what the statement doesn’t hold: what families have signed with it, what they keep of it,
 * and how much of the fleet is offered it.
 *
 * @param upgradeObjectSha256 of the signed object; any digest where nothing is signed yet.
 */
export const indexEntry = async (
  project: Project,
  statement: ReleaseStatement,
  upgradeObjectSha256: string,
  sealedFiles: readonly DeviceFileRef[],
): Promise<IndexRelease> => {
  const families = await familyReleaseSettings(project);
  return {
    ...indexRelease(statement, upgradeObjectSha256),
    ...rolloutOf(project),
    ...(sealedFiles.length === 0 ? {} : { sealedFiles: [...sealedFiles] }),
    ...(families === undefined ? {} : { families }),
  };
};

/** A release for everybody has none, so that it may leave the index one day. */
const rolloutOf = ({ rollout }: Project): Pick<IndexRelease, 'rollout'> =>
  rollout === undefined || (rollout.percent === WHOLE_FLEET && rollout.hours === undefined)
    ? {}
    : { rollout: { ...rollout } };
