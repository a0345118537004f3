/** Who makes the tag, as git writes it: `Name <email>`. */
export type Tagger = string;

/** The tagger where git has no identity configured: the same on every machine. */
export const NEUTRAL_TAGGER: Tagger = 'ota-release <ota-release@localhost>';

/** The name and address of `git var GIT_COMMITTER_IDENT`, which prints `Name <email> seconds zone`. */
export const taggerOf = (ident: string): Tagger | undefined => /^(.*<[^<>]*>) \d+ [+-]\d{4}\s*$/.exec(ident)?.[1];

/**
 * The text of an annotated tag's object on a commit, as git-mktag(1) takes it. Time and zone come from the commit, so
 * that the same tagger makes the same object on every machine.
 *
 * @param time seconds since the epoch.
 */
export const tagObjectText = (
  tag: { readonly name: string; readonly commit: string; readonly message: string; readonly time: number },
  tagger: Tagger,
): string =>
  [
    `object ${tag.commit}`,
    'type commit',
    `tag ${tag.name}`,
    `tagger ${tagger} ${tag.time} +0000`,
    '',
    `${tag.message.trimEnd()}\n`,
  ].join('\n');
