import type { Range } from "../../core/edit.js";
import { indexRanges } from "../../core/range-index.js";
import type { Context } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import type { RuleHit } from "../../match/run-rules.js";
import { attention } from "./attention.js";
import type { Features, PassageKind, Repetition, RowChoice, Surroundings } from "./features.js";
import { featuresOf, hasEvidence, rowsFor } from "./features.js";
import { passageFingerprints } from "./fingerprint.js";
import { blocksOf, partsOfLine } from "./passages.js";

/** A passage with its features. */
export interface Candidate extends Range {
  readonly kind: PassageKind;
  /** The first and the last of the lines it lies in. */
  readonly first: number;
  readonly last: number;
  readonly features: Features;
}

/** Lines longer than this are looked at by their parts only: no ad is that long, and a file may be one line. */
const MAX_LINE = 1200;
/** Parts of one line that are looked at. */
const MAX_PARTS = 400;

/** What the passages of a text are judged by: made once for a text. */
export interface Surveyor {
  /** The candidates of the lines that deserve a look. */
  candidates(): Candidate[];
  /** The candidate that a whole line makes, whether it deserves a look or not. */
  line(index: number): Candidate | undefined;
}

/** Prepares a text for judging. */
export function survey(text: Text, context: Context, hits: readonly RuleHit[]): Surveyor {
  const filled = text.lines.flatMap(({ start, end }, i) => (text.value.slice(start, end).trim() === "" ? [] : [i]));
  const rank = new Map(filled.map((line, i) => [line, i]));
  const repeats = repetition(text, context);
  const hitsByLine = new Map<number, RuleHit[]>();
  for (const hit of hits) {
    const index = text.lineAt(hit.start);
    hitsByLine.set(index, [...(hitsByLine.get(index) ?? []), hit]);
  }
  const known = new Map<number, Candidate | undefined>();

  const isLatin = (from: number | undefined, step: 1 | -1) => {
    const next = from === undefined ? undefined : filled[from + step];
    if (next === undefined) return false;
    const { start, end } = text.lines[next]!;
    const source = text.value.slice(start, Math.min(end, start + 200));
    return (source.match(/[A-Za-z]/g)?.length ?? 0) > 2 * (source.match(/\p{Script=Han}/gu)?.length ?? 0);
  };
  const around = (kind: PassageKind, range: Range, first: number, last: number): Surroundings => {
    const whole = kind === "line" || kind === "block";
    const line = text.lines[first]!;
    const fromStart = rank.get(first) ?? 0;
    return {
      kind,
      before: whole ? "" : text.value.slice(Math.max(line.start, range.start - 20), range.start),
      after: whole ? "" : text.value.slice(range.end, Math.min(text.lines[last]!.end, range.end + 20)),
      fromStart,
      fromEnd: filled.length - 1 - (rank.get(last) ?? filled.length - 1),
      inLatin: isLatin(rank.get(first), -1) && isLatin(rank.get(last), 1),
      repetition: () => repeats(range),
      rules: topicsIn(hitsByLine, first, last, range),
    };
  };
  const make = (kind: PassageKind, range: Range, first: number, last: number, rows?: RowChoice): Candidate => ({
    kind,
    start: range.start,
    end: range.end,
    first,
    last,
    features: featuresOf(text.value.slice(range.start, range.end), around(kind, range, first, last), rows),
  });
  const line = (index: number) => {
    if (!known.has(index)) {
      const { start, end } = text.lines[index]!;
      known.set(
        index,
        end - start > MAX_LINE || !rank.has(index) ? undefined : make("line", { start, end }, index, index),
      );
    }
    return known.get(index);
  };
  return {
    line,
    candidates() {
      const found: Candidate[] = [];
      const looked = new Map(attention(text));
      for (const [index, found] of hitsByLine) looked.set(index, [...(looked.get(index) ?? []), ...found]);
      for (const [index, places] of [...looked].sort(([a], [b]) => a - b)) {
        const whole = line(index);
        if (whole !== undefined) found.push(whole);
        if (whole !== undefined && !hasEvidence(whole.features)) continue;
        let parts = 0;
        const spots = indexRanges(places);
        let rows: RowChoice | undefined;
        for (const part of partsOfLine(text, text.lines[index]!)) {
          if (!spots.isIn(part)) continue;
          if (part.end - part.start > MAX_LINE || ++parts > MAX_PARTS) continue;
          rows ??= whole === undefined ? undefined : rowsFor(text.value.slice(whole.start, whole.end));
          found.push(make(part.kind, part, index, index, rows));
        }
      }
      for (const { first, last } of blocksOf(text)) {
        const range = { start: text.lines[first]!.start, end: text.lines[last]!.end };
        const seen = Array.from({ length: last - first + 1 }, (_, i) => looked.has(first + i)).includes(true);
        if (seen && range.end - range.start <= MAX_LINE) found.push(make("block", range, first, last));
      }
      return found;
    },
  };
}

function topicsIn(hits: ReadonlyMap<number, readonly RuleHit[]>, first: number, last: number, range: Range): string[] {
  const topics = new Set<string>();
  for (let line = first; line <= last && hits.size > 0; line++) {
    for (const { rule, start, end } of hits.get(line) ?? []) {
      if (rule.action === "evidence" && start < range.end && range.start < end) topics.add(rule.id.split("/")[1]!);
    }
  }
  return [...topics].sort();
}

/** How often a passage stands in the document, and how far its parts reach in the folder. */
function repetition(text: Text, context: Context) {
  const copies = new Map<string, number>();
  const { corpus } = context;
  return (range: Range): Repetition => {
    const prints = passageFingerprints(text);
    if (copies.size === 0) {
      for (const { fingerprint } of prints) copies.set(fingerprint, (copies.get(fingerprint) ?? 0) + 1);
    }
    let most = 1;
    let reach = 0;
    let repeated = 0;
    for (let i = firstFrom(prints, range.start); i < prints.length && prints[i]!.range.start < range.end; i++) {
      const { fingerprint, range: at } = prints[i]!;
      if (at.end > range.end) continue;
      const size = at.end - at.start;
      if (size * 2 > range.end - range.start) most = Math.max(most, copies.get(fingerprint)!);
      const documents = corpus?.documentsWith(fingerprint) ?? 0;
      if (documents < 3) continue;
      reach = Math.max(reach, documents);
      repeated = size === range.end - range.start ? size : Math.min(range.end - range.start, repeated + size);
    }
    return { copies: most, reach, share: repeated / Math.max(1, range.end - range.start) };
  };
}

function firstFrom(prints: ReturnType<typeof passageFingerprints>, start: number): number {
  let low = 0;
  let high = prints.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (prints[mid]!.range.start < start) low = mid + 1;
    else high = mid;
  }
  return low;
}
