/** A word as a POSIX shell takes it literally. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Words of one command line. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellQuote).join(" ");
}
