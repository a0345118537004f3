import { fail } from '../../errors/ota-error.js';
import { gitOutput } from '../../repository/git.js';
import type { HostSurroundings } from '../surroundings.js';
import type { BranchAddress } from './address.js';
import type { ObjectFormat } from './blob.js';
import { NO_TIP, type Tip } from './branch-tree.js';
import { FAST_IMPORT, fastImportStream } from './fast-import.js';
import type { Change } from './holdings.js';
import { authorOf } from './identity.js';
import { type Objects, openObjects } from './objects.js';
import { type FetchExtent, fetchTip, patience, type Reach, readTip } from './remote-tip.js';
import { openScratch, type Scratch } from './scratch.js';

/** The branch as this run sees it: the tip that it knows, and the ways to another. */
export interface Branch extends Reach {
  readonly address: BranchAddress;
  readonly surroundings: HostSurroundings;
  /** The tip as it was seen last; fetched where it never was. */
  readonly tip: () => Promise<Tip>;
  /** The same, for whoever has had `tip` before. */
  readonly seen: () => Tip;
  /** The tip as it is now. */
  readonly refresh: (extent?: FetchExtent) => Promise<Tip>;
  /** This commit, which is here, is the tip now. */
  readonly moveTo: (commit: string) => Promise<Tip>;
  readonly scratch: () => Promise<Scratch>;
  readonly objects: () => Promise<Objects>;
  /** Makes a commit on a tip, here; nobody sees it yet. */
  readonly commit: (tip: Tip, changes: readonly Change[], message: string) => Promise<string>;
}

interface Opened {
  readonly scratch: Scratch;
  readonly objects: Objects;
  readonly tip: Tip;
}

/** Opens the branch. Nothing is asked before it is needed. */
export const openBranch = (address: BranchAddress, surroundings: HostSurroundings): Branch => {
  const { location, ref } = address;
  const reach: Reach = { location, ref, surroundings };
  let opening: Promise<Opened> | undefined;
  let current = NO_TIP;
  let author: Promise<string> | undefined;
  const openFirst = async (): Promise<Opened> => {
    const first = await openIn(address, reach, surroundings);
    current = first.tip;
    return first;
  };
  const opened = async (): Promise<Opened> => {
    opening ??= openFirst();
    try {
      return await opening;
    } catch (error) {
      // The next one who asks tries again.
      opening = undefined;
      throw error;
    }
  };
  const moved = (tip: Tip): Tip => {
    current = tip;
    return tip;
  };
  return {
    ...reach,
    surroundings,
    address,
    tip: async () => {
      await opened();
      return current;
    },
    seen: () => current,
    refresh: async (extent = 'trees') => {
      if (!opening) return (await opened()).tip;
      const { scratch } = await opened();
      const tip = await fetchTip(scratch, reach, extent);
      return tip === 'other-format' ? otherFormat(location) : moved(tip);
    },
    moveTo: async (commit) => moved(await readTip((await opened()).scratch.git, commit)),
    scratch: async () => (await opened()).scratch,
    objects: async () => (await opened()).objects,
    commit: async (tip, changes, message) => {
      const { scratch, objects } = await opened();
      author ??= authorOf(surroundings.repository?.git ?? scratch.git);
      const time = Math.floor(surroundings.clock().getTime() / 1000);
      const input = fastImportStream({ parent: tip.commit, changes, author: await author, time, message });
      const made = await gitOutput(scratch.git, FAST_IMPORT, { input, ...patience(input.length) });
      objects.note(changes.flatMap(({ blob }) => blob?.id ?? []));
      return made.trim();
    },
  };
};

/** The scratch repository names objects as the remote does, which shows with the first fetch. */
const openIn = async (address: BranchAddress, reach: Reach, surroundings: HostSurroundings): Promise<Opened> => {
  const likely: ObjectFormat = surroundings.repository?.commit.length === 64 ? 'sha256' : 'sha1';
  for (const format of [likely, likely === 'sha1' ? 'sha256' : 'sha1'] as const) {
    const scratch = await openScratch(address, format, surroundings);
    const tip = await fetchTip(scratch, reach, 'trees');
    if (tip !== 'other-format') return { scratch, objects: openObjects(scratch, reach, address.folder), tip };
  }
  return otherFormat(address.location);
};

const otherFormat = (location: string): never => {
  const reason = 'it names its objects in a way that this git doesn’t know';
  throw fail('host-unreachable', { location, path: '.', reason });
};
