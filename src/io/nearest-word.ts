/**
 * The word that was most likely meant: the one that the fewest slips (a character too many, missing, wrong, or two
 * swapped) lead to, if they are at most a third of its length.
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, slips: slipsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, slips }) => slips <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.candidate;
}

/** The optimal string alignment distance; both words are short. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : wrong;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, wrong, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
