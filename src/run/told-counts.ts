import { MOST_REACH } from "../core/count-table.js";
import type { CorpusCounts } from "../core/stage.js";

/** What a document was told of the folder around it: fingerprints, twelve digits each, and a digit for every answer. */
export interface Told {
  readonly asked: string;
  readonly answers: string;
}

/** Counts that keep what they are asked, until that is taken. */
export interface ToldCounts extends CorpusCounts {
  /** What was told since the last call. */
  take(): Told;
}

/**
 * Answers no more than stages may tell apart, so that one document more or less in a folder of a hundred does not make
 * all others another case; and keeps the answers, so that a later run knows whether it would give the same ones.
 */
export function toldCounts(counts: CorpusCounts): ToldCounts {
  let told = new Map<string, number>();
  return {
    documents: counts.documents,
    documentsWith(fingerprint) {
      const known = told.get(fingerprint);
      if (known !== undefined) return known;
      const count = Math.min(counts.documentsWith(fingerprint), MOST_REACH);
      told.set(fingerprint, count);
      return count;
    },
    take() {
      const asked = [...told.keys()].join("");
      const answers = [...told.values()].map((count) => count.toString(36)).join("");
      told = new Map();
      return { asked, answers };
    },
  };
}

/** Whether counts give the answers that were told. */
export function tellsTheSame(counts: CorpusCounts, { asked, answers }: Told): boolean {
  const digits = asked.length / Math.max(1, answers.length);
  for (let i = 0; i < answers.length; i++) {
    const count = Math.min(counts.documentsWith(asked.slice(i * digits, (i + 1) * digits)), MOST_REACH);
    if (count.toString(36) !== answers[i]) return false;
  }
  return true;
}
