import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { assertRoot, assertWritablePath } from './directory-guard.js';
import { preflightDirectory } from './directory-preflight.js';
import { ensureDirectory, syncDirectory, syncFile, writeBody } from './durable-file.js';
import { linkNew } from './hard-link.js';
import type {
  Body,
  CopyComparison,
  CopySource,
  CreateOutcome,
  Host,
  OnBytes,
  ReplaceOutcome,
  StoredObject,
} from './host.js';
import { attempting, errnoOf } from './host-failure.js';
import { withLock } from './lock.js';
import { currentProcess } from './process-identity.js';
import { sitePathFault, WORK_AREA } from './site-path.js';
import {
  compareStored,
  digestStored,
  isStored,
  openStored,
  readStored,
  type SiteFile,
  sha256Hex,
} from './stored-file.js';
import { sweep } from './sweep.js';
import { type WorkArea, withTempFile, workAreaOf } from './work-area.js';

/** A site's directory, and the way into its work area once that was cleared of what killed runs left. */
interface Site {
  readonly root: string;
  readonly location: string;
  readonly enter: () => Promise<WorkArea>;
}

/**
 * A host that keeps the site in a directory, for any web server to serve. Every object appears whole or not at all,
 * is on disk when a method returns, and is readable for others whatever the umask.
 *
 * `create` links a finished file to its name; `replace` and `remove` hold a lock between processes. An ETag is the hex
 * SHA-256 of the bytes. While something is written there is a directory `.ota-release` in the root.
 */
export const directoryHost = (path: string): Host => {
  const root = resolve(path);
  const site: Site = { root, location: path, enter: enterOnce(root, path) };
  const reading = <T>(at: string, run: () => Promise<T>) =>
    attempting({ location: path, path: at, access: 'read' }, run);
  const writing = <T>(at: string, run: () => Promise<T>) =>
    attempting({ location: path, path: at, access: 'write' }, run);
  return {
    kind: 'directory',
    location: path,
    capabilities: { conditionalWrites: true, ownHeaders: false, dotFiles: true, lists: true, uploadsAtOnce: 1 },
    preflight: () => preflightDirectory({ root, location: path }),
    read: (at) => reading(at, () => read(site, at)),
    digest: (at) => reading(at, async () => digestStored(locate(site, at))),
    open: (at) => reading(at, async () => openStored(locate(site, at))),
    list: (prefix) => reading(prefix, () => list(site, prefix)),
    create: (at, body, onBytes) => writing(at, () => create(site, at, body, onBytes)),
    replace: (at, bytes, etag) => writing(at, () => replace(site, at, { kind: 'bytes', bytes }, etag)),
    compareCopy: (at, source) => reading(at, () => compareCopy(site, at, source)),
    copy: (at, source, etag) => writing(at, () => replace(site, at, bodyOf(site, source), etag)),
    remove: (at) => writing(at, () => remove(site, at)),
  };
};

const enterOnce = (root: string, location: string): (() => Promise<WorkArea>) => {
  let entered: Promise<WorkArea> | undefined;
  const enter = async (): Promise<WorkArea> => {
    const area = workAreaOf(root, location, await currentProcess());
    await sweep(area);
    return area;
  };
  return async () => {
    entered ??= enter();
    try {
      return await entered;
    } catch (error) {
      // The next write tries again: what failed may have been put right.
      entered = undefined;
      throw error;
    }
  };
};

const locate = ({ root, location }: Site, path: string): SiteFile => {
  const reason = sitePathFault(path);
  if (reason !== undefined) throw fail('host-path-invalid', { path, reason });
  return { file: join(root, path), path, location };
};

/** The object's file, once nothing on the way to it leads elsewhere. */
const locateForWriting = async (site: Site, path: string): Promise<SiteFile> => {
  const target = locate(site, path);
  await assertRoot(site.root, site.location);
  await assertWritablePath(site.root, target);
  return target;
};

const read = async (site: Site, path: string): Promise<StoredObject | undefined> => {
  const bytes = await readStored(locate(site, path));
  return bytes && { bytes, etag: sha256Hex(bytes) };
};

const create = async (site: Site, path: string, body: Body, onBytes?: OnBytes): Promise<CreateOutcome> => {
  const target = await locateForWriting(site, path);
  const area = await site.enter();
  const before = await settled(target, body);
  if (before !== 'absent') return before;
  return withTempFile(area, async (handle, temp) => {
    await writeBody(handle, body, path, onBytes);
    await ensureDirectory(dirname(target.file));
    return place(area, temp, target, body);
  });
};

/** What stands under the name. An object that is there counts as written only once it is on disk, whoever wrote it. */
const settled = async (target: SiteFile, body: Body): Promise<'absent' | 'same' | 'other'> => {
  const found = await compareStored(target, body);
  if (found === 'same') await syncFile(target.file);
  return found;
};

/** A name that is taken one moment and free the next, so many times in a row, isn't our own doing. */
const MAX_PLACINGS = 100;

/** Puts a finished file under a name that nothing has yet. */
const place = async (area: WorkArea, temp: string, target: SiteFile, body: Body): Promise<CreateOutcome> => {
  for (let placing = 0; placing < MAX_PLACINGS; placing += 1) {
    const linked = await linkNew(temp, target.file);
    if (linked === 'unsupported') return placeUnderLock(area, temp, target, body);
    if (linked === 'linked') {
      await syncDirectory(dirname(target.file));
      return 'created';
    }
    const found = await settled(target, body);
    if (found !== 'absent') return found;
  }
  throw fail('host-failed', {
    location: target.location,
    path: target.path,
    reason: 'another program keeps removing it',
  });
};

/** Without hard links, only the lock keeps two from creating the same object; a rename still makes it appear whole. */
const placeUnderLock = (area: WorkArea, temp: string, target: SiteFile, body: Body): Promise<CreateOutcome> =>
  withLock(area, async (lock) => {
    const found = await settled(target, body);
    if (found !== 'absent') return found;
    await lock.assertHeld();
    await rename(temp, target.file);
    await syncDirectory(dirname(target.file));
    return 'created';
  });

const CREATED_AS: Readonly<Record<CreateOutcome, ReplaceOutcome>> = {
  created: 'replaced',
  same: 'same',
  other: 'lost',
};

const replace = async (site: Site, path: string, body: Body, etag: string | undefined): Promise<ReplaceOutcome> => {
  if (etag === undefined) return CREATED_AS[await create(site, path, body)];
  const target = await locateForWriting(site, path);
  const area = await site.enter();
  const early = await judge(target, body, etag);
  if (early !== 'due') return early;
  return withTempFile(area, async (handle, temp) => {
    await writeBody(handle, body, path);
    return withLock(area, async (lock) => {
      const verdict = await judge(target, body, etag);
      if (verdict !== 'due') return verdict;
      const modified = await laterSecond(target.file);
      await handle.utimes(modified, modified);
      await lock.assertHeld();
      await rename(temp, target.file);
      await syncDirectory(dirname(target.file));
      return 'replaced';
    });
  });
};

/**
 * A file of the site as the body of its copy: no second name for the same file, as a replacement must be younger than what it
 * replaces, and the time of a file is the same under all its names.
 */
const bodyOf = (site: Site, { path, size, sha256 }: CopySource): Body => ({
  kind: 'file',
  path: locate(site, path).file,
  size,
  sha256,
});

const compareCopy = async (site: Site, path: string, { size, sha256 }: CopySource): Promise<CopyComparison> => {
  const found = await digestStored(locate(site, path));
  if (!found) return { kind: 'absent' };
  return found.size === size && found.sha256 === sha256 ? { kind: 'same' } : { kind: 'other', etag: found.sha256 };
};

/** Whether the object is still the one to be replaced. */
const judge = async (target: SiteFile, body: Body, etag: string): Promise<'due' | 'same' | 'lost'> => {
  const found = await settled(target, body);
  if (found === 'same') return 'same';
  const current = await digestStored(target);
  return current?.sha256 === etag ? 'due' : 'lost';
};

/**
 * Now, or the second after the replaced file's, in seconds since the epoch. nginx and Caddy make their ETag of the
 * time in whole seconds and the size: an equally long pointer of the same second would answer 304 to readers of the old.
 */
const laterSecond = async (file: string): Promise<number> =>
  Math.max(Date.now() / 1000, Math.floor((await lstat(file)).mtimeMs / 1000) + 1);

const remove = async (site: Site, path: string): Promise<void> => {
  const target = await locateForWriting(site, path);
  const area = await site.enter();
  if (!(await isStored(target))) return;
  await withLock(area, async (lock) => {
    await lock.assertHeld();
    await rm(target.file, { force: true });
    await syncDirectory(dirname(target.file));
  });
};

const list = async (site: Site, prefix: string): Promise<readonly string[]> => {
  const directory = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (directory !== '') locate(site, directory.slice(0, -1));
  const paths = await filesBelow(site.root, directory);
  return paths.filter((path) => path.startsWith(prefix)).sort();
};

const filesBelow = async (root: string, directory: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await entriesOf(join(root, directory))) {
    const path = `${directory}${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && path !== WORK_AREA) found.push(...(await filesBelow(root, `${path}/`)));
  }
  return found;
};

const entriesOf = async (directory: string) => {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return [];
    throw error;
  }
};
