import { nodePlatform } from "../io/platform.js";
import type { CleanedFile, MadeFile } from "./task.js";

/**
 * The results of a batch, column by column: of many small files, objects of many fields would cost more to hand over than
 * they hold.
 */
export interface PackedResults {
  /** The lines, one behind the other. */
  readonly lines: Uint8Array;
  /** The totals of each file, see `TOTALS`. */
  readonly totals: Uint32Array;
  /** The texts of each file, see `TEXTS`; empty for what is not there. */
  readonly texts: readonly string[];
  /** What few files have; nothing for a file that has none of it. */
  readonly rest: readonly (Rest | undefined)[];
}

type Rest = Omit<CleanedFile, "line" | "totals" | "sha256" | "clean" | "told">;

/** Numbers of a file: changed, unchanged, refused, adLines, markers, restorations, suggestions. */
const TOTALS = 7;
/** Texts of a file: its hash, that of its clean form, and what it was told: asked, answers. */
const TEXTS = 4;
const NEWLINE = 10;

export function packResults(results: readonly MadeFile[]): PackedResults {
  const totals = new Uint32Array(results.length * TOTALS);
  const texts: string[] = [];
  const rest: (Rest | undefined)[] = [];
  let lines = "";
  let at = 0;
  for (const result of results) {
    const { line, sha256 = "", clean = "", told } = result;
    const { changed, unchanged, refused, adLines, markers, restorations, suggestions } = result.totals;
    lines += line;
    totals.set([changed, unchanged, refused, adLines, markers, restorations, suggestions], at);
    at += TOTALS;
    texts.push(sha256, clean, told?.asked ?? "", told?.answers ?? "");
    rest.push(restOf(result));
  }
  return { lines: nodePlatform.encodeUtf8!(lines), totals, texts, rest };
}

function restOf({ error, listed, source, unusedDirectives, usedPassages }: Rest): Rest | undefined {
  const parts = [error, listed, source, unusedDirectives, usedPassages];
  if (parts.every((part) => part === undefined)) return undefined;
  return {
    ...(error && { error }),
    ...(listed && { listed }),
    ...(source !== undefined && { source }),
    ...(unusedDirectives && { unusedDirectives }),
    ...(usedPassages && { usedPassages }),
  };
}

export function unpackResults({ lines, totals, texts, rest }: PackedResults): CleanedFile[] {
  let start = 0;
  return rest.map((more, i): CleanedFile => {
    // A line of JSON holds no line end but its own.
    const end = lines.indexOf(NEWLINE, start) + 1;
    const line = lines.subarray(start, end);
    start = end;
    const at = i * TOTALS;
    const [sha256, clean, asked, answers] = texts.slice(i * TEXTS, (i + 1) * TEXTS) as [string, string, string, string];
    return {
      line,
      totals: {
        files: 1,
        changed: totals[at]!,
        unchanged: totals[at + 1]!,
        refused: totals[at + 2]!,
        adLines: totals[at + 3]!,
        markers: totals[at + 4]!,
        restorations: totals[at + 5]!,
        suggestions: totals[at + 6]!,
      },
      told: { asked, answers },
      ...(sha256 !== "" && { sha256 }),
      ...(clean !== "" && { clean }),
      ...more,
    };
  });
}
