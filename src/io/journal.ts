import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A clean file that is about to be written. */
export interface JournalEntry {
  /** Its name below the output folder. */
  readonly output: string;
  /** SHA-256 (hex) of what is written. */
  readonly clean: string;
  /** The input it is made of. */
  readonly path: string;
}

/** Where the journal of a state folder stands. */
export function journalOf(folder: string): string {
  return join(folder, "journal");
}

/** A line of the journal. */
export function journalLine({ output, clean, path }: JournalEntry): string {
  return `${JSON.stringify([output, clean, path])}\n`;
}

/** What earlier runs that were killed had begun to write, by its names. A line of another form, or cut short, is passed over. */
export function readJournal(path: string): ReadonlyMap<string, readonly JournalEntry[]> {
  const begun = new Map<string, JournalEntry[]>();
  if (!existsSync(path)) return begun;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    try {
      const [output, clean, path] = JSON.parse(line) as [string, string, string];
      if (typeof path === "string") begun.set(output, [...(begun.get(output) ?? []), { output, clean, path }]);
    } catch {}
  }
  return begun;
}
