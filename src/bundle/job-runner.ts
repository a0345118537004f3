import { Worker } from 'node:worker_threads';
import { createJobRunner, type DeflateJob, type JobResult, RESULT_BYTES, type WorkerRequest } from './deflate-job.js';
import { PACKING_THREAD_LIMITS, packingThreadUrl } from './packing-thread.js';

/** A finished job. `output` is good until `release` is called, which makes room for another job. */
export interface FinishedJob {
  readonly result: JobResult;
  readonly output: Uint8Array;
  readonly release: () => void;
}

/** Carries out jobs, on threads or in line. */
export interface JobRunner {
  /** How many jobs may be begun and not yet released. */
  readonly maxInFlight: number;
  /** Begins a job. Never rejects: a failure is a result. */
  run(job: DeflateJob): Promise<FinishedJob>;
  /** Ends every thread, whatever it does. */
  end(): Promise<void>;
}

/** Runs each job where it is asked for: for bundles so small that threads would take longer to start. */
export const runInLine = (): JobRunner => {
  const run = createJobRunner();
  const output = new Uint8Array(RESULT_BYTES);
  return {
    maxInFlight: 1,
    run: async (job) => ({ result: run(job, output), output, release: () => undefined }),
    end: async () => undefined,
  };
};

/** Buffers a thread: the one it fills, the one it fills next, and two whose turn to be written has not come. */
const SLOTS_PER_THREAD = 4;
/** A thread that has its next job at hand never waits for the main thread. */
const MAX_QUEUED_PER_THREAD = 2;

interface Task {
  readonly job: DeflateJob;
  readonly slot: number;
  readonly finish: (result: JobResult) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Sent and not answered, the oldest first; a thread answers in order. */
  readonly sent: Task[];
}

/** Runs jobs on `count` threads that share their output buffers with this one. */
export const runOnThreads = (count: number): JobRunner => {
  const memory = Array.from({ length: count * SLOTS_PER_THREAD }, () => new SharedArrayBuffer(RESULT_BYTES));
  const outputs = memory.map((buffer) => new Uint8Array(buffer));
  const free = memory.map((_, slot) => slot);
  const waiting: Task[] = [];
  let death: JobResult | undefined;

  const dispatch = (): void => {
    for (let task = waiting[0]; task; task = waiting[0]) {
      const thread = threads.reduce((least, other) => (other.sent.length < least.sent.length ? other : least));
      if (thread.sent.length >= MAX_QUEUED_PER_THREAD) return;
      waiting.shift();
      thread.sent.push(task);
      thread.worker.postMessage({ job: task.job, slot: task.slot } satisfies WorkerRequest);
    }
  };

  const die = (reason: string): void => {
    death ??= { kind: 'died', reason };
    for (const task of [...threads.flatMap((thread) => thread.sent.splice(0)), ...waiting.splice(0)])
      task.finish(death);
  };

  const start = (): Thread => {
    // No environment: nothing in there may change a byte, and secrets stay out of the threads.
    const worker = new Worker(packingThreadUrl(), {
      workerData: { kind: 'deflate', memory },
      env: {},
      execArgv: [],
      resourceLimits: PACKING_THREAD_LIMITS,
    });
    const sent: Task[] = [];
    worker.on('message', (result: JobResult) => {
      sent.shift()?.finish(result);
      dispatch();
    });
    worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => die(`it exited with code ${code}`));
    return { worker, sent };
  };
  const threads: readonly Thread[] = Array.from({ length: count }, start);

  const run = (job: DeflateJob): Promise<FinishedJob> =>
    new Promise((resolve) => {
      const slot = free.pop();
      const output = slot === undefined ? undefined : outputs[slot];
      if (slot === undefined || !output) throw new RangeError('every buffer is in use');
      const release = (): void => void free.push(slot);
      const finish = (result: JobResult): void => resolve({ result, output, release });
      if (death) return finish(death);
      waiting.push({ job, slot, finish });
      dispatch();
    });

  const end = async (): Promise<void> => void (await Promise.all(threads.map(({ worker }) => worker.terminate())));
  return { maxInFlight: memory.length, run, end };
};
