import { gather } from '../../errors/gather.js';
import { fail } from '../../errors/ota-error.js';
import { type Problem, problem } from '../../errors/problem.js';
import { isLoopback } from './address.js';
import { isDone } from './answer.js';
import { takeAway } from './clean-up.js';
import { PROMISED_BYTES, uploadHalf } from './half-upload.js';
import { lastingName, type Manners, ownName } from './manners.js';
import {
  assertReadable,
  assertWritten,
  canList,
  canMove,
  type FreeName,
  findFreeName,
  put,
  reasonAgainstCreation,
  reasonAgainstRemoval,
  reasonAgainstReplacement,
  writeInFolder,
} from './probe.js';
import type { PutServer } from './server.js';

/** What was found, and what this run takes into account from now on; undefined where the server can’t be used. */
export interface Preflight {
  readonly problems: readonly Problem[];
  readonly manners?: Manners;
}

/**
 * Finds out what a server does, by doing it under names that nobody has: reads what isn’t there, writes, reads, writes
 * again with and without conditions, alone and side by side, in a folder, half, and takes all of it away. On a server that
 * removes nothing, what can be done with one name that stays.
 */
export const preflightServer = async (server: PutServer, oneAtATime: boolean): Promise<Preflight> => {
  const { client } = server;
  const { location } = client;
  const base = new URL(client.base);
  const isOpen = client.hasCredentials && base.protocol === 'http:' && !isLoopback(base);
  const line = isOpen ? [problem('http-put-plain-http', { location })] : [];
  const tried = await gather(() => tryServer(server));
  if (!tried.value) return { problems: [...line, ...tried.problems] };
  const { manners, against, warnings } = tried.value;
  const code = oneAtATime ? 'host-conditions-trusted' : 'host-ignores-conditions';
  const conditions = against === undefined ? [] : [problem(code, { location, shown: against })];
  return { problems: [...line, ...conditions, ...warnings], manners };
};

interface Tried {
  readonly manners: Manners;
  /** Why conditions can’t be relied on. */
  readonly against: string | undefined;
  readonly warnings: readonly Problem[];
}

const tryServer = async (server: PutServer): Promise<Tried> => {
  const free = await findFreeName(server);
  const unremovable = await reasonAgainstRemoval(server, free.name);
  if (unremovable === undefined) return tryFreely(server, free);
  const plain = { name: ownName(false, server.timing.random), dotFiles: false };
  // Perhaps only names with a dot are kept from everybody.
  if (free.dotFiles && (await reasonAgainstRemoval(server, plain.name)) === undefined) return tryFreely(server, plain);
  return tryLasting(server, free.dotFiles, unremovable);
};

/** What the objects hold that are there for a moment. */
const TEXT = 'ota-release looks whether it may write here.\n';
const SECOND = 'ota-release looks whether it may write over it.\n';

const tryFreely = async (server: PutServer, free: FreeName): Promise<Tried> => {
  const { name, dotFiles } = await firstWrite(server, free, (dotted) => ownName(dotted, server.timing.random));
  const [race, folder] = [`${name}-race`, `${name}-folder`];
  let left: Awaited<ReturnType<typeof takeAway>> = [];
  const tried = await tryAll(server, { name, race, folder, dotFiles }).finally(async () => {
    left = await takeAway(server, [name, race], folder);
  });
  const { location } = server.client;
  const stays = left.map(({ path, reason }) => problem('http-put-no-delete', { location, reason, left: path }));
  return { ...tried, warnings: [...tried.warnings, ...stays] };
};

interface OwnNames extends FreeName {
  readonly race: string;
  readonly folder: string;
}

const tryAll = async (server: PutServer, { name, race, folder, dotFiles }: OwnNames): Promise<Tried> => {
  const { location } = server.client;
  await assertReadable(server, name, TEXT);
  const againstCreation = await reasonAgainstCreation(server, name, TEXT, race);
  await writeOver(server, name, SECOND);
  const { etag } = await assertReadable(server, name, SECOND);
  const against = againstCreation ?? (await reasonAgainstReplacement(server, name, etag));
  const folders = await writeInFolder(server, folder, TEXT);
  await assertReadable(server, `${folder}/object`, TEXT);
  const lists = await canList(server, folder);
  const half = await uploadHalf(server, `${folder}/half`);
  const moves = half === 'half' && (await canMove(server, folder));
  const conditional = against === undefined;
  return {
    manners: { conditional, takesIfMatch: conditional, folders, moves, lists, dotFiles },
    against,
    warnings: [
      ...(half === 'too-large' ? [problem('http-put-small-limit', { location, bytes: PROMISED_BYTES })] : []),
      ...(half === 'half' && !moves ? [problem('http-put-keeps-half', { location })] : []),
    ],
  };
};

/** With the same bytes each time, so that two runs at once don’t mistake each other’s for damage. */
const tryLasting = async (server: PutServer, dotted: boolean, reason: string): Promise<Tried> => {
  const { location } = server.client;
  const { name, dotFiles } = await firstWrite(server, { name: lastingName(dotted), dotFiles: dotted }, lastingName);
  await assertReadable(server, name, TEXT);
  await writeOver(server, name, TEXT);
  const against = await reasonAgainstCreation(server, name, TEXT, undefined);
  const folder = `${name}-folder`;
  const folders = await writeInFolder(server, folder, TEXT);
  await assertReadable(server, `${folder}/object`, TEXT);
  const lists = await canList(server, folder);
  return {
    manners: { conditional: false, takesIfMatch: false, folders, moves: false, lists, dotFiles },
    against,
    warnings: [problem('http-put-no-delete', { location, reason, left: name })],
  };
};

/** Writes the first object; under a name without a dot, where those with one are kept for something else. */
const firstWrite = async (
  server: PutServer,
  { name, dotFiles }: FreeName,
  nameOf: (dotFiles: boolean) => string,
): Promise<FreeName> => {
  const answer = await put(server, name, TEXT);
  if (dotFiles && answer.status === 403) return firstWrite(server, { name: nameOf(false), dotFiles: false }, nameOf);
  if (!isDone(answer) && (await isThere(server, name))) throw immutable(server, answer.words);
  assertWritten(server, name, answer);
  return { name, dotFiles };
};

const isThere = async ({ client }: PutServer, path: string): Promise<boolean> => {
  const response = await client.read({ method: 'GET', path });
  await response.body?.cancel();
  return isDone(response);
};

const writeOver = async (server: PutServer, path: string, text: string): Promise<void> => {
  const answer = await put(server, path, text);
  if (!isDone(answer)) throw immutable(server, answer.words);
};

const immutable = ({ client }: PutServer, reason: string) =>
  fail('http-put-immutable', { location: client.location, reason });
