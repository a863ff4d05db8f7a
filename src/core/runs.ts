/**
 * Fills a table from its start with runs of equal values: what a table of all 65,536 code units holds fits in a few
 * hundred of them, and reading those takes a hundredth of asking an expression for each unit.
 *
 * @param packed count and value of each run, base 36, apart by spaces; as `packRuns` of `.scripts/runs.ts` gives them
 */
export function fillRuns<T extends Uint8Array | Uint32Array>(table: T, packed: string): T {
  eachPackedRun(packed, (start, end, value) => table.fill(value, start, end));
  return table;
}

/** Goes over runs of equal values in order. */
export function eachPackedRun(packed: string, visit: (start: number, end: number, value: number) => void): void {
  const numbers = packed.split(" ");
  let at = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const end = at + Number.parseInt(numbers[i]!, 36);
    visit(at, end, Number.parseInt(numbers[i + 1]!, 36));
    at = end;
  }
}
