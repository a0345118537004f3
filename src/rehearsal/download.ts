import { setTimeout as sleep } from 'node:timers/promises';
import { fail, OtaError } from '../errors/ota-error.js';
import { decodedBody } from '../site/http-body.js';
import type { HttpAnswer } from '../site/http-exchange.js';
import { namedRequest } from '../site/http-exchange.js';
import { encodingOf } from '../site/http-headers.js';
import type { HttpSource } from '../site/http-source.js';
import type { SiteSource } from '../site/site-source.js';
import { type DownloadSink, openSink } from './download-sink.js';
import type { Fault } from './faults.js';

/** An object of the site with what is signed about it. */
export interface WantedObject {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

/** An object that was downloaded as a device does it. */
export interface Downloaded {
  /** Absolute path on this machine. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  /** 64 raw bytes, what minisign signs. */
  readonly blake2b512: Uint8Array;
  /**
   * How it was taken up again after it had been broken off. `range`: with a Range request. `skipped`: by reading again what was
   * there already, where nothing else can be asked. `restarted`: the server ignored the Range, and all of it came again.
   */
  readonly resumed: 'range' | 'skipped' | 'restarted';
}

/** The connection is broken off at half of the object, and never later than here: what is read twice costs time. */
const MAX_BREAK_BYTES = 256 * 1024;
/** Tries to get the rest from a server, each from where the one before ended. */
const MAX_ATTEMPTS = 4;
const RETRY_WAIT_MS = 250;
const ABSENT_STATUSES = new Set([403, 404, 410]);

/**
 * Downloads an object as a device does whose connection breaks in the middle, in constant memory: broken off once, taken up
 * again with a Range request (RFC 9110, 14.2) where the source is a server, then compared with the signed size and digest.
 *
 * @throws OtaError `rehearsal-download-missing`, `rehearsal-download-broken`, `rehearsal-download-differs`, `rehearsal-no-space`,
 * `verify-read-failed`, and what the source throws.
 */
export const download = async (
  source: SiteSource,
  wanted: WantedObject,
  { to, fault }: { readonly to: string; readonly fault?: Fault | undefined },
): Promise<Downloaded> => {
  const sink = await openSink(to, wanted, fault);
  try {
    const breakAt = Math.min(Math.floor(wanted.size / 2), MAX_BREAK_BYTES);
    const line = isHttp(source) ? overHttp(source, wanted, sink) : byReading(source, wanted, sink);
    await line.begin(breakAt);
    // The rest never comes.
    if (fault === 'truncated-download') throw broken(wanted, sink);
    const resumed = await line.resume();
    if (sink.received() < wanted.size) throw broken(wanted, sink);
    const digests = sink.digests();
    if (digests.sha256 !== wanted.sha256)
      throw fail('rehearsal-download-differs', {
        path: wanted.path,
        fact: 'SHA-256',
        found: digests.sha256,
        expected: wanted.sha256,
      });
    return { file: to, size: wanted.size, ...digests, resumed };
  } finally {
    await sink.close();
  }
};

/** One way to get at an object: a first part of it, then the rest. */
interface Line {
  /** Ends after this many bytes, in the middle of the connection. */
  readonly begin: (breakAt: number) => Promise<void>;
  readonly resume: () => Promise<Downloaded['resumed']>;
}

const isHttp = (source: SiteSource): source is HttpSource => source.kind === 'http';

const broken = ({ path, size }: WantedObject, sink: DownloadSink): OtaError =>
  fail('rehearsal-download-broken', { path, received: sink.received(), size });

const missing = ({ path }: WantedObject): OtaError => fail('rehearsal-download-missing', { path });

/** Directories and stores have no connection to break: the same bytes are read again, and those that are there skipped. */
const byReading = (source: SiteSource, wanted: WantedObject, sink: DownloadSink): Line => {
  const read = async (use: (chunks: AsyncIterable<Uint8Array>) => Promise<true>): Promise<void> => {
    if (!(await source.stream(wanted.path, use))) throw missing(wanted);
  };
  return {
    begin: (breakAt) =>
      read(async (chunks) => {
        await sink.restart();
        await writeUpTo(chunks, sink, breakAt);
        return true;
      }),
    resume: async () => {
      await read(async (chunks) => {
        let toSkip = sink.received();
        for await (const chunk of chunks) {
          const rest = chunk.subarray(Math.min(toSkip, chunk.length));
          toSkip -= chunk.length - rest.length;
          if (rest.length > 0) await sink.write(rest);
        }
        return true;
      });
      return 'skipped';
    },
  };
};

/** Leaves the stream at that many bytes, which ends its connection. */
const writeUpTo = async (
  chunks: AsyncIterable<Uint8Array>,
  sink: DownloadSink,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<void> => {
  for await (const chunk of chunks) {
    const room = maxBytes - sink.received();
    await sink.write(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (chunk.length >= room) return;
  }
};

const overHttp = ({ exchange }: HttpSource, wanted: WantedObject, sink: DownloadSink): Line => {
  const { path, size } = wanted;
  const get = <T>(headers: Readonly<Record<string, string>>, use: (answer: HttpAnswer) => Promise<T>): Promise<T> =>
    namedRequest(path, () =>
      // Tried again here, where it is known how far it came.
      exchange.send(path, { method: 'GET', headers, single: true }, async (answer) => {
        try {
          return await use(answer);
        } finally {
          if (!answer.body.readableEnded) answer.body.destroy();
        }
      }),
    );
  const whole = async (answer: HttpAnswer, maxBytes?: number): Promise<void> => {
    if (ABSENT_STATUSES.has(answer.status)) throw missing(wanted);
    if (answer.status !== 200) throw new Error(`HTTP status ${answer.status}`);
    await sink.restart();
    await writeUpTo(decodedBody(answer), sink, maxBytes);
  };
  const rest = async (): Promise<Downloaded['resumed']> => {
    const from = sink.received();
    return get({ range: `bytes=${from}-` }, async (answer) => {
      if (answer.status === 416 && from === size) return 'range';
      // RFC 9110, 14.2: a server may ignore the header. Of what is encoded, a part is of no use.
      if (answer.status !== 206 || encodingOf(answer.headers) !== 'identity') {
        await whole(answer);
        return 'restarted';
      }
      if (!answer.headers['content-range']?.startsWith(`bytes ${from}-`))
        throw new Error(`Content-Range ${answer.headers['content-range']} for bytes=${from}-`);
      await writeUpTo(answer.body, sink);
      return 'range';
    });
  };
  return {
    begin: (breakAt) => persist(sink, () => get({}, (answer) => whole(answer, breakAt))),
    resume: () => persist(sink, rest, size),
  };
};

/** Tries again where nothing but the line went wrong; from where it ended, because `run` asks the sink for that. */
const persist = async <T>(sink: DownloadSink, run: () => Promise<T>, size?: number): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await run();
      if (size === undefined || sink.received() >= size || attempt >= MAX_ATTEMPTS) return done;
    } catch (error) {
      const isLine = error instanceof OtaError && error.code === 'verify-read-failed';
      if (!isLine || attempt >= MAX_ATTEMPTS) throw error;
    }
    await sleep(RETRY_WAIT_MS * attempt);
  }
};
