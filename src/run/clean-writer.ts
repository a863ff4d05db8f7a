import { closeSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { DocumentRecord } from "../core/document.js";
import { CleanError } from "../core/errors.js";
import { fileError } from "../io/errors.js";
import { fileSha256 } from "../io/file-sha256.js";
import { journalLine } from "../io/journal.js";
import { writeAll } from "../io/write-all.js";
import { refuseProtected } from "../io/write-protected.js";
import type { CleanTarget } from "./task.js";

/** Puts clean files in place; what is asked again for every file is kept. */
export interface CleanWriter {
  /**
   * Writes a clean file, unless it is there already.
   *
   * @param known the hashes of what earlier runs wrote under this name
   * @throws CleanError `target-changed` where something stands that is not ours, `write-protected`, `unwritable`
   */
  write(record: DocumentRecord, clean: Uint8Array, known: readonly string[]): void;
  /** The same for a clean text that is in a file already, on the same file system: it is moved. */
  place(record: DocumentRecord, part: string, known: readonly string[]): void;
  close(): void;
}

/**
 * Opens a writer. Each file goes to a temporary one first and is then renamed, so that a reader sees the old one or the
 * new one and never a part. Several threads may write into one folder: the names of the temporary files are their own.
 */
export function openCleanWriter({ output, temporary, journal, foreign }: CleanTarget): CleanWriter {
  mkdirSync(temporary, { recursive: true });
  const own = mkdtempSync(join(temporary, "clean-"));
  const notes = openSync(journal, "a");
  // Joined by hand: `join` and `dirname` look at every character of every path.
  const below = join(output, "x").slice(0, -1);
  const made = new Set<string>();
  /** Folders that were not there before: nothing stands in them that is not ours. */
  const fresh = new Set<string>();
  let counter = 0;

  return {
    write: (record, bytes, known) => putNew(record, known, (path) => put(path, bytes)),
    place: (record, part, known) => putNew(record, known, (path) => renameSync(part, path)),
    close: () => closeSync(notes),
  };

  function putNew(
    { output: name, path: source, clean }: DocumentRecord,
    known: readonly string[],
    act: (path: string) => void,
  ): void {
    const path = below + (sep === "/" ? name : name.replaceAll("/", sep));
    const { sha256: hash } = clean!;
    const end = path.lastIndexOf(sep);
    const folder = end > 0 ? path.slice(0, end) : dirname(path);
    try {
      const there = fresh.has(folder) ? undefined : statSync(path, { throwIfNoEntry: false });
      if (there?.isFile()) {
        const found = fileSha256(path);
        if (found === hash) return;
        if (foreign === "keep" && !known.includes(found)) throw new CleanError("target-changed", { path });
        refuseProtected(path, there.mode);
      } else if (there === undefined) makeFolder(folder);
      // Each line goes out by one call, so that those of several threads do not mix.
      writeSync(notes, journalLine({ output: name, clean: hash, path: source }));
      act(path);
    } catch (error) {
      throw fileError(error, path, "write");
    }
  }

  function makeFolder(folder: string): void {
    if (made.has(folder)) return;
    // What comes back is the first folder that was made, if any was.
    if (mkdirSync(folder, { recursive: true }) !== undefined) fresh.add(folder);
    made.add(folder);
  }

  function put(path: string, bytes: Uint8Array): void {
    const part = join(own, `${counter++}.part`);
    try {
      writeFile(part, bytes);
      renameSync(part, path);
    } catch (error) {
      // A folder may have been taken away meanwhile.
      made.clear();
      fresh.clear();
      rmSync(part, { force: true });
      throw error;
    }
  }
}

function writeFile(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    writeAll(file, bytes);
  } finally {
    closeSync(file);
  }
}
