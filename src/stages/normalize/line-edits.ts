import type { Edit } from "../../core/edit.js";
import type { Line, Text } from "../../core/text.js";
import { normalizeEdit } from "./normalize-edit.js";

/** A wrapped text has its width in a third of its lines at least, and in five; wider lines are paragraphs. */
const WRAP = { share: 1 / 3, lines: 5, widest: 80, narrowest: 16 } as const;

/**
 * Line ends that a viewer put in at a fixed width: after a line of the usual full width that ends within a sentence,
 * before a line that is neither indented nor blank nor an item of a list.
 */
export function hardWrapEdits(text: Text): Edit[] {
  const width = wrapWidth(text.lines);
  if (width === undefined) return [];
  const edits: Edit[] = [];
  text.lines.forEach((line, i) => {
    const next = text.lines[i + 1];
    if (next === undefined || line.end - line.start < width - 2 || next.start === next.end) return;
    const before = text.value[line.end - 1]!;
    const after = text.value.slice(next.start, next.start + 4);
    if (
      /[。！？：；!?:;”』」]/.test(before) ||
      /^[\s\u3000#>|*+-]|^[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]/.test(after)
    )
      return;
    const isLatin = /[A-Za-z0-9,]/.test(before) && /^[A-Za-z0-9]/.test(after);
    edits.push(normalizeEdit("hard-wrap", line.end, line.next, isLatin ? " " : ""));
  });
  return edits;
}

/** The white space that lines begin with: out, or two ideographic spaces instead. Blank lines have none. */
export function indentEdits(text: Text, wanted: "" | "\u3000\u3000"): Edit[] {
  return text.lines.flatMap(({ start, end }) => {
    let to = start;
    while (to < end && /[ \t\u3000\u00a0\u2000-\u200a]/.test(text.value[to]!)) to++;
    const found = text.value.slice(start, to);
    return to === end || found === "" || found === wanted ? [] : [normalizeEdit("indent", start, to, wanted)];
  });
}

function wrapWidth(lines: readonly Line[]): number | undefined {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const { start, end } of lines) {
    if (start === end) continue;
    filled++;
    for (const length of [end - start, end - start - 1, end - start + 1]) {
      counts.set(length, (counts.get(length) ?? 0) + 1);
    }
  }
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  const isWrapped = count >= WRAP.lines && count >= filled * WRAP.share;
  return isWrapped && width >= WRAP.narrowest && width <= WRAP.widest ? width : undefined;
}
