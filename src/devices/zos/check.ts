import { join, relative } from 'node:path';
import type { Problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import type { CheckInput } from '../device-family.js';
import { hookProblems } from './hooks.js';
import { ownAddresses } from './own-addresses.js';
import { ownFlistProblems } from './own-flist.js';
import { upgradeRangeProblems } from './upgrade-range.js';

/** What of a release the rules of 0-OS look at. */
export interface ZosCheckInput
  extends Pick<CheckInput, 'version' | 'directory' | 'entries' | 'channel' | 'connection' | 'openFetch'> {
  readonly project: Pick<Project, 'families' | 'upgradeFrom' | 'rehearsal' | 'place'> & {
    readonly bundle: Pick<Project['bundle'], 'root'>;
  };
}

/**
 * What a release breaks of the rules of 0-OS. Those for versions hold for every release, and are judged with the version itself: strict
 * SemVer without build metadata, no pre-release in the stable channel, no first release named 0.0.1.
 */
export const checkForZos = async (input: ZosCheckInput): Promise<readonly Problem[]> => {
  const { project, version, directory, entries, channel, connection } = input;
  const own = ownAddresses(project.families.zos, version);
  const shownRoot = relative(directory, project.bundle.root) || '.';
  return [
    ...hookProblems(entries, {
      place: (path) => ({ file: join(shownRoot, path) }),
      elsewhere: own?.flist !== undefined,
    }),
    ...upgradeRangeProblems({
      version,
      upgradeFrom: project.upgradeFrom,
      listed: channel?.versions ?? [],
      others: project.rehearsal.from,
      place: project.place('upgradeFrom'),
    }),
    ...(connection && own?.flist !== undefined
      ? await ownFlistProblems(await input.openFetch(), own.flist, project.place('devices.zos.flist'))
      : []),
  ];
};
