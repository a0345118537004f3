import type { Fetch } from './fetch.js';
import type { SentRequest } from './sent-request.js';

/** The slowest line on which an upload still counts as going on. */
const MIN_BYTES_PER_SECOND = 64 * 1024;

/**
 * Sends a request once, and gives it up where its answer doesn't begin in time: `timeoutMs` after it was sent, and what a
 * slow line needs for the body besides. A stream may take as long as it likes, as long as it goes on. Once the answer has
 * begun, only the caller's signal ends it.
 *
 * @throws what the fetch throws; where the time is over, an error with the code `ETIMEDOUT`, as of a lost connection.
 */
export const fetchWithin = async (
  fetch: Fetch,
  input: Parameters<Fetch>[0],
  init: RequestInit | undefined,
  { bodyBytes = 0, signal }: SentRequest,
  timeoutMs: number,
): Promise<Response> => {
  const deadline = startDeadline(timeoutMs + (bodyBytes / MIN_BYTES_PER_SECOND) * 1000);
  const upload = init?.body instanceof ReadableStream ? follow(init.body, deadline.restart) : undefined;
  try {
    return await fetch(input, {
      ...init,
      ...(upload ? { body: upload.stream } : {}),
      signal: signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal,
    });
  } catch (error) {
    upload?.release(error);
    throw error;
  } finally {
    deadline.clear();
  }
};

interface Upload {
  readonly stream: ReadableStream;
  /** Tells the source that no more of it is wanted. */
  readonly release: (reason: unknown) => void;
}

/** Passes a body on part by part, each only once it is wanted. */
const follow = (body: ReadableStream, onPart: () => void): Upload => {
  const reader = body.getReader();
  const pull = async (out: ReadableStreamDefaultController): Promise<void> => {
    const { done, value } = await reader.read();
    onPart();
    if (done) out.close();
    else out.enqueue(value);
  };
  return {
    stream: new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 }),
    // undici keeps a body that it has begun to read where the connection fails, and with it the file behind it. Not waited
    // for, as the body may be the very thing that hangs; one that has failed by itself has nothing left to let go of.
    release: (reason) => void reader.cancel(reason).catch(() => undefined),
  };
};

interface Deadline {
  readonly signal: AbortSignal;
  /** Begins anew, unless it is over. */
  readonly restart: () => void;
  readonly clear: () => void;
}

const startDeadline = (ms: number): Deadline => {
  const controller = new AbortController();
  const start = () => setTimeout(() => controller.abort(noAnswer(ms)), ms);
  let timer: ReturnType<typeof start> | undefined = start();
  return {
    signal: controller.signal,
    restart: () => {
      // An answer may come before the body's end.
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = start();
    },
    clear: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

const noAnswer = (ms: number): Error =>
  Object.assign(new Error(`no answer within ${Math.round(ms / 100) / 10} seconds`), { code: 'ETIMEDOUT' });
