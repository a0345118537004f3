/** How a server was found to behave. What isn't known yet is undefined. */
export interface Manners {
  /** `If-None-Match: *` and `If-Match` keep what they promise, also between writers at the same moment. */
  readonly conditional: boolean;
  /** It takes its own ETag in `If-Match`, so that sending one does no harm. */
  readonly takesIfMatch: boolean;
  /**
   * What it does where the folder of a name is missing. `made`: makes it. `told`: answers so. `silent`: answers something else,
   * such as a fault of its own.
   */
  readonly folders: 'made' | 'told' | 'silent';
  /** What has arrived of an upload can be seen, or stays, under its name: objects are written elsewhere and moved. */
  readonly moves: boolean;
  readonly lists: boolean;
  readonly dotFiles: boolean;
}

/**
 * What is done as long as nobody has asked: conditions are sent and not relied on, folders are made where one is missing,
 * and a listing is tried.
 */
export const UNKNOWN_MANNERS: Manners = {
  conditional: false,
  takesIfMatch: true,
  folders: 'told',
  moves: false,
  lists: true,
  dotFiles: true,
};

/** What the names of our own begin with, that are there for a moment only. */
const OWN_PREFIXES = { dotted: '.ota-release-', plain: 'ota-release-probe-' } as const;

/** Whether a path is one of our own, left behind by a run that was killed. */
export const isOwnName = (path: string): boolean =>
  Object.values(OWN_PREFIXES).some((prefix) => path.startsWith(prefix));

/** The name that stays on a server that removes nothing, so that it is the only one. */
export const lastingName = (dotFiles: boolean): string => `${dotFiles ? OWN_PREFIXES.dotted : OWN_PREFIXES.plain}check`;

/** Characters of a name that nobody else has. */
const LENGTH = 16;

/** A name of our own. @param random from 0 up to, and not including, 1. */
export const ownName = (dotFiles: boolean, random: () => number): string => {
  const digits = Array.from({ length: LENGTH }, () => Math.floor(random() * 36).toString(36)).join('');
  return `${dotFiles ? OWN_PREFIXES.dotted : OWN_PREFIXES.plain}${digits}`;
};
