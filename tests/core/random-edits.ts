import fc from "fast-check";
import type { Change } from "../../src/core/edit.js";

export const change = (start: number, end: number, replacement: string): Change => ({ start, end, replacement });

/**
 * Valid lists of edits on a text: cuts in order, some empty, some insertions.
 *
 * @param most of the places that edits begin and end at
 */
export function randomEdits(text: string, replacement: fc.Arbitrary<string>, most: number): fc.Arbitrary<Change[]> {
  return fc.array(fc.tuple(fc.nat(text.length), replacement), { maxLength: most }).map((cuts) => {
    const places = cuts.map(([at]) => at).sort((a, b) => a - b);
    const edits: Change[] = [];
    for (let i = 0; i + 1 < places.length; i += 2) edits.push(change(places[i]!, places[i + 1]!, cuts[i]![1]));
    return edits;
  });
}
