import { NEUTRAL_TAGGER, taggerOf } from '../../forges/tag-object.js';
import type { Git } from '../../repository/git.js';

/** Who the commits are by, `Name <address>`: git's identity where it is configured, else the neutral one of tags. */
export const authorOf = async (git: Git): Promise<string> => {
  // useConfigOnly: what git guesses from the host's name is nobody's address.
  const ident = await git(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return (ident.exitCode === 0 ? taggerOf(ident.stdout) : undefined) ?? NEUTRAL_TAGGER;
};
