import { fail } from '../../errors/ota-error.js';
import { folderUrl, objectUrl } from './address.js';
import { type Answer, isAbsent, isDone, readAnswer } from './answer.js';
import type { Exchange } from './client.js';
import { listFolder } from './listing.js';
import { type Manners, ownName } from './manners.js';
import { type Asked, refusalOf } from './refusal.js';
import type { PutServer } from './server.js';
import { readObject } from './stored-object.js';
import { strongEtag } from './validators.js';

type HeaderFields = Readonly<Record<string, string>>;

/** A try of one name, as all of these tries are about. */
export const put = async (
  server: PutServer,
  path: string,
  text: string,
  headers: HeaderFields = {},
): Promise<Answer> => {
  const ended = await exchangePut(server, path, text, headers);
  if (ended.kind === 'answer') return ended.answer;
  throw ended.error;
};

const exchangePut = (
  { client }: PutServer,
  path: string,
  text: string,
  headers: HeaderFields,
  isSentOnce = false,
): Promise<Exchange> => {
  const body = new TextEncoder().encode(text);
  const own = { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(body.length) };
  return client.exchange({ method: 'PUT', path, headers: { ...own, ...headers }, body, isSentOnce });
};

const asked = ({ client }: PutServer, path: string, access: Asked['access']): Asked => ({
  location: client.location,
  path,
  access,
});

/** A name of our own, and whether names with a dot are answered for. */
export interface FreeName {
  readonly name: string;
  readonly dotFiles: boolean;
}

/**
 * A name that nobody has written, and that the server says so of: one with a dot, if it answers for such names.
 *
 * @throws OtaError `http-put-soft-404`, `host-denied`, `host-unreachable`, `http-put-untrusted`, `host-refused`.
 */
export const findFreeName = async (server: PutServer): Promise<FreeName> => {
  const { client, timing } = server;
  for (const dotFiles of [true, false]) {
    const name = ownName(dotFiles, timing.random);
    const response = await client.read({ method: 'GET', path: name });
    const answer = await readAnswer(response, response.url);
    if (isAbsent(answer)) return { name, dotFiles };
    if (isDone(answer)) {
      const type = answer.header('content-type')?.split(';')[0];
      const shown = `status ${answer.status}${type ? ` and ${type}` : ''}`;
      throw fail('http-put-soft-404', { location: client.location, shown });
    }
    const isHidden = dotFiles && (answer.status === 401 || answer.status === 403);
    if (!isHidden) throw refusalOf(answer, asked(server, name, 'read'));
  }
  throw new RangeError('one of two names answers or throws');
};

/** Why objects can’t be removed, asked of one that isn’t there; undefined where they can. */
export const reasonAgainstRemoval = async (server: PutServer, free: string): Promise<string | undefined> => {
  const answer = await server.client.ask({ method: 'DELETE', path: free });
  return isDone(answer) || isAbsent(answer) ? undefined : answer.words;
};

/** @throws OtaError for a first write that is refused: `http-put-base-missing`, and as `refusalOf`. */
export const assertWritten = (server: PutServer, path: string, answer: Answer): void => {
  if (isDone(answer)) return;
  // The name is in no folder but the site’s own (RFC 4918, 9.7.1).
  if (isAbsent(answer) || answer.status === 409)
    throw fail('http-put-base-missing', { location: server.client.location, reason: answer.words });
  throw refusalOf(answer, asked(server, path, 'write'));
};

/** @throws OtaError `host-corrupted` where what was written isn’t what is read. */
export const assertReadable = async (
  { client, timing }: PutServer,
  path: string,
  text: string,
): Promise<{ readonly etag: string | undefined }> => {
  const found = await readObject(client, timing, path);
  if (found && new TextDecoder().decode(found.bytes) === text) return found;
  const details = { location: client.location, path, expected: `${text.length} bytes that were just written` };
  throw fail('host-corrupted', { ...details, found: found ? 'other bytes' : 'nothing' });
};

/** Writers that want one name at the same moment: enough for a server that looks first and writes later to let two through. */
const WRITERS = 8;

/**
 * Why `If-None-Match: *` can’t be relied on; undefined where nothing speaks against it.
 *
 * @param name stands already, with this very text.
 * @param free a name that nothing stands under; left out where it couldn’t be removed again.
 */
export const reasonAgainstCreation = async (
  server: PutServer,
  name: string,
  text: string,
  free: string | undefined,
): Promise<string | undefined> => {
  const onStanding = await put(server, name, text, { 'if-none-match': '*' });
  if (isDone(onStanding)) return 'If-None-Match: *';
  if (free === undefined) return 'If-None-Match: * can’t be tried where nothing is removed';
  const winners = await winnersOf(server, text, free);
  if (winners !== 1) return `If-None-Match: *, which ${winners} of ${WRITERS} writers at once passed`;
  // mod_dav looks at the condition, and opens the file later: whether two get through is a matter of luck.
  if (/^apache\b/i.test(onStanding.header('server') ?? ''))
    return 'Apache looks at If-None-Match: * before it writes, not as it writes';
  return undefined;
};

/** How many of several writers at once believe that they have created an object. */
const winnersOf = async (server: PutServer, text: string, path: string): Promise<number> => {
  const texts = Array.from({ length: WRITERS }, (_, i) => `${text}${i}`);
  const ends = await Promise.all(texts.map((each) => exchangePut(server, path, each, { 'if-none-match': '*' })));
  const told = ends.filter((ended) => ended.kind === 'answer' && isDone(ended.answer)).length;
  // The one whose answer was lost has met its own object when it was sent again.
  return told === 0 && texts.includes((await textAt(server, path)) ?? '') ? 1 : told;
};

const textAt = async ({ client, timing }: PutServer, path: string): Promise<string | undefined> => {
  const found = await readObject(client, timing, path);
  return found && new TextDecoder().decode(found.bytes);
};

/** Why `If-Match` can’t be relied on; undefined where nothing speaks against it. */
export const reasonAgainstReplacement = async (
  server: PutServer,
  name: string,
  etag: string | undefined,
): Promise<string | undefined> => {
  if (strongEtag(etag ?? null) === undefined || etag === undefined) return 'If-Match, as it gives no strong ETag';
  const wrong = await put(server, name, 'not to be seen', { 'if-match': '"ota-release-none"' });
  if (isDone(wrong)) return 'If-Match';
  const right = await put(server, name, 'replaced', { 'if-match': etag });
  // Also where only the answer was lost: sent again, it has met what it wrote itself.
  if (isDone(right) || (await textAt(server, name)) === 'replaced') return undefined;
  return `If-Match, whose right ETag it refuses (${right.words})`;
};

/** What servers answer that miss the folder of a name (RFC 4918, 9.7.1; Go’s WebDAV says 404). */
export const MISSING_FOLDER: ReadonlySet<number> = new Set([403, 404, 409]);

/**
 * Writes an object into a folder of its own, and finds out what the server does about the folder.
 *
 * @throws OtaError `http-put-flat`.
 */
export const writeInFolder = async (server: PutServer, folder: string, text: string): Promise<Manners['folders']> => {
  const { client } = server;
  const path = `${folder}/object`;
  // Once: nginx that makes no folders answers 500, which would be tried again for half a minute.
  const first = await exchangePut(server, path, text, {}, true);
  if (first.kind === 'answer' && isDone(first.answer)) return 'made';
  const made = await client.ask({ method: 'MKCOL', path: folder, url: folderUrl(client.base, folder) });
  const second = await put(server, path, text);
  if (isDone(second)) return first.kind === 'answer' && !MISSING_FOLDER.has(first.answer.status) ? 'silent' : 'told';
  const reason = `PUT gives ${second.words}, MKCOL gives ${made.words}`;
  throw fail('http-put-flat', { location: client.location, reason });
};

/** Whether the server says what is in a folder. */
export const canList = async (server: PutServer, folder: string): Promise<boolean> => {
  try {
    return (await listFolder(server.client, folder))?.objects.includes(`${folder}/object`) ?? false;
  } catch {
    return false;
  }
};

/** Whether an object can be moved to a free name, and can’t be moved onto one that isn’t (RFC 4918, 9.9 and 10.6). */
export const canMove = async (server: PutServer, folder: string): Promise<boolean> => {
  const { client } = server;
  const move = (to: string): Promise<Answer> =>
    client.ask({
      method: 'MOVE',
      path: to,
      url: objectUrl(client.base, `${folder}/source`),
      headers: { destination: objectUrl(client.base, to), overwrite: 'F' },
    });
  if (!isDone(await put(server, `${folder}/source`, 'source'))) return false;
  if (isDone(await move(`${folder}/object`))) return false;
  return isDone(await move(`${folder}/target`));
};
