import type { ChangeNote, IndexPredicate, IndexRelease } from './index-statement.js';

/** Versions that one line names. */
const MAX_NAMED = 5;

/** What the steps from one revision to the next did to single releases. */
export interface ReleaseChanges {
  /** Versions that are listed and weren’t, neither in the index nor, as far as that shows, in the archive. */
  readonly added: readonly string[];
  readonly withdrawn: readonly string[];
  /** Versions whose roll-out changed. */
  readonly rolledOut: readonly string[];
  /** Versions that left the index for the archive. */
  readonly archived: readonly string[];
}

/** The releases that a revision lists, withdraws and rolls out otherwise than the one before; undefined before the first. */
export const releaseChanges = (before: IndexPredicate | undefined, after: IndexPredicate): ReleaseChanges => {
  const standing = new Map((before?.releases ?? []).map((entry) => [entry.version, entry]));
  const listed = new Set(after.releases.map(({ version }) => version));
  const changed = (differs: (now: IndexRelease, was: IndexRelease) => boolean): readonly string[] =>
    after.releases.flatMap((now) => {
      const was = standing.get(now.version);
      return was && differs(now, was) ? [now.version] : [];
    });
  return {
    added: after.releases.flatMap(({ version }) => (standing.has(version) ? [] : [version])),
    withdrawn: changed((now, was) => now.yanked !== undefined && was.yanked === undefined),
    rolledOut: changed((now, was) => JSON.stringify(now.rollout) !== JSON.stringify(was.rollout)),
    archived: [...standing.keys()].filter((version) => !listed.has(version)),
  };
};

/**
 * What a revision changed: its own note, and for those that were made before there were notes what follows from the difference to the
 * one before.
 *
 * @param before undefined before the first.
 */
export const changeOf = (before: IndexPredicate | undefined, after: IndexPredicate): ChangeNote => {
  if (after.change) return after.change;
  const { added, withdrawn, rolledOut } = releaseChanges(before, after);
  const what = [...phrase('released', added), ...phrase('withdrew', withdrawn), ...phrase('rolled out', rolledOut)];
  const touched = [...added, ...withdrawn, ...rolledOut];
  const [version] = touched;
  const one = touched.length === 1 && version !== undefined;
  return {
    kind: kindOf({ added, withdrawn, rolledOut }),
    ...(one ? { version } : {}),
    ...(what.length > 0 && !one ? { what: what.join(', ') } : {}),
  };
};

const kindOf = ({ added, withdrawn, rolledOut }: Omit<ReleaseChanges, 'archived'>): string => {
  if (added.length > 0) return 'release';
  if (withdrawn.length > 0) return 'yank';
  return rolledOut.length > 0 ? 'rollout' : 'refresh';
};

const phrase = (verb: string, versions: readonly string[]): readonly string[] => {
  if (versions.length === 0) return [];
  const more = versions.length > MAX_NAMED ? ` and ${versions.length - MAX_NAMED} more` : '';
  return [`${verb} ${versions.slice(0, MAX_NAMED).join(', ')}${more}`];
};
