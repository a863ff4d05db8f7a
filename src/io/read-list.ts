import { readFileSync, statSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { fileError } from "./errors.js";
import { readNamedText } from "./read-named.js";

/**
 * The paths that a list names, one a line, or with NUL between them (`git ls-files -z`). Each is a file or folder as it
 * stands, never a glob.
 *
 * @param file a path, or `-` for standard input
 * @throws CleanError `path-missing` for a path in it, what `readNamedText` throws for the list
 */
export function readList(file: string): string[] {
  const list = read(file);
  const paths = list.includes("\0") ? list.split("\0") : list.split(/\r?\n/);
  const named = paths.filter((path) => path !== "");
  const missing = named.find((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing !== undefined) throw new CleanError("path-missing", { path: missing });
  return named;
}

function read(file: string): string {
  if (file !== "-") return readNamedText(file);
  try {
    return readFileSync(0, "utf8");
  } catch (error) {
    throw fileError(error, file, "read");
  }
}
