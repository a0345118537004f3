import { createHash } from 'node:crypto';
import { fail } from '../errors/ota-error.js';
import type { BranchHostSpec } from '../project/project.js';
import { findBranch } from './git-branch/address.js';
import type { Blob } from './git-branch/blob.js';
import { type Branch, openBranch } from './git-branch/branch.js';
import type { Tip, TreeEntry } from './git-branch/branch-tree.js';
import { flushHoldings, nudgeBranch } from './git-branch/flush.js';
import { forgeServerOf } from './git-branch/forge-server.js';
import { type Holdings, type Obstacle, openHoldings } from './git-branch/holdings.js';
import { isOwnFile } from './git-branch/pages-source.js';
import { preflightBranch } from './git-branch/preflight.js';
import { assertGitVersion } from './git-branch/scratch.js';
import { judgeFileSize } from './git-branch/size-limits.js';
import type {
  Body,
  CopyComparison,
  CopySource,
  CreateOutcome,
  FlushOutcome,
  Host,
  OnBytes,
  ReplaceOutcome,
  StoredObject,
} from './host.js';
import { sitePathFault } from './site-path.js';
import { MAX_READ_BYTES } from './stored-file.js';
import type { HostSurroundings } from './surroundings.js';

/**
 * A host that keeps the site in a branch of a git repository. Writes are held back, and each flush makes one commit of them,
 * which the branch moves to from the very tip that it was made for. Nothing is checked out and no history fetched. The tip is
 * taken when it is first needed, by `preflight`, and by a flush that somebody else came before.
 *
 * An ETag is the name that git gives the bytes.
 *
 * @throws OtaError `host-branch-remote-unknown`, `host-branch-git-old`, `repository-git-…`.
 */
export const branchHost = async (spec: BranchHostSpec, surroundings: HostSurroundings): Promise<Host> => {
  await assertGitVersion(surroundings.environment);
  const address = await findBranch(spec, surroundings);
  const site: Site = { branch: openBranch(address, surroundings), holdings: openHoldings(), ...turnstile() };
  return {
    kind: 'git-branch',
    location: address.location,
    // Pages of GitHub and GitLab may leave out names that begin with a dot, as they make an archive of the site first.
    capabilities: { conditionalWrites: true, ownHeaders: false, dotFiles: false, lists: true, uploadsAtOnce: 1 },
    preflight: () => site.alone(() => preflightBranch(site.branch)),
    read: (path) => read(site, path),
    digest: (path) => digest(site, path),
    open: (path) => open(site, path),
    list: (prefix) => list(site, prefix),
    create: (path, body, onBytes) => create(site, path, body, onBytes),
    replace: (path, bytes, etag) => replace(site, path, bytes, etag),
    compareCopy: (path, source) => compareCopy(site, path, source),
    copy: (path, source, etag) => copy(site, path, source, etag),
    remove: (path) => remove(site, path),
    flush: () => site.alone<FlushOutcome>(() => flushHoldings(site.branch, site.holdings)),
    nudge: () => site.alone(() => nudgeBranch(site.branch)),
  };
};

interface Site extends Turnstile {
  readonly branch: Branch;
  readonly holdings: Holdings;
}

/** Lets what moves the branch, or may forget what is on hold, run by itself. */
interface Turnstile {
  readonly alone: <T>(run: () => Promise<T>) => Promise<T>;
  /** Runs between those, in one go. */
  readonly between: <T>(run: () => T) => Promise<T>;
}

const turnstile = (): Turnstile => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    alone: (run) => {
      const turn = last.then(run, run);
      last = turn.catch(() => undefined);
      return turn;
    },
    between: async (run) => {
      for (let seen: unknown; seen !== last; ) {
        seen = last;
        await last;
      }
      return run();
    },
  };
};

/** The path from the branch's root. */
const located = ({ branch }: Site, path: string): string => {
  // git takes no such name for a file, in whatever case, and neither does a server that checks what it gets.
  const isGit = path.split('/').some((name) => name.toLowerCase() === '.git');
  const reason = sitePathFault(path) ?? (isGit ? 'it holds ".git" as a name' : undefined);
  if (reason !== undefined) throw fail('host-path-invalid', { path, reason });
  return branch.address.folder + path;
};

const assertFree = ({ branch: { location } }: Site, obstacle: Obstacle | undefined, path: string): void => {
  switch (obstacle) {
    case undefined:
      return;
    case 'directory':
      throw fail('host-path-is-directory', { path, location });
    case 'link':
      throw fail('host-symlink', { path, location });
    case 'submodule':
      throw fail('host-path-not-a-file', { path, location });
    case 'file-above':
      throw fail('host-parent-is-file', { path, location });
  }
};

interface Found {
  readonly tip: Tip;
  /** From the branch's root. */
  readonly at: string;
  readonly file: Blob | TreeEntry;
}

const find = async (site: Site, path: string): Promise<Found | undefined> => {
  const at = located(site, path);
  return onTip(site, (tip) => {
    const obstacle = site.holdings.obstacle(tip, at);
    // Below a file there is nothing, and nothing wrong with asking.
    if (obstacle !== 'file-above') assertFree(site, obstacle, path);
    const file = site.holdings.at(tip, at);
    return file && { tip, at, file };
  });
};

/** What is done without a pause, while the branch stands still. */
const onTip = async <T>({ branch, between }: Site, run: (tip: Tip) => T): Promise<T> => {
  await branch.tip();
  return between(() => run(branch.seen()));
};

const piecesOf = async (site: Site, { tip, at, file }: Found): Promise<AsyncIterable<Uint8Array>> => {
  if ('bytes' in file && file.bytes) return once(file.bytes);
  return (await site.branch.objects()).pieces(tip, at, file.id);
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const read = async (site: Site, path: string): Promise<StoredObject | undefined> => {
  const found = await find(site, path);
  if (!found) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of await piecesOf(site, found)) {
    size += piece.length;
    pieces.push(piece);
    if (size > MAX_READ_BYTES)
      throw fail('host-object-too-large', { path, location: site.branch.location, size, maxBytes: MAX_READ_BYTES });
  }
  return { bytes: Buffer.concat(pieces), etag: found.file.id };
};

const digest = async (site: Site, path: string): Promise<{ size: number; sha256: string } | undefined> => {
  const found = await find(site, path);
  if (!found) return undefined;
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of await piecesOf(site, found)) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest('hex') };
};

const open = async (site: Site, path: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
  const found = await find(site, path);
  return found && piecesOf(site, found);
};

const list = async (site: Site, prefix: string): Promise<readonly string[]> => {
  const { folder } = site.branch.address;
  const folderOfPrefix = prefix.slice(0, prefix.lastIndexOf('/'));
  if (prefix.includes('/')) located(site, folderOfPrefix);
  return (await onTip(site, site.holdings.paths))
    .filter((path) => path.startsWith(folder + prefix) && !isOwnFile(path, folder))
    .map((path) => path.slice(folder.length))
    .sort();
};

const create = async (site: Site, path: string, body: Body, onBytes: OnBytes = () => {}): Promise<CreateOutcome> => {
  const at = located(site, path);
  judge(site, path, body);
  const blob = await taken(site, body, path, onBytes);
  return change(site, at, path, (tip) => site.holdings.create(tip, at, blob));
};

const replace = async (
  site: Site,
  path: string,
  bytes: Uint8Array,
  etag: string | undefined,
): Promise<ReplaceOutcome> => {
  const at = located(site, path);
  const body: Body = { kind: 'bytes', bytes };
  judge(site, path, body);
  const blob = await taken(site, body, path, () => {});
  return change(site, at, path, (tip) => site.holdings.replace(tip, at, blob, etag));
};

/** The same bytes have the same name, so that nothing is read. */
const compareCopy = async (site: Site, path: string, source: CopySource): Promise<CopyComparison> => {
  const found = await find(site, path);
  if (!found) return { kind: 'absent' };
  const original = await find(site, source.path);
  return original?.file.id === found.file.id ? { kind: 'same' } : { kind: 'other', etag: found.file.id };
};

/** A second name for what git has already: it costs neither space nor time on the way. */
const copy = async (
  site: Site,
  path: string,
  source: CopySource,
  etag: string | undefined,
): Promise<ReplaceOutcome> => {
  const at = located(site, path);
  const original = await find(site, source.path);
  if (!original) throw missingSource(site, source);
  const { id } = original.file;
  // One that was uploaded a moment ago is here; git commits no name of what it has not.
  if (original.tip.entries.get(original.at)?.id === id)
    await (await site.branch.objects()).bring(original.tip, [original.at]);
  const bytes = 'bytes' in original.file && original.file.bytes ? { bytes: original.file.bytes } : {};
  const blob: Blob = { id, size: source.size, ...bytes };
  return change(site, at, path, (tip) => site.holdings.replace(tip, at, blob, etag));
};

const missingSource = ({ branch: { location } }: Site, { path, sha256 }: CopySource) =>
  fail('host-corrupted', { location, path, expected: `sha256 ${sha256}`, found: 'nothing' });

const remove = async (site: Site, path: string): Promise<void> => {
  const at = located(site, path);
  await onTip(site, (tip) => {
    const obstacle = site.holdings.obstacle(tip, at);
    if (obstacle === 'file-above') return;
    assertFree(site, obstacle, path);
    site.holdings.remove(tip, at);
  });
};

const judge = ({ branch }: Site, path: string, body: Body): void => {
  const { address, location, surroundings } = branch;
  const server = forgeServerOf(surroundings.environment, address.url);
  const size = body.kind === 'file' ? body.size : body.bytes.length;
  const problems = judgeFileSize(path, size, { location, server });
  if (problems.length > 0) surroundings.problems?.(problems);
};

/** Everything slow happens here, before anything is decided. */
const taken = async ({ branch, holdings }: Site, body: Body, path: string, onBytes: OnBytes): Promise<Blob> =>
  (await branch.objects()).take(body, path, holdings.waitingBytes(), onBytes);

/** Decides and puts on hold: of many at once exactly one comes first. */
const change = <T>(site: Site, at: string, path: string, decide: (tip: Tip) => T): Promise<T> =>
  onTip(site, (tip) => {
    assertFree(site, site.holdings.obstacle(tip, at), path);
    return decide(tip);
  });
