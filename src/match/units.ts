import type { Range } from "../core/edit.js";
import type { Text } from "../core/text.js";

/** Marks that end a sentence, and closing marks that may follow them. */
const SENTENCE = /[^。！？!?…；;]*(?:[。！？!?…；;]+[”’」』）)】》"']*|$)/gu;

/** What a rule looks at and what its action takes. */
export type Unit = "match" | "sentence" | "line";

/**
 * The line around a range, without its line end. A range that runs over several lines gets all of them.
 */
export function lineAround(text: Text, range: Range): Range {
  const first = text.lines[text.lineAt(range.start)]!;
  const last = text.lines[text.lineAt(Math.max(range.start, range.end - 1))]!;
  return { start: first.start, end: last.end };
}

/** The sentences around a range: from the start of the one it starts in to the end of the one it ends in. */
export function sentenceAround(text: Text, range: Range): Range {
  const line = lineAround(text, range);
  let start = line.start;
  let end = line.end;
  for (const match of text.value.slice(line.start, line.end).matchAll(SENTENCE)) {
    const from = line.start + match.index;
    const to = from + match[0].length;
    if (to === from) continue;
    if (from <= range.start && range.start < to) start = from;
    if (from < range.end && range.end <= to) {
      end = to;
      break;
    }
  }
  return { start, end };
}

/** A line with its line end, so that nothing is left of it; for the last line the line end before it. */
export function wholeLine(text: Text, range: Range): Range {
  const { start, end } = lineAround(text, range);
  const { next } = text.lines[text.lineAt(Math.max(start, end - 1))]!;
  if (next > end) return { start, end: next };
  const index = text.lineAt(start);
  return { start: index === 0 ? start : text.lines[index - 1]!.end, end };
}
