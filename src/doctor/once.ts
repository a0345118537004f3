/** The same as a function that is run when it is first asked, and whose answer is kept. */
export const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= work();
    return kept;
  };
};
