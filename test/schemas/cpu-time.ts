/** Milliseconds of processor time that the work takes: unlike time on the clock, it is the same on a busy machine. */
export const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const TRIES = 3;

/** The least of some tries: two programs that share a core take more of it for the same work. Ends with the first that is under a second. */
export const leastCpuMsOf = async (work: () => unknown): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > 1000; tries += 1) least = Math.min(least, await cpuMsOf(work));
  return least;
};
