import { setTimeout as pause } from 'node:timers/promises';
import { isAbsent } from './answer.js';
import type { PutServer } from './server.js';

/** What becomes of an upload that breaks off: nothing, or its first half under its name. Or it is refused for its length. */
export type HalfUpload = 'nothing' | 'half' | 'too-large';

/** Just above what nginx takes where nobody has set a limit: 1m (nginx, client_max_body_size). */
export const PROMISED_BYTES = 1_114_112;
const SENT_BYTES = 131_072;
/** As long as a request that is under way may take until the server has seen it. */
const HOLD_MS = 100;

/**
 * Begins an upload, looks whether it can be seen, breaks it off and looks again. Servers that write in place as the bytes
 * arrive (Go’s WebDAV, and so Caddy’s and rclone’s) show, or keep, the beginning; nginx, Apache and lighttpd write elsewhere
 * and rename what is whole.
 */
export const uploadHalf = async (server: PutServer, path: string): Promise<HalfUpload> => {
  const { client, timing } = server;
  const leave = new AbortController();
  const { stream, isUnderWay } = halfBody(leave.signal);
  const ending = client.exchange({
    method: 'PUT',
    path,
    headers: { 'content-length': String(PROMISED_BYTES), 'content-type': 'application/octet-stream' },
    body: stream,
    signal: leave.signal,
  });
  try {
    await Promise.race([ending, isUnderWay]);
    const seen = await isSeen(server, path);
    const early = await Promise.race([ending, pause(HOLD_MS)]);
    if (early?.kind === 'answer' && early.answer.status === 413) return 'too-large';
    if (seen) return 'half';
  } finally {
    leave.abort();
    await ending;
  }
  await timing.sleep(HOLD_MS);
  return (await isSeen(server, path)) ? 'half' : 'nothing';
};

/** Sends its beginning, and then nothing until it is given up. */
const halfBody = (
  left: AbortSignal,
): { readonly stream: ReadableStream<Uint8Array>; readonly isUnderWay: Promise<void> } => {
  let tell = (): void => {};
  const isUnderWay = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const given = new Promise<void>((resolve) => {
    left.addEventListener('abort', () => resolve(), { once: true });
  });
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(SENT_BYTES);
    tell();
    await given;
  };
  return { stream: ReadableStream.from(parts()), isUnderWay };
};

const isSeen = async ({ client }: PutServer, path: string): Promise<boolean> => {
  const response = await client.read({ method: 'GET', path });
  await response.body?.cancel();
  return !isAbsent(response) && response.status === 200;
};
