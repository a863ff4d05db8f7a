import { nodePlatform } from "../io/platform.js";
import type { CleanedFile, MadeFile } from "./task.js";

/** The results of a batch in one piece: objects of many fields cost more to hold and to hand over than is in them. */
export interface PackedResults {
  /** The lines, one behind the other, in UTF-8. */
  readonly lines: Uint8Array;
  /** The totals of each file, see `TOTALS`. */
  readonly totals: Uint32Array;
  /** The texts of each file, see `TEXTS`, each with a line end, in ASCII; empty for what is not there. */
  readonly texts: Uint8Array;
  /** What few files have, by their places. */
  readonly rest: readonly (readonly [number, Rest])[];
}

type Rest = Omit<CleanedFile, "line" | "totals" | "sha256" | "clean" | "told">;

/** Numbers of a file: changed, unchanged, refused, adLines, markers, restorations, suggestions. */
const TOTALS = 7;
/** Texts of a file: its hash, that of its clean form, and what it was told: asked, answers. */
const TEXTS = 4;
const NEWLINE = 10;

/** Packs results as they come. What waited as objects would outlive a few turns of the collector, and pile up. */
export interface ResultPacker {
  add(result: MadeFile): void;
  /** What was added since the last call. */
  take(): PackedResults;
}

export function resultPacker(): ResultPacker {
  const lines = growing();
  const texts = growing();
  let totals: number[] = [];
  let rest: [number, Rest][] = [];
  return {
    add(result) {
      const { line, sha256 = "", clean = "", told } = result;
      const { changed, unchanged, refused, adLines, markers, restorations, suggestions } = result.totals;
      const more = restOf(result);
      if (more !== undefined) rest.push([totals.length / TOTALS, more]);
      totals.push(changed, unchanged, refused, adLines, markers, restorations, suggestions);
      texts.add(`${sha256}\n${clean}\n${told?.asked ?? ""}\n${told?.answers ?? ""}\n`);
      lines.add(line);
    },
    take() {
      const packed = { lines: lines.take(), totals: Uint32Array.from(totals), texts: texts.take(), rest };
      totals = [];
      rest = [];
      return packed;
    },
  };
}

function restOf({ error, broken, listed, source, unusedDirectives, usedPassages }: Rest): Rest | undefined {
  if ((error ?? broken ?? listed ?? source ?? unusedDirectives ?? usedPassages) === undefined) return undefined;
  return {
    ...(error && { error }),
    ...(broken !== undefined && { broken }),
    ...(listed && { listed }),
    ...(source !== undefined && { source }),
    ...(unusedDirectives && { unusedDirectives }),
    ...(usedPassages && { usedPassages }),
  };
}

export function* unpackResults({ lines, totals, texts, rest }: PackedResults): Generator<CleanedFile> {
  const told = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength).toString("latin1").split("\n");
  const more = new Map(rest);
  for (let i = 0, start = 0; i * TOTALS < totals.length; i++) {
    // A line of JSON holds no line end but its own.
    const end = lines.indexOf(NEWLINE, start) + 1;
    const [sha256, clean, asked, answers] = told.slice(i * TEXTS, (i + 1) * TEXTS) as [string, string, string, string];
    const [changed, unchanged, refused, adLines, markers, restorations, suggestions] = totals.subarray(
      i * TOTALS,
    ) as unknown as [number, number, number, number, number, number, number];
    yield {
      line: lines.subarray(start, end),
      totals: { files: 1, changed, unchanged, refused, adLines, markers, restorations, suggestions },
      told: { asked, answers },
      ...(sha256 !== "" && { sha256 }),
      ...(clean !== "" && { clean }),
      ...more.get(i),
    };
    start = end;
  }
}

/** Bytes at first; more when that is not enough, until they are taken. */
const ROOM = 1 << 16;
/** Longer texts are encoded by the way that is quicker for them, in UTF-16 units. */
const LONG = 1 << 12;

/** Text as UTF-8 in memory that grows. */
function growing() {
  let buffer = Buffer.allocUnsafeSlow(ROOM);
  let size = 0;
  const make = (bytes: number) => {
    if (size + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(size + bytes, buffer.length * 2));
    larger.set(buffer.subarray(0, size));
    buffer = larger;
  };
  return {
    add(text: string): void {
      const bytes = text.length > LONG ? nodePlatform.encodeUtf8!(text) : undefined;
      make(bytes?.length ?? text.length * 3);
      if (bytes === undefined) size += buffer.write(text, size);
      else buffer.set(bytes, size);
      size += bytes?.length ?? 0;
    },
    take(): Uint8Array {
      // In memory of its own: a view would take along all that is behind it.
      const taken = new Uint8Array(buffer.subarray(0, size));
      if (buffer.length > ROOM * 16) buffer = Buffer.allocUnsafeSlow(ROOM);
      size = 0;
      return taken;
    },
  };
}
