import type { Change } from "./edit.js";
import type { Line } from "./text.js";

/** Of a line that an edit made or changed. */
export const CHANGED = -1;

/**
 * For each line of an edited text the index of the line that it was before, or `CHANGED`. A line whose line end alone was
 * edited is still the same.
 *
 * @param before the lines of the text before
 * @param edits what was carried out, in order of place, in offsets of the text before
 * @param after the lines of the text that came out
 */
export function keptLines(before: readonly Line[], edits: readonly Change[], after: readonly Line[]): Int32Array {
  const kept = new Int32Array(after.length).fill(CHANGED);
  let next = 0; // the edit behind the stretch at hand, which no edit touched
  let shift = 0; // how much further the stretch lies in the text after
  let from = 0; // of the stretch, in the text after
  let old = 0;
  for (let i = 0; i < after.length; i++) {
    const { start, end } = after[i]!;
    while (next < edits.length && end > edits[next]!.start + shift) {
      const edit = edits[next++]!;
      from = edit.start + shift + edit.replacement.length;
      shift += edit.replacement.length - (edit.end - edit.start);
    }
    if (start < from) continue;
    while (old < before.length && before[old]!.start < start - shift) old++;
    const line = before[old];
    if (line?.start === start - shift && line.end === end - shift) kept[i] = old++;
  }
  return kept;
}
