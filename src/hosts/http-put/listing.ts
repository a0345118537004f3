import { fail } from '../../errors/ota-error.js';
import { sitePathFault } from '../site-path.js';
import { folderUrl } from './address.js';
import { type Answer, isAbsent, isDone } from './answer.js';
import type { PutClient } from './client.js';
import { isOwnName } from './manners.js';
import { type ListedResource, readMultistatus } from './multistatus.js';
import { refusalOf } from './refusal.js';

/** What a folder holds: paths on the site. */
export interface Folder {
  readonly objects: readonly string[];
  readonly folders: readonly string[];
}

/** Far more than the folders of a site of ten thousand releases need: some 400 bytes for each object. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const MAX_OBJECTS = 500_000;
const MAX_FOLDERS = 10_000;

const BODY = '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>';

/**
 * The paths of a site that begin with a prefix, sorted, from one PROPFIND a folder (RFC 4918, 9.1).
 *
 * @throws OtaError `host-unlistable`, `host-unreachable`, `http-put-untrusted`, `host-denied`.
 */
export const listObjects = async (client: PutClient, prefix: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const due = [prefix.slice(0, prefix.lastIndexOf('/') + 1).replace(/\/$/, '')];
  for (let folder = due.pop(), seen = 1; folder !== undefined; folder = due.pop(), seen += 1) {
    const { objects, folders } = (await listFolder(client, folder)) ?? { objects: [], folders: [] };
    found.push(...objects.filter((path) => path.startsWith(prefix) && !isOwnName(path)));
    due.push(...folders.filter((path) => mayHold(path, prefix) && !isOwnName(path)));
    if (found.length > MAX_OBJECTS || seen + due.length > MAX_FOLDERS)
      throw fail('host-unlistable', { location: client.location });
  }
  return found.sort();
};

const mayHold = (folder: string, prefix: string): boolean =>
  `${folder}/`.startsWith(prefix) || prefix.startsWith(`${folder}/`);

/** What is right in a folder, the site’s own for the empty path; undefined where there is no such folder. */
export const listFolder = async (client: PutClient, folder: string): Promise<Folder | undefined> => {
  const url = folderUrl(client.base, folder);
  const answer = await wholeAnswer(client, folder, url);
  if (isAbsent(answer)) return undefined;
  if (answer.status === 401) throw refusalOf(answer, { location: client.location, path: folder, access: 'read' });
  const listed =
    isDone(answer) && answer.ending === 'whole' ? readMultistatus(new TextDecoder().decode(answer.bytes)) : undefined;
  const inside = listed && folderOf(new URL(url).pathname, folder, listed);
  if (!inside) throw fail('host-unlistable', { location: client.location });
  return inside;
};

/** Tries of an answer that breaks off; a request that gets none is sent again by the fetch. */
const MAX_TRIES = 3;

const wholeAnswer = async (client: PutClient, folder: string, url: string): Promise<Answer> => {
  for (let number = 1; ; number += 1) {
    const answer = await client.ask({
      method: 'PROPFIND',
      path: folder,
      url,
      headers: { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
      body: BODY,
      maxAnswerBytes: MAX_ANSWER_BYTES,
    });
    if (answer.ending !== 'broken') return answer;
    const reason = 'its listing breaks off';
    if (number === MAX_TRIES) throw fail('host-unreachable', { location: client.location, path: folder, reason });
  }
};

/**
 * Sorts what a listing names by its place below the folder that was asked. The folder itself is among it; where it isn’t,
 * something rewrites addresses on the way, and nothing can be told. What lies elsewhere is left out.
 */
const folderOf = (pathname: string, folder: string, listed: readonly ListedResource[]): Folder | undefined => {
  const own = decodedNames(pathname);
  const objects: string[] = [];
  const folders: string[] = [];
  let isItself = false;
  for (const resource of listed) {
    const names = decodedNames(resource.pathname);
    if (!own || !names || !own.every((name, i) => names[i] === name)) continue;
    if (names.length === own.length) isItself = true;
    const name = names.at(-1);
    if (names.length !== own.length + 1 || name === undefined) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    if (sitePathFault(path) !== undefined) continue;
    if (resource.isCollection || resource.pathname.endsWith('/')) folders.push(path);
    else objects.push(path);
  }
  return isItself ? { objects, folders } : undefined;
};

/** The names of a path; undefined where one of them hides a slash, or encodes nothing. */
const decodedNames = (pathname: string): readonly string[] | undefined => {
  try {
    const names = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    return names.some((name) => name.includes('/')) ? undefined : names;
  } catch {
    return undefined;
  }
};
