/**
 * The first index that passes a test which all behind it pass, too; `count` if none does.
 *
 * @param count how many indexes there are, from 0
 */
export function firstIndex(count: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (passes(mid)) high = mid;
    else low = mid + 1;
  }
  return low;
}
