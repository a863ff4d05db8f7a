import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the journal of a state folder stands. */
export function journalOf(folder: string): string {
  return join(folder, "journal");
}

/** A line of the journal: what is about to be written, its name below the output folder and its SHA-256 (hex). */
export function journalLine(output: string, sha256: string): string {
  return `${JSON.stringify([output, sha256])}\n`;
}

/**
 * What earlier runs that were killed had begun to write: the hashes by the names below the output folder. A last line cut
 * short is passed over.
 */
export function readJournal(path: string): Map<string, string[]> {
  const known = new Map<string, string[]>();
  if (!existsSync(path)) return known;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    try {
      const [name, sha256] = JSON.parse(line) as [string, string];
      known.set(name, [...(known.get(name) ?? []), sha256]);
    } catch {}
  }
  return known;
}
