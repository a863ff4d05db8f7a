import { firstIndex } from "../core/binary-search.js";
import type { Range } from "../core/edit.js";
import type { Text } from "../core/text.js";
import { isIn, type UnitSet, unitSet } from "../core/unit-set.js";

/** The marks that end a sentence. */
const isStop = unitSet("。！？!?…；;");
/** What belongs to a sentence behind its stops. */
export const CLOSERS = "”’」』）)】》\"'";
const isCloser = unitSet(CLOSERS);

/**
 * Cuts a text behind stops, and behind the closing marks that follow them.
 *
 * @returns the pieces, which together are the text; none is empty
 */
export function cutBehind(source: string, stops: UnitSet): Range[] {
  const pieces: Range[] = [];
  for (let start = 0, at = 0; start < source.length; start = at) {
    while (at < source.length && !isIn(stops, source.charCodeAt(at))) at++;
    while (at < source.length && isIn(stops, source.charCodeAt(at))) at++;
    while (at < source.length && isIn(isCloser, source.charCodeAt(at))) at++;
    pieces.push({ start, end: at });
  }
  return pieces;
}

/** The sentences of a line, which together are the line without its line end. */
export function splitSentences(text: Text, line: Range): Range[] {
  const pieces = cutBehind(text.value.slice(line.start, line.end), isStop);
  return pieces.map(({ start, end }) => ({ start: line.start + start, end: line.start + end }));
}

/** The sentences of a line, split once for a text. */
export function sentencesOf(text: Text, line: Range): readonly Range[] {
  const known = text.view("sentences", () => new Map<number, readonly Range[]>());
  let sentences = known.get(line.start);
  if (sentences === undefined) {
    sentences = splitSentences(text, line);
    known.set(line.start, sentences);
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
  const first = text.lines[text.lineAt(range.start)]!;
  const last = text.lines[text.lineAt(Math.max(range.start, range.end - 1))]!;
  const line = { start: first.start, end: last.end };
  // The sentences of several lines are not those of each: a mark at a line's end takes in what follows.
  const sentences = first === last ? sentencesOf(text, line) : splitSentences(text, line);
  return {
    start: sentences[firstBehind(sentences, range.start)]?.start ?? line.start,
    end: sentences[firstBehind(sentences, range.end - 1)]?.end ?? line.end,
  };
}

/** The index of the first range that ends behind an offset, or the number of ranges. */
function firstBehind(ranges: readonly Range[], offset: number): number {
  return firstIndex(ranges.length, (i) => ranges[i]!.end > offset);
}

/** A line with its line end, so that nothing is left of it; for the last line the line end before it. */
export function wholeLine(text: Text, range: Range): Range {
  const { start, end } = lineAround(text, range);
  const last = text.lines[text.lineAt(Math.max(start, end - 1))]!;
  if (last.next > end) return { start, end: last.next };
  const index = text.lineAt(start);
  return { start: index === 0 ? start : text.lines[index - 1]!.end, end };
}
