// A packing thread: it compresses jobs into shared buffers, or follows the zip with its digest.
import { parentPort, workerData } from 'node:worker_threads';
import { createJobRunner, type WorkerRequest } from './deflate-job.js';
import { createFollower, type DigestRequest } from './digest-follower.js';

/** What a thread is started for. */
type Role =
  | { readonly kind: 'deflate'; readonly memory: readonly SharedArrayBuffer[] }
  | { readonly kind: 'digest'; readonly descriptor: number };

const answer = (message: unknown): void => parentPort?.postMessage(message);

const serveJobs = (memory: readonly SharedArrayBuffer[]): void => {
  const buffers = memory.map((buffer) => new Uint8Array(buffer));
  const run = createJobRunner();
  parentPort?.on('message', ({ job, slot }: WorkerRequest) => {
    const output = buffers[slot];
    if (!output) throw new RangeError(`there is no buffer ${slot}`);
    answer(run(job, output));
  });
};

const serveDigest = (descriptor: number): void => {
  const { advance, digest } = createFollower(descriptor);
  parentPort?.on('message', (request: DigestRequest) => {
    if (request.kind === 'advance') advance(request.position);
    else answer(digest());
  });
};

const role = workerData as Role;
if (role.kind === 'deflate') serveJobs(role.memory);
else serveDigest(role.descriptor);
