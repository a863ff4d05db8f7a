import type { Range } from "../core/edit.js";
import type { Text } from "../core/text.js";

/** Up to the marks that end a sentence, with closing marks behind them. */
const SENTENCE = /[^。！？!?…；;]*(?:[。！？!?…；;]+[”’」』）)】》"']*|$)/gu;

/** The sentences of a line, which together are the line without its line end. */
export function splitSentences(text: Text, line: Range): Range[] {
  const sentences: Range[] = [];
  for (const match of text.value.slice(line.start, line.end).matchAll(SENTENCE)) {
    if (match[0] === "") continue;
    const start = line.start + match.index;
    sentences.push({ start, end: start + match[0].length });
  }
  return sentences;
}

/** The line around a range, without its line end. A range that runs over several lines gets all of them. */
export function lineAround(text: Text, range: Range): Range {
  const first = text.lines[text.lineAt(range.start)]!;
  const last = text.lines[text.lineAt(Math.max(range.start, range.end - 1))]!;
  return { start: first.start, end: last.end };
}

/** The sentences around a range: from the start of the one it starts in to the end of the one it ends in. */
export function sentenceAround(text: Text, range: Range): Range {
  const line = lineAround(text, range);
  const sentences = splitSentences(text, line);
  const first = sentences.find((sentence) => range.start < sentence.end);
  const last = sentences.find((sentence) => range.end <= sentence.end);
  return { start: first?.start ?? line.start, end: last?.end ?? line.end };
}

/** A line with its line end, so that nothing is left of it; for the last line the line end before it. */
export function wholeLine(text: Text, range: Range): Range {
  const { start, end } = lineAround(text, range);
  const last = text.lines[text.lineAt(Math.max(start, end - 1))]!;
  if (last.next > end) return { start, end: last.next };
  const index = text.lineAt(start);
  return { start: index === 0 ? start : text.lines[index - 1]!.end, end };
}
