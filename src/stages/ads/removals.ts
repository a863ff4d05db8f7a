import type { Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { SEPARATOR } from "./passages.js";

/** A run of lines that go, with what framed them. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
}

/**
 * Joins lines that go into runs and widens each by what framed only it: blank lines between, separators on both sides
 * (or on one, when the run ends the document), pictures its words point to, and one side's blank lines.
 */
export function frameRuns(text: Text, gone: ReadonlySet<number>, pointsAt: (line: number) => PictureHint): LineRun[] {
  const all = new Set(gone);
  const pastGone = skipOver(all);
  const at = (i: number) => text.value.slice(text.lines[i]!.start, text.lines[i]!.end).trim();
  const isBlank = (i: number) => at(i) === "";
  for (const index of [...gone].sort((a, b) => a - b)) {
    for (const step of [-1, 1] as const) {
      const code = nearLine(text, index, step, pastGone);
      if (code !== undefined && CODE_PICTURE.test(at(code))) all.add(code);
    }
    const hint = pointsAt(index);
    if (hint === "none") continue;
    const picture = nearLine(text, index, hint === "above" ? -1 : 1, pastGone);
    if (picture !== undefined && PICTURE.test(at(picture))) all.add(picture);
  }
  const runs = joinRuns(text, all);
  return runs.map((run) => widen(text, run, { at, isBlank }));
}

/** Where the picture stands that a line speaks of: 扫描下方二维码 points below, a caption above. */
export type PictureHint = "above" | "below" | "none";

const PICTURE = /^(?:!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>|\[图片\]|【图片】)$/u;

/** A picture that names itself a code to scan. */
const CODE_PICTURE = /^!\[[^\]]{0,60}(?:qr|二维码|扫码|小程序码|公众号)[^\]]{0,60}\]\([^)]*\)$/iu;

/** The nearest line in a direction that stays and has text, past three blank ones at most. */
function nearLine(text: Text, from: number, step: 1 | -1, pastGone: PastGone): number | undefined {
  const { lines } = text;
  for (let i = pastGone(from + step, step), blank = 0; i >= 0 && i < lines.length; i = pastGone(i + step, step)) {
    const { start, end } = lines[i]!;
    if (text.value.slice(start, end).trim() !== "") return i;
    if (++blank > 3) return undefined;
  }
  return undefined;
}

/** The first line from one on, in a direction, that does not go. */
type PastGone = (line: number, step: 1 | -1) => number;

/** Remembers how far lines that go reach: where all of a text's lines do, each is passed once or twice. More may be added. */
function skipOver(gone: ReadonlySet<number>): PastGone {
  const [up, down] = [new Map<number, number>(), new Map<number, number>()];
  return (line, step) => {
    const jumps = step === 1 ? down : up;
    const passed: number[] = [];
    let at = line;
    for (; gone.has(at); at = jumps.get(at) ?? at + step) passed.push(at);
    for (const one of passed) jumps.set(one, at);
    return at;
  };
}

function joinRuns(text: Text, gone: ReadonlySet<number>): LineRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const index of [...gone].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && onlyBetween(text, run.last, index)) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/** Whether nothing but blank lines and separators stands between two lines that go. */
function onlyBetween(text: Text, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const { start, end } = text.lines[i]!;
    const line = text.value.slice(start, end);
    if (line.trim() !== "" && !SEPARATOR.test(line)) return false;
  }
  return true;
}

/** Whether a separator stands within a run: then the one before it or behind it belongs to the same frame. */
function hasSeparator(text: Text, { first, last }: LineRun): boolean {
  return text.lines.slice(first, last + 1).some(({ start, end }) => SEPARATOR.test(text.value.slice(start, end)));
}

/** A line that is a separator and a word: ━━ 广告 ━━. */
const BANNER = /^[━─—=*~～-]{3,}[^━─—=*~～-]{1,12}[━─—=*~～-]{3,}$/u;

/** Arrows alone on a line point at an ad and go with it. */
const ARROWS = /^[\s👇👆👉↓↑▼▲⬇⬆️]+$/u;

interface Lines {
  readonly at: (index: number) => string;
  readonly isBlank: (index: number) => boolean;
}

function widen(text: Text, run: LineRun, { at, isBlank }: Lines): LineRun {
  const end = text.lines.length;
  let { first, last } = run;
  if (last + 1 < end && !isBlank(last + 1) && ARROWS.test(at(last + 1))) last++;
  if (first > 0 && !isBlank(first - 1) && ARROWS.test(at(first - 1))) first--;
  first = labelAbove(first, { at, isBlank }) ?? first;
  let before = first - 1;
  while (before >= 0 && isBlank(before)) before--;
  let after = last + 1;
  while (after < end && isBlank(after)) after++;
  const opens = before >= 0 && SEPARATOR.test(at(before));
  const closes = after < end && SEPARATOR.test(at(after));
  let rest = closes ? after + 1 : after;
  while (rest < end && isBlank(rest)) rest++;
  const isTail = rest >= end;
  const inner = hasSeparator(text, run) || BANNER.test(at(run.first)) || BANNER.test(at(run.last));
  if (opens && (closes || isTail || before === 0 || inner)) first = before;
  if (closes && (opens || isTail || first === 0 || inner)) last = after;
  // A document must not end in the blank lines before an ad, nor two blank runs meet where it stood.
  if (isTail) last = end - 1;
  const blankBefore = first === 0 || isBlank(first - 1);
  if (isTail) while (first > 0 && isBlank(first - 1)) first--;
  else if (blankBefore) while (last + 1 < end && isBlank(last + 1)) last++;
  return { first, last };
}

/** Labels of ads that are written one character a line. */
const LABELS = ["广告", "廣告", "推广", "推廣"];
const MOST_BLANKS = 3;

/** The first of the lines above a line on which the characters of such a label stand, one each. */
function labelAbove(line: number, { at, isBlank }: Lines): number | undefined {
  const above = (index: number) => {
    for (let i = index - 1; i >= 0 && index - i <= MOST_BLANKS + 1; i--) if (!isBlank(i)) return i;
    return undefined;
  };
  const second = above(line);
  const first = second === undefined ? undefined : above(second);
  return first !== undefined && LABELS.includes(at(first) + at(second!)) ? first : undefined;
}

/** A deletion inside a line, widened by the spaces that set it off; its line then closes up. */
export function closeUp(text: Text, range: Range): Range {
  const line = text.lines[text.lineAt(range.start)]!;
  let { start, end } = range;
  while (end < line.end && /[ \t\u3000]/.test(text.value[end]!)) end++;
  if (end === line.end) while (start > line.start && /[ \t\u3000]/.test(text.value[start - 1]!)) start--;
  else if (end > range.end && start > line.start && /[A-Za-z0-9]/.test(text.value[start - 1]!)) end--;
  return { start, end };
}
