/** What the trusted comment of a bundle's signature states. It is signed, and holds nothing of the run. */
export interface TrustedComment {
  /** The file's name as it is published, without folders. */
  readonly file: string;
  /** Further facts, in their order: `product`, `version`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** minisign refuses what isn't printable; a tab ends a field. */
const VALUE = /^[\x20-\x7e]+$/;
const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * The text of a trusted comment: `file:<name>`, `hashed` and `<field>:<value>`, separated by tabs, as minisign writes
 * them, but without its timestamp.
 *
 * @throws RangeError for a name or value that minisign wouldn't take, or a repeated `file`.
 */
export const encodeTrustedComment = ({ file, fields = {} }: TrustedComment): string => {
  const entries = Object.entries(fields);
  for (const [name, value] of [['file', file] as const, ...entries]) {
    if (!NAME.test(name) || !VALUE.test(value)) throw new RangeError(`no field of a trusted comment: ${name}`);
  }
  if ('file' in fields) throw new RangeError('the file is stated twice');
  return [`file:${file}`, 'hashed', ...entries.map(([name, value]) => `${name}:${value}`)].join('\t');
};

/** The fields of a trusted comment by name, `file` among them; the first of a name counts. Parts without a colon are left out. */
export const trustedCommentFields = (comment: string): ReadonlyMap<string, string> => {
  const parts = comment.split('\t').filter((part) => part.includes(':'));
  const pairs = parts.map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)] as const);
  return new Map(pairs.reverse());
};
