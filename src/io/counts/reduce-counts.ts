import { rmSync } from "node:fs";
import { join } from "node:path";
import { HISTOGRAM_SIZE, MIN_REACH, reachThreshold } from "../../core/count-table.js";
import { openEntries } from "./counts-file.js";
import { type Emit, FileCursor } from "./cursor.js";
import { openEntryWriter } from "./entry-writer.js";
import { TABLE_CAPACITY } from "./make-table.js";
import { mergeCursors } from "./merge-cursors.js";
import type { CountSource } from "./passage-counter.js";

/** Files merged at once: 64 KB are read of each, and systems allow some hundred open files. */
const FAN_IN = 256;

/**
 * Adds up files of counts and keeps what `makeCountTable` would keep of them: the passages in several documents, the most
 * repeated ones where there are more than a table holds. Memory does not grow with the counts; passages of the middle
 * stand in temporary files.
 *
 * @param documents how many documents were counted in all
 * @param temporary the folder for temporary files, which the source needs until it is closed
 */
export function reduceCounts(
  paths: readonly string[],
  documents: number,
  temporary: string,
  { capacity = TABLE_CAPACITY, fanIn = FAN_IN }: { readonly capacity?: number; readonly fanIn?: number } = {},
): CountSource {
  const runs: string[] = [];
  const write = (cursors: readonly FileCursor[], keep: (count: number) => boolean): string => {
    const path = join(temporary, `${runs.length}.run`);
    runs.push(path);
    const writer = openEntryWriter(path);
    try {
      mergeCursors(cursors, (key, count) => {
        if (keep(count)) writer.add(key, count);
      });
      writer.finish();
    } finally {
      writer.close();
    }
    return path;
  };
  const drop = (path: string) => rmSync(path, { force: true });

  let open = paths.map((path) => ({ path, cursor: () => openEntries(path), isOurs: false }));
  while (open.length > fanIn) {
    const next: typeof open = [];
    for (let at = 0; at < open.length; at += fanIn) {
      const group = open.slice(at, at + fanIn);
      const path = write(
        group.map(({ cursor }) => cursor()),
        () => true,
      );
      for (const { path, isOurs } of group) if (isOurs) drop(path);
      next.push({ path, cursor: () => new FileCursor(path, 0), isOurs: true });
    }
    open = next;
  }
  const histogram = new Float64Array(HISTOGRAM_SIZE);
  const repeated = write(
    open.map(({ cursor }) => cursor()),
    (count) => {
      histogram[Math.min(count, HISTOGRAM_SIZE - 1)]!++;
      return count >= MIN_REACH;
    },
  );
  for (const { path, isOurs } of open) if (isOurs) drop(path);
  const from = reachThreshold(histogram, capacity);
  return {
    documents,
    each(emit: Emit) {
      mergeCursors([new FileCursor(repeated, 0)], (key, count) => {
        if (Math.min(count, HISTOGRAM_SIZE - 1) >= from) emit(key, count);
      });
    },
    close() {
      for (const path of runs) drop(path);
    },
  };
}
