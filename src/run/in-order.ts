/** How batches go round. */
export interface Round {
  /** How many workers there are; each works on one batch at a time. */
  readonly workers: number;
  /** How far the work may be ahead of the batch that is given next: so many results are held at most. */
  readonly window: number;
  /** The worker that is to have a batch if it can be so: it has something of it in memory. */
  readonly ownerOf?: (index: number) => number | undefined;
  /** Whether a worker may have a batch; if left out, each may have any. At least one must take whatever comes. */
  readonly mayHave?: (worker: number, index: number) => boolean;
  /** Once it is aborted, no further batch is begun. */
  readonly signal: AbortSignal;
}

export interface Done<R> {
  readonly index: number;
  readonly result: R;
}

/**
 * Hands batches, by their numbers from 0, to several workers and gives the results in order. After a stop, the results
 * of those that were begun come, in order.
 */
export async function* inOrder<R>(
  count: number,
  { workers, window, ownerOf, mayHave, signal }: Round,
  run: (worker: number, index: number) => Promise<R>,
): AsyncGenerator<Done<R>> {
  const own: number[][] = Array.from({ length: workers }, () => []);
  for (let i = count - 1; i >= 0; i--) own[ownerOf?.(i) ?? -1]?.push(i);
  const isTaken = new Uint8Array(count);
  const results = new Map<number, R>();
  let lowest = 0;
  let next = 0;
  let working = workers;
  const wakes: (() => void)[] = [];
  let failure: { readonly error: unknown } | undefined;
  const changed = () => new Promise<void>((wake) => wakes.push(wake));
  const wake = () => {
    for (const one of wakes.splice(0)) one();
  };
  const take = (worker: number): number | "wait" | undefined => {
    const mine = own[worker]!;
    while (mine.length > 0 && isTaken[mine.at(-1)!] === 1) mine.pop();
    while (lowest < count && isTaken[lowest] === 1) lowest++;
    // What is its own comes first; when there is none left, or it lies too far ahead, any that is still to be done.
    const index = [mine.at(-1), firstFor(worker)].find((i) => i !== undefined && i < count && i < next + window);
    if (index === undefined) return lowest < count ? "wait" : undefined;
    isTaken[index] = 1;
    return index;
  };
  const firstFor = (worker: number): number | undefined => {
    if (mayHave === undefined) return lowest;
    for (let i = lowest; i < count && i < next + window; i++) if (isTaken[i] === 0 && mayHave(worker, i)) return i;
    return undefined;
  };
  const work = async (worker: number) => {
    while (!signal.aborted && failure === undefined) {
      const index = take(worker);
      if (index === undefined) break;
      if (index === "wait") await changed();
      else results.set(index, await run(worker, index));
      wake();
    }
  };
  for (let worker = 0; worker < workers; worker++) {
    void work(worker)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .then(() => {
        working -= 1;
        wake();
      });
  }
  for (; next < count; next++) {
    while (!results.has(next) && working > 0) await changed();
    if (failure !== undefined) throw failure.error;
    if (!results.has(next)) continue;
    const result = results.get(next) as R;
    results.delete(next);
    yield { index: next, result };
    wake();
  }
}
