/** How long one slice may keep the page busy: well under a frame of 16 ms. */
const BUDGET = 8;

/**
 * Does `count` pieces of work, as many at once as fit into a slice, and goes on when the page is free. The first slice
 * is done before it returns, so that what is in view is there at once.
 */
export function inSlices(count: number, work: (piece: number) => void): { stop(): void } {
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  slice();
  return { stop: () => clearTimeout(timer) };

  function slice(): void {
    const end = performance.now() + BUDGET;
    while (next < count && performance.now() < end) work(next++);
    if (next < count) timer = setTimeout(slice);
  }
}
