import { objectUrl } from './address.js';
import { type Answer, isDone } from './answer.js';
import type { Exchange } from './client.js';
import { ownName } from './manners.js';
import { type Sending, type SendingEnd, sendBody } from './send-body.js';
import type { PutServer } from './server.js';
import { compareObject, type SeenObject } from './stored-object.js';
import { patience } from './waits.js';

/** An object to be put under its name. */
export interface Placement extends Omit<Sending, 'name' | 'conditions'> {
  /** Over what: nothing, or what stands there, under its strong ETag where it has one. */
  readonly over: 'nothing' | Pick<SeenObject, 'etag' | 'modifiedMs'>;
}

/**
 * Puts an object under its name, on condition that the name is free, or stands as it was seen. Where a server shows half
 * an upload, it goes to a name of its own first, and is moved once it is whole (RFC 4918, 9.9).
 *
 * @throws OtaError as `sendBody`.
 */
export const placeObject = async (server: PutServer, placement: Placement): Promise<SendingEnd> => {
  const { moves, takesIfMatch, folders } = server.manners();
  const { path, body, over } = placement;
  // What is large, or sent twice, should not be sent in vain; of what is small a server may tell what is missing.
  const isAhead = folders === 'silent' || (folders === 'told' && (moves || body.kind === 'file'));
  if (isAhead) await server.folders.ensure(path);
  if (moves) return placeByMove(server, placement);
  if (over === 'nothing') return sendBody(server, { ...placement, name: path, conditions: { 'if-none-match': '*' } });
  const conditions = { ...(over.etag !== undefined && takesIfMatch ? { 'if-match': over.etag } : {}) };
  const date = laterDate(server.timing.clock(), over.modifiedMs);
  return sendBody(server, { ...placement, name: path, conditions: { ...conditions, ...date } });
};

/**
 * Now, or the second after the object’s that is replaced. nginx dates a file by the `Date` of its PUT
 * (ngx_http_dav_module, dav_methods), and makes the ETag of time and size: an equally long pointer of the same second would
 * answer 304 to readers of the old. Other servers pass over it.
 */
const laterDate = (now: Date, modifiedMs: number | undefined): Readonly<Record<string, string>> =>
  modifiedMs === undefined ? {} : { date: new Date(Math.max(now.getTime(), modifiedMs + 1000)).toUTCString() };

const placeByMove = async (server: PutServer, placement: Placement): Promise<SendingEnd> => {
  const { client, timing, manners } = server;
  const { path, over } = placement;
  const own = ownName(manners().dotFiles, timing.random);
  const sent = await sendBody(server, { ...placement, path: own, name: path, conditions: {} });
  if (sent.kind === 'refused') return sent;
  const end = await moveOnto(server, own, placement, over === 'nothing' ? 'F' : 'T');
  if (end.kind === 'moved') return { kind: 'stored' };
  // What was moved by a request whose answer was lost is gone already.
  await client.exchange({ method: 'DELETE', path: own });
  return end;
};

const LIMITS = { maxTries: 5, maxWaitMs: 60_000 };

/** Moves an object, and again where that may help, after a look at whether it has arrived. */
const moveOnto = async (
  { client, timing }: PutServer,
  own: string,
  { path, digest }: Placement,
  overwrite: 'T' | 'F',
): Promise<SendingEnd | { readonly kind: 'moved' }> => {
  const wait = patience(timing, LIMITS);
  const headers = { destination: objectUrl(client.base, path), overwrite };
  for (;;) {
    const ended = await client.exchange({ method: 'MOVE', path, url: objectUrl(client.base, own), headers });
    if (ended.kind === 'answer' && isDone(ended.answer)) return { kind: 'moved' };
    if ((await compareObject(client, timing, path, digest)) === 'same') return { kind: 'stored' };
    // To be repeated like PUT: what has been moved already is found by the look.
    if ((await wait('PUT', outcomeOf(ended))) === 'again') continue;
    if (ended.kind === 'answer') return { kind: 'refused', answer: ended.answer };
    throw ended.error;
  }
};

const outcomeOf = (ended: Exchange) => (ended.kind === 'failure' ? ended : answered(ended.answer));
const answered = ({ status, header }: Answer) => ({ kind: 'answer', status, header }) as const;
