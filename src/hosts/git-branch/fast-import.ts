import type { Change } from './holdings.js';

/** A commit that is to be made. */
export interface NewCommit {
  /** The commit it follows; undefined for a branch that begins with it. */
  readonly parent: string | undefined;
  readonly changes: readonly Change[];
  /** `Name <address>`. */
  readonly author: string;
  /** Seconds since the epoch. */
  readonly time: number;
  readonly message: string;
}

/** Where git fast-import leaves the commit; nobody reads it, as its name is asked for. */
const IMPORT_REF = 'refs/ota-release/next';
const MARK = ':1';

/**
 * The stream that makes a commit (git-fast-import(1), Input Format), which answers with the commit's name. Trees are made
 * from the parent's; contents that wait in memory go along, others are in the repository already.
 */
export const fastImportStream = ({ parent, changes, author, time, message }: NewCommit): Uint8Array =>
  Buffer.concat([
    text('feature done\nfeature get-mark\n'),
    text(`commit ${IMPORT_REF}\nmark ${MARK}\ncommitter ${author} ${time} +0000\n`),
    data(Buffer.from(message)),
    text(parent === undefined ? '' : `from ${parent}\n`),
    // First, as a file may take the place of a folder that goes.
    ...changes.flatMap(({ path, blob }) => (blob ? [] : [text(`D ${quoted(path)}\n`)])),
    ...changes.flatMap(({ path, blob }) => (blob ? modification(path, blob) : [])),
    text(`\nget-mark ${MARK}\ndone\n`),
  ]);

const modification = (path: string, { id, bytes }: NonNullable<Change['blob']>): readonly Uint8Array[] =>
  bytes ? [text(`M 100644 inline ${quoted(path)}\n`), data(bytes)] : [text(`M 100644 ${id} ${quoted(path)}\n`)];

const text = (value: string): Uint8Array => Buffer.from(value);

const data = (bytes: Uint8Array): Uint8Array => Buffer.concat([text(`data ${bytes.length}\n`), bytes, text('\n')]);

/** As C writes a string. A site's path holds no backslash. */
const quoted = (path: string): string => `"${path.replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** The refs that a commit is made under have no reader, and are moved wherever the next one is needed. */
export const FAST_IMPORT = ['fast-import', '--quiet', '--force', '--date-format=raw'] as const;
