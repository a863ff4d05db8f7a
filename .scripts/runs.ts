/** Packs a table into runs of equal values, as `fillRuns` of src/core/runs.ts reads them. */
export function packRuns(table: ArrayLike<number>): string {
  const runs: string[] = [];
  for (let start = 0; start < table.length; ) {
    let end = start + 1;
    while (end < table.length && table[end] === table[start]) end++;
    runs.push(`${(end - start).toString(36)} ${table[start]!.toString(36)}`);
    start = end;
  }
  return runs.join(" ");
}
