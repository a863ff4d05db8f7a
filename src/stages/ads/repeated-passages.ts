import { keyOf } from "../../core/count-table.js";
import type { Range } from "../../core/edit.js";
import type { CorpusCounts } from "../../core/stage.js";
import type { Text } from "../../core/text.js";
import type { FamilyPassage } from "../../packs/learn/families.js";
import { passageFingerprints } from "./fingerprint.js";

/** A stretch of a text whose parts stand in several documents. */
export type RepeatedPassage = Range & Omit<FamilyPassage, "value">;

/** A line whose repeated clauses make this share of it is repeated as a whole: the rest of it is what varies. */
const MOST_OF_LINE = 0.5;

/** The passages of a text that stand in at least `least` documents of the folder, in order. */
export function repeatedPassages(text: Text, counts: CorpusCounts, least: number): RepeatedPassage[] {
  const found: RepeatedPassage[] = [];
  const byLine = new Map<number, (Range & { key: number })[]>();
  for (const { fingerprint, range } of passageFingerprints(text)) {
    if (counts.documentsWith(fingerprint) < least) continue;
    const line = text.lineAt(range.start);
    const parts = byLine.get(line) ?? [];
    parts.push({ ...range, key: keyOf(fingerprint) });
    byLine.set(line, parts);
  }
  for (const [index, parts] of byLine) {
    const line = trimmed(text, text.lines[index]!);
    const whole = parts.some((part) => part.end - part.start >= line.end - line.start);
    const covered = parts.reduce((sum, part) => sum + part.end - part.start, 0);
    if (whole || covered >= MOST_OF_LINE * (line.end - line.start)) {
      found.push({ ...line, place: "line", keys: distinct(parts) });
      continue;
    }
    for (const run of runsOf(parts)) {
      const range = trimmed(text, { start: run[0]!.start, end: run.at(-1)!.end });
      found.push({ ...range, place: "inside", keys: distinct(run) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function trimmed(text: Text, range: Range): Range {
  const source = text.value.slice(range.start, range.end);
  const start = range.start + (source.length - source.trimStart().length);
  return { start, end: Math.max(start, range.end - (source.length - source.trimEnd().length)) };
}

/** Parts with no more than punctuation between them. */
function runsOf<T extends Range>(parts: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last !== undefined && part.start - last.at(-1)!.end <= 2) last.push(part);
    else runs.push([part]);
  }
  return runs;
}

function distinct(parts: readonly { readonly key: number }[]): number[] {
  return [...new Set(parts.map(({ key }) => key))].sort((a, b) => a - b);
}
