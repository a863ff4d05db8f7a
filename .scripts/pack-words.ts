/** Words of the same frequency bucket and length. */
export interface WordBucket {
  readonly bucket: number;
  readonly words: readonly string[];
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Packs words as src/stages/restore/lexicon.ts unpacks them, one line for the words of a first character: that
 * character, then groups of length (a digit), bucket (a digit to base 62) and the words without it, joined without a mark.
 *
 * @throws RangeError for a bucket above 61
 */
export function packWords(buckets: readonly WordBucket[]): string {
  const byFirst = new Map<string, Map<string, string[]>>();
  for (const { bucket, words } of buckets) {
    const digit = DIGITS[bucket];
    if (digit === undefined) throw new RangeError(`a bucket is at most 61: ${bucket}`);
    for (const word of words) {
      const groups = byFirst.get(word[0]!) ?? new Map<string, string[]>();
      byFirst.set(word[0]!, groups);
      const key = `${word.length}${digit}`;
      groups.set(key, [...(groups.get(key) ?? []), word.slice(1)]);
    }
  }
  return [...byFirst]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, groups]) => first + [...groups].map(([key, rests]) => key + rests.sort().join("")).join(""))
    .join("\n");
}
