import { fingerprintOf } from "../../core/count-table.js";
import type { Range } from "../../core/edit.js";
import type { Text } from "../../core/text.js";
import { scanPassages } from "./scan-passages.js";

/** A part of a text under the name by which its repetitions are counted. */
export interface Fingerprint {
  /** Twelve hex digits: 48 bits of a hash of the folded letters. */
  readonly fingerprint: string;
  /** In offsets of the text. */
  readonly range: Range;
}

/**
 * The fingerprints of a text's passages: of every line, and of every clause of it, so that a promo in which a number or
 * a word varies is still found by its other clauses. Letters and Han count only: width, case, spaces, digits and
 * punctuation do not tell two passages apart. A fingerprint may come several times; a count of documents takes it once.
 */
export function passageFingerprints(text: Text): readonly Fingerprint[] {
  return text.view("passage-fingerprints", (value) => {
    const found: Fingerprint[] = [];
    scanPassages(value, (key, start, end) => found.push({ fingerprint: fingerprintOf(key), range: { start, end } }));
    return found;
  });
}
