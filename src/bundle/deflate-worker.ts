import { parentPort, workerData } from 'node:worker_threads';
import { createJobRunner, type WorkerRequest } from './deflate-job.js';

const buffers: readonly Uint8Array[] = (workerData as readonly SharedArrayBuffer[]).map(
  (memory) => new Uint8Array(memory),
);
const run = createJobRunner();

parentPort?.on('message', ({ job, slot }: WorkerRequest) => {
  const output = buffers[slot];
  if (!output) throw new RangeError(`there is no buffer ${slot}`);
  parentPort?.postMessage(run(job, output));
});
