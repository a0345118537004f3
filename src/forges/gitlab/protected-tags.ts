import type { ProtectedTag } from './shapes.js';

/** Who would make the tag. */
export interface TagMaker {
  readonly accessLevel: number;
  /** Undefined where it can't be told. */
  readonly userId: number | undefined;
}

/** Names of a release's tag as they may come, where the next one isn't known: a rule that covers all of them covers it. */
const RELEASE_TAGS = ['v0.0.1', 'v1.2.3', 'v20.10.0'];

/**
 * The patterns that keep this user from making the tag, or, without one, any tag named `v` and a version; empty where one of them lets the user in, or
 * where that can't be told (a group's rule). One rule that lets a user in is enough where several cover a tag (GitLab,
 * “Protected tags”).
 */
export const excludingPatterns = (rules: readonly ProtectedTag[], maker: TagMaker, tag?: string): readonly string[] => {
  const tags = tag === undefined ? RELEASE_TAGS : [tag];
  const covering = rules.filter(({ name }) => tags.every((one) => coversTag(name, one)));
  const admitted = covering.some(({ create_access_levels: levels }) => levels.some((level) => mayAdmit(level, maker)));
  return admitted ? [] : covering.map(({ name }) => name);
};

/** A rule's name is a tag's name in which `*` stands for any text, also none. */
export const coversTag = (pattern: string, tag: string): boolean => {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(tag);
};

type Level = ProtectedTag['create_access_levels'][number];

const mayAdmit = (level: Level, { accessLevel, userId }: TagMaker): boolean => {
  // Nobody can tell from here who is in the group.
  if (typeof level.group_id === 'number') return true;
  if (typeof level.user_id === 'number') return userId === undefined || level.user_id === userId;
  // A deploy key pushes over SSH, and is no token.
  if (typeof level.deploy_key_id === 'number' || typeof level.access_level !== 'number') return false;
  return level.access_level !== NO_ONE && level.access_level <= accessLevel;
};

/** GitLab, “Protected tags API”, valid access levels. */
const NO_ONE = 0;
