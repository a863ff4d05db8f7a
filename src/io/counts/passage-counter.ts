import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ArrayCursor, type Cursor, type Emit, FileCursor } from "./cursor.js";
import { openEntryWriter } from "./entry-writer.js";
import { mergeCursors } from "./merge-cursors.js";

/** Counts that can be gone over as often as needed. */
export interface CountSource {
  readonly documents: number;
  /** All passages with the number of documents that hold them, ascending. */
  each(emit: Emit): void;
  /** Takes temporary files away. */
  close(): void;
}

/** Counts passages of many documents in bounded memory. */
export interface PassageCounter {
  /** Adds a document by its passages, each once. */
  add(keys: ArrayLike<number>): void;
  /** What was counted; the counter takes no more documents. */
  finish(): CountSource;
  /** The same as data. */
  parts(): CounterParts;
}

/** What a counter holds in the end: data only, so that one in a worker can hand it over. */
export interface CounterParts {
  readonly documents: number;
  /** Passages in memory, ascending; one that stands in several documents comes several times. */
  readonly rest: Float64Array;
  /** Files of entries, and the folder they are in. */
  readonly runs: readonly string[];
  readonly folder?: string;
}

/** The same on shared memory: handing it over copies nothing, neither passages nor the room behind them. */
export function sharedParts({ rest, ...parts }: CounterParts): CounterParts {
  const shared = new Float64Array(new SharedArrayBuffer(rest.byteLength));
  shared.set(rest);
  return { ...parts, rest: shared };
}

/** The counts of several counters as one source, as if one counter had seen all documents. */
export function countSource(parts: readonly CounterParts[]): CountSource {
  return {
    documents: parts.reduce((sum, { documents }) => sum + documents, 0),
    each(emit) {
      const held = parts.map(({ rest }) => new ArrayCursor(rest));
      const runs = parts.flatMap((part) => part.runs.map((run) => new FileCursor(run, 0)));
      mergeCursors([...held, ...runs], emit);
    },
    close() {
      for (const { folder } of parts) if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Sorts passages in place. Numbers that are not negative have the order of their bits, and integers are sorted in half the
 * time of numbers, which might be none (IEEE 754).
 */
function sorted(keys: Float64Array): Float64Array {
  new BigUint64Array(keys.buffer, keys.byteOffset, keys.length).sort();
  return keys;
}

/** Passages held in memory, 16 MB; when full they are sorted and written out as a run. */
const HELD = 1 << 21;
/** Runs merged at once: with 64 KB read of each, 4 MB. As many of one level become one run of the next. */
const FAN_IN = 64;

/**
 * Makes a counter. Memory does not grow with the number of documents: 16 MB for the passages held, and while merging 4 MB
 * for each level of runs (a level is 64 times the one below: two hold 8 thousand million passages).
 *
 * @param temporary the folder for runs; nothing is written there before the memory is full
 * @param held passages held in memory
 */
export function createPassageCounter(temporary: string, held = HELD): PassageCounter {
  const levels: string[][] = [];
  // The system gives the memory as it is written to: one that grew would be copied.
  const buffer = new Float64Array(held);
  let used = 0;
  let documents = 0;
  let names = 0;
  let folder: string | undefined;

  const write = (cursors: readonly Cursor[]): string => {
    if (folder === undefined) {
      mkdirSync(temporary, { recursive: true });
      folder = mkdtempSync(join(temporary, "counts-"));
    }
    const path = join(folder, `${names++}.run`);
    const writer = openEntryWriter(path);
    try {
      mergeCursors(cursors, writer.add);
      writer.finish();
    } finally {
      writer.close();
    }
    return path;
  };
  const push = (path: string, level = 0) => {
    levels[level] ??= [];
    const runs = levels[level]!;
    runs.push(path);
    if (runs.length < FAN_IN) return;
    levels[level] = [];
    const merged = write(runs.map((run) => new FileCursor(run, 0)));
    for (const run of runs) rmSync(run, { force: true });
    push(merged, level + 1);
  };
  const makeRoom = () => {
    push(write([new ArrayCursor(sorted(buffer.subarray(0, used)))]));
    used = 0;
  };
  const parts = (): CounterParts => {
    const rest = sorted(buffer.subarray(0, used));
    return { documents, rest, runs: levels.flat(), ...(folder !== undefined && { folder }) };
  };
  return {
    add(keys) {
      documents++;
      for (let i = 0; i < keys.length; i++) {
        if (used === buffer.length) makeRoom();
        buffer[used++] = keys[i]!;
      }
    },
    parts,
    finish: () => countSource([parts()]),
  };
}
