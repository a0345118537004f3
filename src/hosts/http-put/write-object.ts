import { type Digest, digestOf } from '../body-stream.js';
import type { Body, CreateOutcome, OnBytes, ReplaceOutcome } from '../host.js';
import type { Answer } from './answer.js';
import { type Placement, placeObject } from './place-object.js';
import { MISSING_FOLDER } from './probe.js';
import { refusalOf } from './refusal.js';
import type { SendingEnd } from './send-body.js';
import type { PutServer } from './server.js';
import { compareObject, readObject, type SeenObject } from './stored-object.js';
import { assertStored, foundAfter } from './verify-upload.js';

/**
 * Writes an object where nothing is. A refusal, whatever its status, is judged by what is there afterwards: servers say
 * “exists” with 400, 403, 409 and 412, and a lost answer of our own looks the same.
 *
 * @throws OtaError `host-…`, `http-put-…`.
 */
export const createObject = async (
  server: PutServer,
  path: string,
  body: Body,
  onBytes: OnBytes = () => {},
): Promise<CreateOutcome> => {
  const { client, timing, manners } = server;
  const digest = digestOf(body);
  // Where conditions hold, a small object is compared once it is refused; a large one isn't sent for that.
  if (body.kind === 'file' || !manners().conditional) {
    const found = await compareObject(client, timing, path, digest);
    if (found !== 'absent') return found;
  }
  const placement: Placement = { path, body, digest, over: 'nothing', onBytes: growing(onBytes) };
  const ended = await placeInFolder(server, placement);
  if (ended.kind === 'stored') return verified(server, path, body, digest);
  const found = await compareObject(client, timing, path, digest);
  if (found !== 'absent') return found;
  throw refusalOf(ended.answer, { location: client.location, path, access: 'write' });
};

/** A file that is sent once more is counted from its beginning; what was told already isn’t taken back. */
const growing = (onBytes: OnBytes): OnBytes => {
  let told = 0;
  return (bytes) => {
    if (bytes <= told) return;
    told = bytes;
    onBytes(bytes);
  };
};

/** Places an object; where its folder may be missing, once more after it was made. */
const placeInFolder = async (server: PutServer, placement: Placement): Promise<SendingEnd> => {
  const ended = await placeObject(server, placement);
  const mayMissFolder =
    ended.kind === 'refused' && MISSING_FOLDER.has(ended.answer.status) && placement.path.includes('/');
  if (!mayMissFolder) return ended;
  await server.folders.ensureAgain(placement.path);
  return placeObject(server, placement);
};

const verified = async (server: PutServer, path: string, body: Body, digest: Digest): Promise<CreateOutcome> => {
  const found = await foundAfter(server, path, body, digest);
  // Where conditions don't hold, another writer may have come right after.
  if (found.kind === 'other' && body.kind === 'bytes' && !server.manners().conditional) return 'other';
  assertStored(found, { location: server.client.location, path }, digest);
  return 'created';
};

const CREATED_AS: Readonly<Record<CreateOutcome, ReplaceOutcome>> = {
  created: 'replaced',
  same: 'same',
  other: 'lost',
};

/**
 * Writes over the object whose digest is `etag`, or, with `undefined`, over nothing. Where conditions hold, and the object
 * was seen with that digest, the server judges by the ETag that it had; otherwise what stands there is read first.
 *
 * @throws OtaError `host-…`, `http-put-…`.
 */
export const replaceObject = async (
  server: PutServer,
  path: string,
  bytes: Uint8Array,
  etag: string | undefined,
  seen: SeenObject | undefined,
): Promise<ReplaceOutcome> => {
  const body: Body = { kind: 'bytes', bytes };
  if (etag === undefined) return CREATED_AS[await createObject(server, path, body)];
  const digest = digestOf(body);
  const standing = await standingFor(server, path, digest, etag, seen);
  if (typeof standing === 'string') return standing;
  const placement: Placement = { path, body, digest, over: standing, onBytes: () => {} };
  const ended = await placeObject(server, placement);
  return ended.kind === 'stored'
    ? settled(server, path, body, digest)
    : refused(server, path, digest, etag, ended.answer);
};

/** The object that may be written over, or what comes of it that another stands there. */
const standingFor = async (
  { client, timing, manners }: PutServer,
  path: string,
  { sha256 }: Digest,
  etag: string,
  seen: SeenObject | undefined,
): Promise<SeenObject | 'same' | 'lost'> => {
  const { conditional } = manners();
  if (conditional && seen?.etag !== undefined && seen.sha256 === etag && sha256 !== etag) return seen;
  const standing = await readObject(client, timing, path);
  if (standing?.sha256 === sha256) return 'same';
  return standing?.sha256 === etag ? standing : 'lost';
};

/** A race that was lost, unless what stands there is still what was to be replaced: then the server refuses for another reason. */
const refused = async (
  { client, timing }: PutServer,
  path: string,
  { sha256 }: Digest,
  etag: string,
  answer: Answer,
): Promise<ReplaceOutcome> => {
  const standing = await readObject(client, timing, path);
  if (standing?.sha256 === sha256) return 'same';
  if (standing?.sha256 !== etag || answer.status === 412) return 'lost';
  throw refusalOf(answer, { location: client.location, path, access: 'write' });
};

/** What stands there after it was written. Other bytes are another writer’s: it is read again by whoever wrote. */
const settled = async (server: PutServer, path: string, body: Body, digest: Digest): Promise<ReplaceOutcome> =>
  (await foundAfter(server, path, body, digest)).kind === 'same' ? 'replaced' : 'lost';
