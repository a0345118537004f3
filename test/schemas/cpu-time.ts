/** Milliseconds of processor time that the work takes: unlike time on the clock, it is the same on a busy machine. */
export const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
