/** Objects that are read at once. */
const PARALLEL_READS = 8;

/**
 * Runs `work` over the items, at most `limit` at once; results stand in the items' order. After a failure nothing more is
 * begun; it rejects with the first one, once what was under way has ended.
 */
export const mapInOrder = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  limit = PARALLEL_READS,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [position, item] of queue) {
      if (failures.length > 0) return;
      try {
        results[position] = await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
};

/**
 * The results one by one in the items' order, while up to `limit` further ones are under way: for a walk whose results
 * would not fit into memory together.
 */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  limit = PARALLEL_READS,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const next = work(item);
    // Awaited later: until then a rejection must not count as unhandled.
    next.catch(() => {});
    underWay.push(next);
    const ready = underWay.length > limit ? underWay.shift() : undefined;
    if (ready) yield await ready;
  }
  for (const rest of underWay) yield await rest;
}
