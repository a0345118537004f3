import { lstat, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gather } from '../errors/gather.js';
import type { Repository } from '../repository/repository.js';
import { parseSecretKey } from '../signing/secret-key.js';
import { gitLines } from './facts.js';

/** A file that holds a secret key. Nothing of the key is in it. */
export interface SecretFile {
  /** From the root of the repository, `/`-separated. */
  readonly path: string;
  /** In the newest commit or the index; otherwise only in the work tree, or, with `commit`, only in the history. */
  readonly where: 'committed' | 'work-tree' | 'history';
  /** Hex. Undefined for a key whose password isn’t known. */
  readonly keyId: string | undefined;
  /** A commit that has it, of one that is gone. */
  readonly commit?: string;
  /** Permission bits on disk; 0 for one in the history. */
  readonly mode: number;
}

/** No form of key is larger. */
const MAX_BYTES = 4096;
const MAX_FILES = 200;
const MAX_DELETED = 100;

/** How secret keys look that this tool signs with: PKCS#8 in PEM, minisign’s, a seed in base64 alone on its line. */
const FORMS = ['BEGIN (ENCRYPTED )?PRIVATE KEY', '^untrusted comment: .*secret key', '^[A-Za-z0-9+/]{43}=.?$'];
const KEY_NAMES = ['*.key', '*.pem', '*.sec'];

/**
 * Files of a repository that hold a secret key of this tool’s, by their form and not by their name: tracked, untracked, ignored under a
 * name of keys, and deleted from the history under such a name.
 *
 * @param known key ids of public keys: base64 of 32 bytes may be a public key as well, and is only a secret where it makes one of these,
 *   or where the file is called so.
 */
export const secretFiles = async (
  repository: Repository,
  known: ReadonlySet<string>,
): Promise<readonly SecretFile[]> => {
  const patterns = FORMS.flatMap((form) => ['-e', form]);
  const [matching, ignored, tracked] = await Promise.all([
    gitLines(repository, ['grep', '-I', '-l', '-z', '-E', '--untracked', ...patterns], '\0'),
    gitLines(repository, ['ls-files', '--others', '--ignored', '--exclude-standard', '-z', '--', ...KEY_NAMES], '\0'),
    gitLines(repository, ['ls-files', '-z', '--cached'], '\0'),
  ]);
  const paths = [...new Set([...matching, ...ignored])].slice(0, MAX_FILES);
  const committed = new Set(tracked);
  const found = await Promise.all(paths.map((path) => fromDisk(repository.root, path, committed, known)));
  return [...found.flatMap((file) => file ?? []), ...(await fromHistory(repository, known))];
};

const fromDisk = async (
  root: string,
  path: string,
  committed: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Promise<SecretFile | undefined> => {
  const file = join(root, path);
  const stats = await lstat(file).catch(() => undefined);
  if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
  const read = await secretIn(await readFile(file, 'utf8').catch(() => ''), path, known);
  if (!read) return undefined;
  const mode = sep === '/' ? stats.mode & 0o777 : 0;
  return { path, where: committed.has(path) ? 'committed' : 'work-tree', mode, ...read };
};

/** Whether a text is a secret key, and whose. */
const secretIn = async (
  text: string,
  path: string,
  known: ReadonlySet<string>,
): Promise<Pick<SecretFile, 'keyId'> | undefined> => {
  const { value, problems } = await gather(() => parseSecretKey(text));
  if (!value) return problems.some(({ code }) => code === 'key-password-missing') ? { keyId: undefined } : undefined;
  const { keyId } = value.publicKey;
  const isBare = /^[A-Za-z0-9+/]{43}=$/.test(text.trim());
  return !isBare || known.has(keyId) || /\.(key|sec)$/i.test(path) ? { keyId } : undefined;
};

/** Those that a later commit has removed: whoever has a clone still has them. */
const fromHistory = async (repository: Repository, known: ReadonlySet<string>): Promise<readonly SecretFile[]> => {
  const log = ['log', '--all', `--max-count=${MAX_DELETED}`, '--diff-filter=D', '--no-renames', '--name-only'];
  const lines = await gitLines(repository, [...log, '--format=commit %H', '--', ...KEY_NAMES]);
  let commit = '';
  const found: SecretFile[] = [];
  for (const line of lines.slice(0, MAX_FILES)) {
    if (/^commit [0-9a-f]{40,}$/.test(line)) commit = line.slice('commit '.length);
    else {
      const text = (await gitLines(repository, ['cat-file', 'blob', `${commit}^:${line}`])).join('\n');
      const read = text.length > MAX_BYTES ? undefined : await secretIn(text, line, known);
      if (read) found.push({ path: line, where: 'history', commit, mode: 0, ...read });
    }
  }
  return found;
};
