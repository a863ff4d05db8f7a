import type { Range } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import { eachMatch } from "../../core/run-pattern.js";
import { isBlank, type Text } from "../../core/text.js";
import { isIn, unitSet } from "../../core/unit-set.js";
import { CLOSERS, cutBehind } from "../../match/units.js";
import { ADDRESS_IN_TEXT } from "./evidence/domains.js";
import { BEGINS, ENDS, eachMark } from "./insertion-marks.js";
import type { PassageKind } from "./surroundings.js";

/** Longer lines are looked at by their parts only: no ad is that long, and a file may be one line. */
export const LONGEST_WHOLE = 1200;

/** A passage that may be an ad. Offsets of the text, without white space at its ends. */
export interface Passage extends Range {
  readonly kind: PassageKind;
}

/** What is known of a line before it is taken apart. */
export interface PartsHint {
  /** Whether it has anything that opens a bracket. */
  readonly hasBrackets: boolean;
  /** Whether insertions into one of its sentences are asked for. */
  isCut(sentence: Range): boolean;
}

/**
 * The parts of a line that may have been put into it: brackets, sentences, their first parts, addresses.
 *
 * @param hint without it, all of them
 */
export function partsOfLine(text: Pick<Text, "value">, line: Range, hint?: PartsHint): Passage[] {
  const source = text.value.slice(line.start, line.end);
  const found: Passage[] = [];
  const seen = new Set<number>();
  const addresses: Range[] = [];
  eachMatch(ADDRESS_IN_TEXT, source, ({ index, 0: { length } }) =>
    addresses.push({ start: index, end: index + length }),
  );
  const cutsAddress = addresses.length === 0 ? undefined : indexRanges(addresses).cuts;
  const size = source.trim().length;
  const hasQuotes = QUOTE.test(source);
  const add = (kind: PassageKind, from: number, to: number) => {
    let start = from;
    let end = to;
    while (start < end && (isWhite(source, start) || (kind !== "bracket" && LEFT_OUT.includes(source[start]!))))
      start++;
    while (end > start && isWhite(source, end - 1)) end--;
    if (end - start < 4 || end - start >= size) return;
    if (kind !== "bracket" && hasQuotes && isUnbalanced(source, start, end)) return;
    if (kind !== "bracket" && cutsAddress?.({ start, end }) === true) return;
    const key = start * (source.length + 1) + end;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ kind, start: line.start + start, end: line.start + end });
  };
  if (hint?.hasBrackets !== false) for (const [from, to] of brackets(source)) add("bracket", from, to);
  for (const { start, end } of addresses) add("insert", start, end);
  for (const [from, to] of sentences(source)) {
    add("sentence", from, to);
    if (hint?.isCut({ start: line.start + from, end: line.start + to }) === false) continue;
    const ends = cuts(source, from, to);
    const begins = starts(source, from, to);
    for (const cut of ends) add("insert", from, cut);
    for (const cut of begins) add("insert", cut, to);
    for (const [begin, end] of within(begins, ends)) add("inner", begin, end);
  }
  return found;
}

/** What a part does not begin with, but for a bracket. */
export const LEFT_OUT = "，,。、；;：:！!？?)）】」”’";

function isWhite(text: string, at: number): boolean {
  return isBlank(text, at, at + 1);
}

const OPEN = "【（([〔〖〈＜［｛『§＊☞◆※∥♂";
const CLOSE = "】）)]〕〗〉＞］｝』§＊☜◆※∥♂";
/** No insertion is longer; also bounds what a line of brackets costs. */
export const MAX_BRACKET = 160;

const isOpen = unitSet(OPEN);

/** Ranges in brackets or between two equal ornaments, with them. */
function brackets(source: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < source.length; at++) {
    if (!isIn(isOpen, source.charCodeAt(at))) continue;
    const end = bracketEnd(source, at);
    if (end === undefined) continue;
    if (!isLink(source, at, end)) found.push([at, end]);
    if (source[at] === source[end - 1]) at = end - 1;
  }
  return found;
}

/** The offset behind the bracket or ornament that closes the one at an offset; nothing if none opens or closes there. */
export function bracketEnd(source: string, at: number): number | undefined {
  const kind = OPEN.indexOf(source.charAt(at));
  if (kind < 0) return undefined;
  const close = source.slice(at + 1, at + MAX_BRACKET).indexOf(CLOSE[kind]!);
  return close > 2 ? at + close + 2 : undefined;
}

const QUOTE = /[“”「」【】]/;

/** Whether a quotation is cut through. */
function isUnbalanced(source: string, start: number, end: number): boolean {
  let open = 0;
  for (let at = start; at < end; at++) {
    const mark = source[at]!;
    if (mark === "“" || mark === "「" || mark === "【") open++;
    else if (mark === "”" || mark === "」" || mark === "】") open--;
    if (open < 0) return true;
  }
  return open !== 0;
}

/** Whether a bracket is a part of a Markdown link or picture. */
function isLink(source: string, from: number, to: number): boolean {
  return (source[from] === "(" && source[from - 1] === "]") || (source[from] === "[" && /[([]/.test(source[to] ?? ""));
}

const STOPS = "。！？!?…；;｜|";
const isStop = unitSet(STOPS);
/** All that may stand at the end of a sentence. */
export const SENTENCE_TAIL = `${STOPS}${CLOSERS}`;
/** What a line without a wide space between words has not; and such a space. */
const MAY_BE_WIDE = /\u3000|\s\s/u;
const WIDE = /\S(?:\u3000|\s{2,})(?=\S)/u;

/** The sentences of a line; a bar or a run of wide spaces ends one too. */
function sentences(source: string): [number, number][] {
  const found: [number, number][] = [];
  const mayBeWide = MAY_BE_WIDE.test(source);
  for (const { start: from, end: to } of cutBehind(source, isStop)) {
    found.push([from, to]);
    const wide = mayBeWide ? source.slice(from, to).search(WIDE) : -1;
    if (wide > 0) found.push([from, from + wide + 1], [from + wide + 1, to]);
  }
  return found;
}

const MOST_CUTS = 12;
/** The least of an insertion that is cut behind its end, and what stands at least before and behind a cut. */
export const LEAST_INSERTION = 6;
export const LEAST_BEFORE = 2;
export const LEAST_BEHIND = 4;

/** Where the first part of a sentence may end, if it is an insertion. */
function cuts(source: string, from: number, to: number): number[] {
  const found: number[] = [];
  eachMark(ENDS, source.slice(from, to), (index, length) => {
    const cut = from + index + length;
    if (cut - from >= LEAST_INSERTION && to - cut >= LEAST_BEHIND) found.push(cut);
    return found.length < MOST_CUTS;
  });
  return found;
}

/** Insertions with words of the sentence on both sides: from a mark that one begins with to one that it ends with. */
function within(begins: readonly number[], ends: readonly number[]): [number, number][] {
  return begins
    .flatMap((begin) =>
      ends.filter((end) => end - begin >= LEAST_INSERTION && end - begin <= MAX_BRACKET).map((end) => [begin, end]),
    )
    .slice(0, MOST_CUTS) as [number, number][];
}

/** Where the last part of a sentence may begin, if it is an insertion. */
function starts(source: string, from: number, to: number): number[] {
  const found: number[] = [];
  eachMark(BEGINS, source.slice(from, to), (index) => {
    const cut = from + index;
    if (cut - from >= LEAST_BEFORE && to - cut >= LEAST_BEHIND) found.push(cut);
    return found.length < MOST_CUTS;
  });
  return found;
}

/** A separator: nothing but three or more ornaments. */
export const SEPARATOR = /^[\s　]*(?:[-=_*~·.。—━─═＝－＊※★☆◆◇■□●○∷#＃﹏…+ ]){3,}[\s　]*$/u;

/** Runs of lines that belong together: block quotes, captions of pictures, and what stands between two separators. */
export function blocksOf(text: Text): { readonly first: number; readonly last: number }[] {
  const blocks: { first: number; last: number }[] = [];
  const lines = text.lines;
  const at = (i: number) => text.value.slice(lines[i]!.start, lines[i]!.end);
  for (let i = 0; i < lines.length; i++) {
    const line = at(i);
    if (/^\s*>/.test(line)) {
      let last = i;
      while (last + 1 < lines.length && /^\s*>/.test(at(last + 1))) last++;
      if (last > i) blocks.push({ first: i, last });
      i = last;
    } else if (line.includes("<figcaption") && !line.includes("</figcaption")) {
      let last = i;
      while (last + 1 < lines.length && last - i < 8 && !at(last).includes("</figcaption")) last++;
      if (at(last).includes("</figcaption")) {
        blocks.push({ first: i, last });
        i = last;
      }
    } else if (SEPARATOR.test(line)) {
      let next = i + 1;
      while (next < lines.length && next - i <= MAX_FRAMED && !SEPARATOR.test(at(next))) next++;
      if (next < lines.length && next - i > 1 && next - i <= MAX_FRAMED && SEPARATOR.test(at(next))) {
        blocks.push({ first: i + 1, last: next - 1 });
        i = next - 1;
      }
    }
  }
  return blocks;
}

/** Framed ads are short; what stands between two scene breaks is a scene. */
const MAX_FRAMED = 9;
