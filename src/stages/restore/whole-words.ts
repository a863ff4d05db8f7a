import type { Edit } from "../../core/edit.js";
import type { Weighed } from "./proofs.js";
import { partBefore } from "./weigh.js";

/**
 * Signs that lie in one word go together: what proves the word across one of them proves it across all, though the word
 * might end before it (党·组·织, where 组织 is a word, too). So does the one between two that go and of which one character each
 * parts it (中·国·共·产·党), where two words meet.
 *
 * @param weighed the occurrences of a document, in order
 * @param edits for each of them its edit, if it has one
 * @returns the same with those of the signs that go along
 */
export function keepWordsWhole(
  weighed: readonly Weighed[],
  edits: readonly (Edit | undefined)[],
): readonly (Edit | undefined)[] {
  const whole = [...edits];
  const goAlong = (index: number, proof: Edit) => {
    const { start, end } = weighed[index]!.around;
    if ((whole[index]?.confidence ?? 0) < proof.confidence) whole[index] = { ...proof, start, end };
  };
  weighed.forEach((item, index) => {
    const proof = edits[index];
    if (proof?.replacement !== "" || !isSign(item)) return;
    for (const other of signsInWord(weighed, index)) goAlong(other, proof);
  });
  for (let index = 1; index < weighed.length - 1; index++) {
    const [before, after] = [whole[index - 1], whole[index + 1]];
    if (before?.replacement !== "" || after?.replacement !== "") continue;
    if (isNext(weighed[index - 1]!, weighed[index]!) && isNext(weighed[index]!, weighed[index + 1]!)) {
      goAlong(index, before.confidence < after.confidence ? before : after);
    }
  }
  return whole;
}

/** Whether an occurrence is a sign that parts characters, and no more than that. */
function isSign({ occurrence, weights }: Weighed): boolean {
  return occurrence.family === "separator" && weights[0]!.candidate === "";
}

/** Whether two signs are of one kind with one character between them. */
function isNext(a: Weighed, b: Weighed): boolean {
  return isSign(a) && isSign(b) && a.occurrence.mask === b.occurrence.mask && b.around.start === a.around.end + 1;
}

/** The other signs of its kind that lie in the word across a sign, by their places among the occurrences. */
function signsInWord(weighed: readonly Weighed[], index: number): number[] {
  const { around, occurrence, weights } = weighed[index]!;
  const { word } = weights[0]!;
  const before = partBefore(word, around.left, "");
  const found: number[] = [];
  /** Goes over so many characters of the word, from sign to sign. */
  const go = (step: -1 | 1, characters: number) => {
    let left = characters;
    let edge = step < 0 ? around.start : around.end;
    for (let next = index + step; next >= 0 && next < weighed.length; next += step) {
      const other = weighed[next]!;
      left -= step < 0 ? edge - other.around.end : other.around.start - edge;
      if (left <= 0 || !isSign(other) || other.occurrence.mask !== occurrence.mask) return;
      found.push(next);
      edge = step < 0 ? other.around.start : other.around.end;
    }
  };
  go(-1, before);
  go(1, word.length - before);
  return found;
}
