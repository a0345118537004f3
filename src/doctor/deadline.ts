import { type Gathered, gather } from '../errors/gather.js';
import { problem } from '../errors/problem.js';

/** A server that is there answers long before; one that isn’t must not keep anybody waiting. */
export const DEADLINE_MS = 7_000;

/**
 * What an operation gave, or its problems; after `DEADLINE_MS` the problem that it gave no answer, whatever becomes of it then.
 *
 * @param what is asked, as a message names it.
 */
export const withinDeadline = async <T>(
  what: string,
  operation: () => Promise<T>,
  deadlineMs: number = DEADLINE_MS,
): Promise<Gathered<T>> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Gathered<T>>((resolve) => {
    const answer = { problems: [problem('doctor-no-answer', { what, seconds: deadlineMs / 1000 })] };
    timer = setTimeout(() => resolve(answer), deadlineMs);
  });
  const asked = gather(operation);
  // Nobody listens any more once the deadline is over.
  asked.catch(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
};
