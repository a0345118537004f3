import { folderUrl } from './address.js';
import { isAbsent, isDone } from './answer.js';
import type { PutServer } from './server.js';

/** What couldn’t be removed, and what the server says of it. */
export interface LeftBehind {
  readonly path: string;
  readonly reason: string;
}

/** The objects that are tried in a folder. */
const IN_FOLDER = ['object', 'half', 'source', 'target'] as const;

/** Removes objects, and a folder with all that was tried in it. Never throws: what stays is given back. */
export const takeAway = async (
  server: PutServer,
  paths: readonly string[],
  folder: string,
): Promise<readonly LeftBehind[]> => {
  const left = await Promise.all(paths.map((path) => takeAwayOne(server, path)));
  const { client } = server;
  const ended = await client.exchange({ method: 'DELETE', path: folder, url: folderUrl(client.base, folder) });
  if (ended.kind === 'answer' && isDone(ended.answer)) return left.flat();
  // Where folders are only names, there is none to be removed.
  const inside = await Promise.all(IN_FOLDER.map((name) => takeAwayOne(server, `${folder}/${name}`)));
  return [...left.flat(), ...inside.flat()];
};

const takeAwayOne = async ({ client }: PutServer, path: string): Promise<readonly LeftBehind[]> => {
  const ended = await client.exchange({ method: 'DELETE', path });
  if (ended.kind === 'failure') return [{ path, reason: ended.error.message }];
  const { answer } = ended;
  return isDone(answer) || isAbsent(answer) ? [] : [{ path, reason: answer.words }];
};
