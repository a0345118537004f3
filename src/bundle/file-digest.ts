import { Worker } from 'node:worker_threads';
import { fail } from '../errors/ota-error.js';
import { createFollower, type DigestRequest } from './digest-follower.js';
import { PACKING_THREAD_LIMITS, packingThreadUrl } from './packing-thread.js';

/** The SHA-256 of a file that is still being written: it follows behind, as far as the bytes are final. */
export interface FileDigest {
  /** Says that the bytes before `position` will not change any more. */
  advance(position: number): void;
  /** The digest, as lowercase hex, of everything before the last `advance`. Throws `bundle-thread-died`. */
  finish(): Promise<string>;
  /** Ends the thread, where there is one. */
  end(): Promise<void>;
}

/** A message between threads for less than this costs more than it saves. */
const STEP_BYTES = 4 * 1024 * 1024;

/** Hashes as the bytes come, in the caller's own thread. */
export const digestInLine = (descriptor: number): FileDigest => {
  const follower = createFollower(descriptor);
  return { advance: follower.advance, finish: async () => follower.digest(), end: async () => undefined };
};

/** Hashes in a thread of its own, so that nobody waits for it but `finish`. */
export const digestOnThread = (descriptor: number): FileDigest => {
  const worker = new Worker(packingThreadUrl(), {
    workerData: { kind: 'digest', descriptor },
    env: {},
    execArgv: [],
    resourceLimits: PACKING_THREAD_LIMITS,
  });
  let told = 0;
  let final = 0;
  const digest = new Promise<string>((resolve, reject) => {
    const die = (reason: string): void => reject(fail('bundle-thread-died', { reason }));
    worker.on('message', resolve);
    worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => die(`it exited with code ${code}`));
  });
  // Whoever gives up before the end doesn't wait for the digest.
  digest.catch(() => undefined);
  const tell = (request: DigestRequest): void => worker.postMessage(request);
  const catchUp = (): void => {
    if (told === final) return;
    tell({ kind: 'advance', position: final });
    told = final;
  };
  return {
    advance: (position) => {
      final = position;
      if (final - told >= STEP_BYTES) catchUp();
    },
    finish: () => {
      catchUp();
      tell({ kind: 'finish' });
      return digest;
    },
    end: async () => void (await worker.terminate()),
  };
};
