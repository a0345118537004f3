/** Runs that are written out; more help nobody. */
const MAX_RUNS = 6;

/**
 * Some of the versions in words, neighbours drawn together: `1.0.0 to 1.4.2, 2.0.0`.
 *
 * @param all every version, ascending. @param some any of them.
 */
export const versionRuns = (some: readonly string[], all: readonly string[]): string => {
  const wanted = new Set(some);
  const isIn = (position: number): boolean => wanted.has(all[position] ?? '');
  const starts = all.flatMap((_, position) => (isIn(position) && !isIn(position - 1) ? [position] : []));
  const texts = starts.map((start) => {
    const gap = all.findIndex((_, position) => position > start && !isIn(position));
    const run = all.slice(start, gap < 0 ? undefined : gap);
    return run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', ');
  });
  const further = texts.length - MAX_RUNS;
  return [...texts.slice(0, MAX_RUNS), ...(further > 0 ? [`and ${further} more`] : [])].join(', ');
};
