import { dirname, relative, resolve, sep } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";
import { readNamedText } from "./read-named.js";

/** The name used when none is given. */
export const BASELINE_FILE = ".qingwen-baseline.json";

/** How often each known finding stands in a file; the key is `rule fingerprint`. */
export type Counts = Map<string, number>;

/** What is known, by file; paths are relative to the folder of the baseline file, with `/` between their parts. */
export type Baseline = Map<string, Counts>;

const schema = z.strictObject({
  version: z.literal(1),
  files: z.record(z.string(), z.record(z.string(), z.int().min(1))),
});

/**
 * Reads a baseline.
 *
 * @throws CleanError `baseline-invalid`, what `readNamedText` throws
 */
export function readBaseline(path: string): Baseline {
  const { files } = parse(readNamedText(path), path);
  return new Map(Object.entries(files).map(([file, counts]) => [file, new Map(Object.entries(counts))]));
}

/**
 * Writes a baseline: sorted, one finding a line, so that a change of it reads well in a diff.
 *
 * @throws CleanError `unwritable`
 */
export function writeBaseline(path: string, baseline: Baseline): void {
  const files = Object.fromEntries(
    [...baseline]
      .filter(([, counts]) => counts.size > 0)
      .sort(byKey)
      .map(([file, counts]) => [file, Object.fromEntries([...counts].sort(byKey))]),
  );
  try {
    writeFileAtomic.sync(path, `${JSON.stringify({ version: 1, files }, null, 2)}\n`);
  } catch (error) {
    throw fileError(error, path, "write");
  }
}

/** How a baseline names a file. */
export function nameInBaseline(baseline: string, path: string): string {
  const below = relative(dirname(resolve(baseline)), resolve(path));
  return sep === "/" ? below : below.replaceAll(sep, "/");
}

function parse(source: string, path: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(source));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? cause.issues[0]!.message : (cause as Error).message;
    throw new CleanError("baseline-invalid", { path, problem }, { cause });
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
