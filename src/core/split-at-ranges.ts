import type { Range } from "./edit.js";

/**
 * Splits a text that comes in pieces at ranges of it: gives the text outside of them, in pieces, and for each range its
 * number in its place.
 *
 * @param ranges in order of place, without overlap; a range beyond the end of the text is given at the end
 */
export function* splitAtRanges(pieces: Iterable<string>, ranges: readonly Range[]): Generator<string | number> {
  let next = 0;
  let at = 0; // of the piece in the text
  let from = 0; // what comes before was given or lies in a range
  for (const piece of pieces) {
    const end = at + piece.length;
    for (; next < ranges.length && ranges[next]!.start <= end; next++) {
      const range = ranges[next]!;
      // At the very end a range may go on in the next piece: it waits for that.
      if (range.start === end && range.end > range.start) break;
      if (range.start > from) yield piece.slice(from - at, range.start - at);
      yield next;
      from = range.end;
    }
    if (from < end) {
      yield piece.slice(Math.max(0, from - at));
      from = end;
    }
    at = end;
  }
  for (; next < ranges.length; next++) yield next;
}
