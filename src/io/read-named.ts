import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { CleanError } from "../core/errors.js";
import { namedFileError } from "./errors.js";

/**
 * Reads a file that the user named, on the command line or in a config.
 *
 * @throws CleanError `path-missing`, `is-folder`, `unreadable`, `too-large`
 */
export function readNamed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw namedFileError(error, path);
  }
}

/**
 * Reads the text of such a file, without a byte order mark.
 *
 * @throws CleanError what `readNamed` throws, `not-utf8`
 */
export function readNamedText(path: string): string {
  const bytes = readNamed(path);
  if (!isUtf8(bytes)) throw new CleanError("not-utf8", { path });
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}
