import { isBlank, type Text } from "../../core/text.js";
import type { Features } from "./features.js";

/** The lines of a text that are not blank, and of each line which of those it is; -1 for none. */
export interface FilledLines {
  readonly filled: readonly number[];
  readonly rank: Int32Array;
}

/** Found once for a text. */
export function filledLines(text: Text): FilledLines {
  return text.view("filled-lines", (value) => {
    const { lines } = text;
    const filled: number[] = [];
    const rank = new Int32Array(lines.length).fill(-1);
    for (let i = 0; i < lines.length; i++) {
      const { start, end } = lines[i]!;
      if (!isBlank(value, start, end)) rank[i] = filled.push(i) - 1;
    }
    return { filled, rank };
  });
}

/** Features of a line by its number among those with text, from 0: each holds below its limit, the first one counts. */
const FROM_START = [
  [1, "place/first"],
  [4, "place/head"],
] as const;
/** The same from the end. */
const FROM_END = [
  [3, "place/end"],
  [10, "place/tail"],
] as const;

/** What features tell apart of where a line, or a run of lines, stands: an index in `PLACES`. */
export type Place = number;

/** The features of each place. */
export const PLACES: readonly (readonly string[])[] = [...FROM_START.map(([, name]) => [name]), []].flatMap((start) =>
  [...FROM_END.map(([, name]) => [name]), []].map((end) => [...start, ...end]),
);

/** Where some lines stand, of which the first and the last are given as indices. */
export function placeOf({ filled, rank }: FilledLines, first: number, last: number): Place {
  const fromStart = Math.max(0, rank[first]!);
  const fromEnd = rank[last]! < 0 ? 0 : filled.length - 1 - rank[last]!;
  return stepOf(FROM_START, fromStart) * (FROM_END.length + 1) + stepOf(FROM_END, fromEnd);
}

function stepOf(limits: readonly (readonly [number, string])[], number: number): number {
  let step = 0;
  while (step < limits.length && number >= limits[step]![0]) step++;
  return step;
}

/** Adds the features of a place. */
export function withPlace(features: Features, place: Place): Features {
  const names = PLACES[place]!;
  if (names.length === 0) return features;
  const placed = new Map(features);
  for (const name of names) placed.set(name, 1);
  return placed;
}
