/** One Han, kana or hangul character each, else a word: the unit that labelled pages are compared in. */
const TOKEN =
  /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]|[a-z0-9\u00c0-\u024f\u0370-\u052f_]+|[^\P{L}\u3040-\u9fff]/gu;

/** The tokens of a text, after NFKC and in lower case. */
export function tokensOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(TOKEN) ?? [];
}

/** All runs of `size` tokens, each as one string. */
export function gramsOf(tokens: readonly string[], size: number): string[] {
  return tokens
    .slice(0, Math.max(0, tokens.length - size + 1))
    .map((_, at) => tokens.slice(at, at + size).join("\u0001"));
}

/** How often each one occurs. */
export function countsOf(grams: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** Precision, recall and F1 of a text over bags of 4-token runs, 0 to 1. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Compares a text with the labelled one, given as counts of its 4-token runs. */
export function agreement(text: string, gold: ReadonlyMap<string, number>): Agreement {
  const grams = gramsOf(tokensOf(text), 4);
  const size = [...gold.values()].reduce((sum, times) => sum + times, 0);
  let hits = 0;
  for (const [gram, times] of countsOf(grams)) hits += Math.min(times, gold.get(gram) ?? 0);
  const precision = grams.length === 0 ? 0 : hits / grams.length;
  const recall = size === 0 ? 1 : hits / size;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
