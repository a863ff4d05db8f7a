import pLimit from "p-limit";

/**
 * Runs a function over items, at most `concurrency` at once, and gives the results in the order of the items. No more
 * than twice as many results are held as run at once, however many items there are.
 *
 * @param stopped asked before each item is begun; once true, no further item is
 */
export async function* orderedMap<T, R>(
  items: Iterable<T>,
  concurrency: number,
  run: (item: T) => Promise<R>,
  stopped: () => boolean = () => false,
): AsyncGenerator<R> {
  const limit = pLimit(concurrency);
  const waiting: Promise<R>[] = [];
  for (const item of items) {
    if (stopped()) break;
    const result = limit(run, item);
    // One that fails while an earlier one is waited for is not forgotten: its turn comes.
    result.catch(() => {});
    waiting.push(result);
    if (waiting.length >= concurrency * 2) yield await waiting.shift()!;
  }
  while (waiting.length > 0) yield await waiting.shift()!;
}
